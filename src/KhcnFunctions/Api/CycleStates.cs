using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Api;

/// <summary>Where a cycle stands.</summary>
/// <param name="Now">With Việt Nam's offset.</param>
/// <param name="Deadline">In words.</param>
/// <param name="Draft">Number of the draft in hand; null while there is none.</param>
/// <param name="Number">Số, ký hiệu of the report.</param>
public sealed record CycleState(
    DateTimeOffset Now, string Deadline, DateOnly RequestDay, DateOnly DispatchDay, int? Draft, bool Approved, string? Number, DateOnly? SignedOn, bool Dispatched,
    IReadOnlyList<UnitState> Units)
{
    internal static CycleState Of(CycleView view, IReadOnlyList<UnitRow> units) => new(
        view.Now.ToOffset(VietnamTime.Offset), DayText.Deadline(view.Deadline), view.Ladder.RequestDay, view.Ladder.DispatchDay, view.Draft?.Number,
        view.Approval is not null, view.Decisions.Number?.Number, view.Decisions.Number?.SignedOn, view.Decisions.Dispatched is not null,
        [.. units.Select(row => UnitState.Of(view, row.Unit))]);
}

/// <summary>Where a unit stands.</summary>
/// <param name="Paused">It says that it sent by another way, which HCTH has to settle.</param>
/// <param name="Version">The version that it stands by; 0 while there is none.</param>
/// <param name="AwaitingVersion">What waits for its head; null where nothing does.</param>
public sealed record UnitState(
    string Id, string Name, UnitStatus Status, bool Paused, string Deadline, int Version, int? AwaitingVersion, Timeliness? Timeliness, DateTimeOffset? ReceivedAt,
    IReadOnlyList<string> Leads, IReadOnlyList<string> Supports)
{
    internal static UnitState Of(CycleView view, CycleUnit unit) => new(
        unit.Unit, view.Holders.Unit(unit.Unit).Name, unit.Status, unit.Paused, DayText.Deadline(unit.Deadline), unit.Version, unit.Awaiting?.Version,
        unit.Timeliness, unit.LatestReceivedAt?.ToOffset(VietnamTime.Offset), unit.Leads, unit.Supports);
}

/// <summary>A mail of the cycle and what became of it.</summary>
/// <param name="State">pending, sent, delivered, bounced, refused, dropped.</param>
public sealed record MailEntry(string Id, NoticeKind Kind, string To, IReadOnlyList<string> Addresses, string State, DateTimeOffset DecidedAt, DateTimeOffset? SentAt, string? Remark)
{
    internal static MailEntry Of(CycleView view, OutboxRow row) => new(
        row.Notice.Key, row.Notice.Kind, view.Holders.NameOf(row.Notice.To), row.To, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(row.State.ToString()),
        row.DecidedAt.ToOffset(VietnamTime.Offset), row.SentAt?.ToOffset(VietnamTime.Offset), row.Remark);
}

/// <summary>One change: who, when, what, on which basis.</summary>
public sealed record AuditLine(string Id, DateTimeOffset At, string Who, string What, string Subject, string? Before, string? After, string? Basis);

/// <summary>A decision as it was recorded.</summary>
/// <param name="At">When it was recorded.</param>
public sealed record RecordedDecision(string Id, DateTimeOffset At);
