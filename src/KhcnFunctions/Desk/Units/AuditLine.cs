using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Units;

/// <summary>One change: when, who, what, and why where somebody said so.</summary>
public sealed record AuditLine(DateTimeOffset At, string Who, string What, string? Why)
{
    /// <summary>The decision was withdrawn since.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>Reads from the audit what concerns one unit or task, in order.</summary>
internal static class AuditLines
{
    /// <param name="since">The cycle's time.</param>
    public static Task<IReadOnlyList<AuditLine>> OfUnitAsync(CycleView view, string unit, DateTimeOffset since, CancellationToken ct) =>
        ReadAsync(view, since, entry => entry.Subject == unit || Concerns(view, entry, unit), ct);

    public static Task<IReadOnlyList<AuditLine>> OfTaskAsync(CycleView view, string task, DateTimeOffset since, CancellationToken ct) =>
        ReadAsync(view, since, entry => view.Decisions.Find(entry.Operation) is { } decision && view.Decisions.TaskOf(decision) == task, ct);

    private static bool Concerns(CycleView view, AuditEntry entry, string unit) => view.Decisions.Find(entry.Operation) switch
    {
        Succeed succeed => succeed.Unit == unit || succeed.Successor == unit,
        { } decision => view.Decisions.UnitOf(decision) == unit,
        null => entry.What is "succession" && entry.After == unit
            || entry.What is "resent" && (entry.Subject.StartsWith($"unit.{unit}|", StringComparison.Ordinal) || entry.Subject.StartsWith($"head.{unit}|", StringComparison.Ordinal)),
    };

    private static async Task<IReadOnlyList<AuditLine>> ReadAsync(CycleView view, DateTimeOffset since, Func<AuditEntry, bool> concerns, CancellationToken ct)
    {
        var lines = new List<AuditLine>();
        await foreach (var entry in view.Table.AuditAsync(since, ct))
        {
            if (concerns(entry))
                lines.Add(Of(view, entry));
        }

        return lines;
    }

    private static AuditLine Of(CycleView view, AuditEntry entry)
    {
        if (view.Decisions.Find(entry.Operation) is { } decision)
        {
            var who = DeskNames.Of(view.Plan, decision.DecidedBy) + (decision.RecordedBy is { } by ? $" ({DeskNames.Of(view.Plan, by)} ghi nhận)" : "");
            return new(entry.At, who, DecisionWords.Of(decision, view.Plan, view.Decisions), decision.Reason) { IsWithdrawn = view.Decisions.WithdrawalOf(decision) is not null };
        }

        return new(entry.At, WhoOf(view, entry.Who), WhatOf(view, entry), null);
    }

    private static string WhoOf(CycleView view, string who) => who.Split('.', 2) switch
    {
        ["unit", var unit] => DeskNames.Of(view.Plan, unit),
        ["head", var unit] => $"Trưởng đơn vị, {DeskNames.Of(view.Plan, unit)}",
        ["cycle"] => "Theo Kế hoạch",
        ["operator"] => "Quản trị phần mềm",
        _ => DeskNames.Of(view.Plan, who),
    };

    private static string WhatOf(CycleView view, AuditEntry entry) => entry.What switch
    {
        "submission" => "Gửi báo cáo",
        "head.approved" => "Trưởng đơn vị duyệt báo cáo",
        "head.returned" => "Trưởng đơn vị đề nghị hoàn thiện",
        "replanned" => $"Tính lại thời hạn theo lịch làm việc: {entry.After}",
        "succession" => $"Chuyển nhiệm vụ sang {DeskNames.Of(view.Plan, entry.After ?? "")}",
        "resent" => $"Gửi lại thư đến {entry.After}",
        _ => "Cập nhật",
    };
}
