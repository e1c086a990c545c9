using System.Security.Cryptography;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// Compiles a draft of the two documents from the latest versions. Of the first HCTH is told at once; of later ones, which
/// late reports bring about, once a day by the round.
/// </summary>
public sealed class CompileReport(CycleViews views, FileStore files, TimeProvider time)
{
    public const string Name = "CompileReport";

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        var units = await view.Table.UnitsAsync(ct);
        var inputs = DailyRound.InputsOf(view.Decisions, units);
        if (view.Draft?.Inputs == inputs || view.Approval is not null || view.Decisions.Dispatched is not null)
            return;

        var input = await InputAsync(view, units, ct);
        var report = await StoreAsync(view, input, "bao-cao-tong-hop.docx", stream => ReportDocument.Write(input, stream), ct);
        var appendix = await StoreAsync(view, input, "phu-luc-theo-doi.docx", stream => TrackingAppendix.Write(input, stream), ct);
        await RecordAsync(view, new Draft(input.Draft, inputs, view.Now, Count(input.Units), report, appendix), ct);
    }

    /// <summary>Asks HCTH to check the draft and submit it for approval.</summary>
    internal static Notice RequestFor(Draft draft) => new(NoticeKind.ApprovalRequest, Holder.Office, NumberOf(draft)) { Draft = draft.Number };

    private static string NumberOf(Draft draft) => CycleRows.DraftKey(draft.Number)[CycleRows.DraftPrefix.Length..];

    private static DraftCounts Count(IReadOnlyList<UnitEntry> units)
    {
        int Of(UnitStanding standing) => units.Count(unit => unit.Standing == standing);
        return new(Of(UnitStanding.OnTime), Of(UnitStanding.OnTheDay), Of(UnitStanding.Late), Of(UnitStanding.Missing), Of(UnitStanding.Exempt));
    }

    private static UnitStanding StandingOf(CycleUnit unit) => (unit.Status, unit.Timeliness) switch
    {
        (UnitStatus.Exempt, _) => UnitStanding.Exempt,
        (UnitStatus.Reported, Timeliness.OnTime) => UnitStanding.OnTime,
        (UnitStatus.Reported, Timeliness.OnTheDay) => UnitStanding.OnTheDay,
        (UnitStatus.Reported, _) => UnitStanding.Late,
        _ => UnitStanding.Missing,
    };

    private async Task<ConsolidationInput> InputAsync(CycleView view, IReadOnlyList<UnitRow> units, CancellationToken ct)
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
            if (mail is { State: MailState.Sent or MailState.Delivered, Notice: { Kind: NoticeKind.Reminder or NoticeKind.LastReminder, Unit: { } unit } })
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
            Draft = (view.Draft?.Number ?? 0) + 1,
            CompiledAt = view.Now,
            Units = entries,
            Addressee = view.Holders.Addressee.Name,
            Through = view.Holders.Through.Name,
            Rehearsal = view.Cycle.Rehearsal is not null,
        };
    }

    private async Task<ReceivedReport> ReceivedAsync(CycleView view, StoredVersion version, CancellationToken ct)
    {
        var content = version.Content ?? await files.ReadAsync(view.Table.Realm, version.Blob!, ct);
        return new ReceivedReport(CanonicalReport.Read(content), version.Version, version.ReceivedAt, version.ReceiptId, version.Sha256);
    }

    private async Task<DraftFile> StoreAsync(CycleView view, ConsolidationInput input, string name, Action<Stream> write, CancellationToken ct)
    {
        using var document = new MemoryStream();
        write(document);
        var bytes = document.ToArray();
        // Named by its content: a second host that compiles the same number writes another blob, not over this one.
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var blob = FormattableString.Invariant($"{view.Cycle.RealAgency}/{view.Cycle.Plan}/{view.Cycle.Period}/drafts/{input.Draft:0000}/{sha256[..16]}-{name}");
        await files.WriteAsync(view.Table.Realm, blob, bytes, ct);
        return new DraftFile(blob, sha256);
    }

    private async Task RecordAsync(CycleView view, Draft draft, CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var number = NumberOf(draft);
        var audit = new AuditEntry(view.Now, "cycle", "compiled", number, view.Draft?.Report.Sha256, draft.Report.Sha256, null, "compile-" + number);
        await view.Table.InsertAbsentAsync(
            [[
                new(TableTransactionActionType.Add, CycleRows.Write(partition, draft)),
                new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)),
                .. draft.Number == 1 ? OutboxRows.Insert(partition, RequestFor(draft), view.Now, time.GetUtcNow(), view.Transport) : [],
            ]], ct);
    }
}
