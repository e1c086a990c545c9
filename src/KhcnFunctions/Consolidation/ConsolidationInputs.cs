using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Reads from the rows what the documents of a cycle are compiled from: the versions that the units stand by now.</summary>
public sealed class ConsolidationInputs(VersionReader versions, LastYears lastYears)
{
    /// <param name="units">As they stand.</param>
    internal async Task<ConsolidationInput> ReadAsync(CycleView view, IReadOnlyList<UnitRow> units, CancellationToken ct)
    {
        var standing = new Dictionary<string, StoredVersion>(StringComparer.Ordinal);
        var numbers = units.ToDictionary(row => row.Unit.Unit, row => row.Unit.Version, StringComparer.Ordinal);
        await foreach (var version in view.Table.VersionsAsync(null, ct))
        {
            if (numbers.GetValueOrDefault(version.Unit) == version.Version)
                standing[version.Unit] = version;
        }

        var reminders = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var mail in view.Table.OutboxAsync(ct))
        {
            if (mail is { State: MailState.Sent or MailState.Delivered, Notice: { Kind: NoticeKind.Reminder or NoticeKind.LastReminder or NoticeKind.Urged, Unit: { } unit } })
                reminders[unit] = reminders.GetValueOrDefault(unit) + 1;
        }

        var entries = new List<UnitEntry>();
        foreach (var row in units.Where(row => row.Unit.Status is not UnitStatus.Transferred || row.Unit.Version > 0))
        {
            entries.Add(new UnitEntry
            {
                Unit = view.Holders.Unit(row.Unit.Unit),
                Standing = StandingOf(row.Unit),
                Leads = row.Unit.Leads,
                Supports = row.Unit.Supports,
                Deadline = row.Unit.Deadline,
                AwaitsHeadSince = row.Unit.Awaiting?.ReceivedAt,
                RemindersSent = reminders.GetValueOrDefault(row.Unit.Unit),
                Received = standing.TryGetValue(row.Unit.Unit, out var version) ? await ReceivedAsync(view, version, ct) : null,
            });
        }

        return new ConsolidationInput
        {
            Plan = view.Plan,
            Year = view.Basis.Year,
            Draft = (view.Snapshot.LatestDraft?.Number ?? 0) + 1,
            CompiledAt = view.Now,
            Units = entries,
            Addressee = view.Holders.Addressee.Name,
            Through = view.Holders.Through.Name,
            Edition = EditionOf(view.Decisions),
            LastYear = await lastYears.OfAsync(view.Cycle, ct),
            Assessments = view.Decisions.Of<Assess>().GroupBy(assessed => assessed.Task, StringComparer.Ordinal).ToDictionary(
                group => group.Key, group => AssessmentOf(view, group.Last()), StringComparer.Ordinal),
            TaskNotes = [.. view.Decisions.Of<NoteTask>().Select(note => new TaskNote(note.Task, note.DecidedOn, note.Reason))],
            Difficulties = [.. (await view.Table.DifficultiesAsync(ct)).Select(row => row.Difficulty)],
            Rehearsal = view.Cycle.Rehearsal is not null,
        };
    }

    // What is supplemented or replaced has gone out, so it has a number; a rehearsal's has none.
    private static ReportEdition? EditionOf(CycleDecisions decisions) => decisions.Edition is not { } begun ? null
        : new(begun.Edition, decisions.EarlierNumber?.Number ?? "[chưa có số]", decisions.EarlierNumber?.SignedOn ?? begun.DecidedOn) { SupplementUnits = begun.Units.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

    private static DepartmentAssessment AssessmentOf(CycleView view, Assess assessed) =>
        new(assessed.Level, assessed.Reason, assessed.At, DeskNames.Of(view.Plan, assessed.DecidedBy));

    private static UnitStanding StandingOf(CycleUnit unit) => (unit.Status, unit.Timeliness) switch
    {
        (UnitStatus.Exempt, _) => UnitStanding.Exempt,
        (UnitStatus.Reported, Timeliness.OnTime) => UnitStanding.OnTime,
        (UnitStatus.Reported, Timeliness.OnTheDay) => UnitStanding.OnTheDay,
        (UnitStatus.Reported, _) => UnitStanding.Late,
        _ => UnitStanding.Missing,
    };

    private async Task<ReceivedReport> ReceivedAsync(CycleView view, StoredVersion version, CancellationToken ct) =>
        new(await versions.ReadAsync(view.Table, version, ct), version.Version, version.ReceivedAt, version.ReceiptId, version.Sha256);
}
