using System.Security.Cryptography;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// Compiles a draft of the two documents from the latest versions. Of the first HCTH is told at once; of later ones, which
/// late reports bring about, once a day by the round.
/// </summary>
public sealed class CompileReport(CycleViews views, ConsolidationInputs inputs, FileStore files, TimeProvider time)
{
    public const string Name = "CompileReport";

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        var units = await view.Table.UnitsAsync(ct);
        var taken = DailyRound.InputsOf(view.Decisions, units);
        if (view.Draft?.Inputs == taken || view.Approval is not null || view.Decisions.Dispatched is not null)
            return;

        var input = await inputs.ReadAsync(view, units, ct);
        var report = await StoreAsync(view, input, "bao-cao-tong-hop.docx", stream => ReportDocument.Write(input, stream), ct);
        var appendix = await StoreAsync(view, input, "phu-luc-theo-doi.docx", stream => TrackingAppendix.Write(input, stream), ct);
        await RecordAsync(view, new Draft(input.Draft, taken, view.Now, Count(input.Units), report, appendix), ct);
    }

    /// <summary>Asks HCTH to check the draft and submit it for approval.</summary>
    internal static Notice RequestFor(Draft draft) => new(NoticeKind.ApprovalRequest, Holder.Office, NumberOf(draft)) { Draft = draft.Number };

    private static string NumberOf(Draft draft) => CycleRows.DraftKey(draft.Number)[CycleRows.DraftPrefix.Length..];

    private static DraftCounts Count(IReadOnlyList<UnitEntry> units)
    {
        int Of(UnitStanding standing) => units.Count(unit => unit.Standing == standing);
        return new(Of(UnitStanding.OnTime), Of(UnitStanding.OnTheDay), Of(UnitStanding.Late), Of(UnitStanding.Missing), Of(UnitStanding.Exempt));
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
