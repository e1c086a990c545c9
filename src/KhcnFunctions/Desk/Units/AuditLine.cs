using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.CycleWide;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Units;

/// <summary>One change: when, who, what, and why where somebody said so.</summary>
public sealed record AuditLine(DateTimeOffset At, string Who, string What, string? Why)
{
    /// <summary>Id of the unit that it is about; null where it is about none alone.</summary>
    public string? Unit { get; init; }

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

    /// <summary>Of the whole cycle.</summary>
    public static Task<IReadOnlyList<AuditLine>> OfCycleAsync(CycleView view, DateTimeOffset since, CancellationToken ct) => ReadAsync(view, since, _ => true, ct);

    /// <summary>Of decisions about the cycle as a whole.</summary>
    public static Task<IReadOnlyList<AuditLine>> OfCycleWideAsync(CycleView view, DateTimeOffset since, CancellationToken ct) => ReadAsync(
        view, since, entry => view.Decisions.Find(entry.Operation) is { } decision && CycleWideMark.Concerns(decision, view.Decisions, view.Plan), ct);

    private static bool Concerns(CycleView view, AuditEntry entry, string unit) => view.Decisions.Find(entry.Operation) switch
    {
        Succeed succeed => succeed.Unit == unit || succeed.Successor == unit,
        { } decision => view.Decisions.UnitOf(decision) == unit,
        null => entry.What is "succession" && entry.After == unit
            || entry.What is "resent" or "mailStruck" && (entry.Subject.StartsWith($"unit.{unit}|", StringComparison.Ordinal) || entry.Subject.StartsWith($"head.{unit}|", StringComparison.Ordinal)),
    };

    private static async Task<IReadOnlyList<AuditLine>> ReadAsync(CycleView view, DateTimeOffset since, Func<AuditEntry, bool> concerns, CancellationToken ct)
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in view.Table.AuditAsync(since, ct))
        {
            if (concerns(entry))
                entries.Add(entry);
        }

        // A mail that was recorded for a unit is one act, told with its reason; what it became is told with it.
        var recorded = entries.Where(entry => entry.What is "mail.recorded").Select(entry => entry.Operation.Replace("quarantine-", "mail-", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return [.. entries.Where(entry => entry.What is not "entered" || !recorded.Contains(entry.Operation)).Select(entry => Of(view, entry))];
    }

    private static AuditLine Of(CycleView view, AuditEntry entry)
    {
        // A mail's identity is the operation of what it became, and of the decision that it was. The cycle sends by itself, on the word of who approved.
        if (entry.What is not ("submission" or "entered" or "dispatched") && view.Decisions.Find(entry.Operation) is { } decision)
        {
            var who = DeskNames.Of(view.Plan, decision.DecidedBy) + (decision.RecordedBy is { } by ? $" ({DeskNames.Of(view.Plan, by)} ghi nhận)" : "");
            return new(entry.At, who, DecisionWords.Of(decision, view.Plan, view.Decisions), decision.Reason) { IsWithdrawn = view.Decisions.WithdrawalOf(decision) is not null, Unit = view.Decisions.UnitOf(decision) };
        }

        return new(entry.At, WhoOf(view, entry.Who), WhatOf(view, entry), IsReasoned(entry) ? entry.Basis : null) { Unit = view.Plan.Register.Units.FirstOrDefault(unit => unit.Id == entry.Subject)?.Id };
    }

    // Where the basis is what somebody wrote, not a key.
    private static bool IsReasoned(AuditEntry entry) => entry.What is "edited" or "mailStruck"
        || entry.What.StartsWith("mail.", StringComparison.Ordinal) || entry.What.StartsWith("difficulty.", StringComparison.Ordinal);

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
        "mailStruck" => $"Không gửi {entry.Before}",
        "opened" => "Mở kỳ báo cáo",
        "planCorrected" => "Cập nhật Kế hoạch",
        "officeToken" => "Cấp mã truy cập cho Phòng Hành chính - Tổng hợp",
        "round" => "Rà soát hằng ngày",
        "compiled" => "Tổng hợp dự thảo",
        "edited" => "Biên tập dự thảo",
        "dispatched" => "Gửi Báo cáo",
        "closed" => "Đóng kỳ báo cáo",
        "mailsGivenUp" => "Dừng gửi các thư không gửi được",
        "entered" => "Nhập báo cáo gửi qua kênh khác",
        "mail.recorded" => "Ghi nhận thư chờ xử lý là báo cáo của đơn vị",
        "mail.drafted" => "Đưa thư chờ xử lý vào bản nháp của đơn vị",
        "mail.guided" => "Trả lời thư chờ xử lý, hướng dẫn cách gửi báo cáo",
        "mail.ignored" => "Bỏ qua một thư chờ xử lý",
        "mail.takenBack" => "Lấy lại một thư đã bỏ qua",
        "difficulty.raised" => $"Đơn vị gửi khó khăn, vướng mắc số {NumberIn(entry)}",
        "difficulty.climbed" => $"Khó khăn, vướng mắc số {NumberIn(entry)}: nhắc hoặc báo cáo theo thời hạn",
        _ when entry.What.StartsWith("difficulty.", StringComparison.Ordinal) => $"Khó khăn, vướng mắc số {NumberIn(entry)}: {StepIn(entry)}",
        _ => "Cập nhật",
    };

    private static string StepIn(AuditEntry entry) => entry.What["difficulty.".Length..] switch
    {
        nameof(AddedToDifficulty) => "đơn vị bổ sung",
        nameof(DifficultyForwarded) => "báo cáo Giám đốc Sở kèm đề xuất",
        nameof(OpinionOnDifficulty) => "ý kiến của lãnh đạo Sở",
        nameof(DifficultyAnswered) => "trả lời của lãnh đạo Sở",
        nameof(AmendmentNoted) => "văn bản điều chỉnh Kế hoạch",
        nameof(DifficultyUnsettled) => "đơn vị báo chưa giải quyết được",
        nameof(DifficultyWithdrawn) => "đơn vị rút",
        _ => "cập nhật",
    };

    private static string NumberIn(AuditEntry entry) => entry.Subject.TrimStart('0');
}
