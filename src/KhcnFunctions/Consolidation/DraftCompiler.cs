using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Consolidation;

/// <summary>What HCTH changes in a draft: each change is a draft of its own, with its author and reason.</summary>
/// <param name="Author">Id of the member of the staff.</param>
internal sealed record DraftChange(string Author, string Reason)
{
    /// <summary>Key of a part with its new text; a null text takes the compiled one again.</summary>
    public (string Key, PartEdit? Edit)? Part { get; init; }

    /// <summary>Id of the operation where a program made it; null where a page did.</summary>
    public string? Operation { get; init; }

    /// <summary>Id of the leader who is to sign; null leaves who it was.</summary>
    public string? Signer { get; init; }

    /// <summary>The report as HCTH edited it in Word; null where it is compiled.</summary>
    public byte[]? File { get; init; }
}

/// <summary>
/// Makes a draft: the two documents as blobs, the draft as a row. What HCTH edited before is kept in each later one; the
/// versions of the units are always those that stand now.
/// </summary>
public sealed class DraftCompiler(ConsolidationInputs inputs, FileStore files, TimeProvider time)
{
    /// <summary>Compiled by the cycle itself.</summary>
    internal Task CompileAsync(CycleView view, IReadOnlyList<UnitRow> units, CancellationToken ct) => CompileAsync(view, units, null, ct);

    /// <summary>What HCTH changed; the draft that comes of it stands.</summary>
    /// <exception cref="StorageConflictException">Somebody else made a draft at the same moment.</exception>
    internal async Task<Draft> ChangeAsync(CycleView view, DraftChange change, CancellationToken ct) =>
        await CompileAsync(view, await view.Table.UnitsAsync(ct), change, ct);

    /// <summary>What the documents of the draft that stands are made of, as things are now.</summary>
    internal async Task<ConsolidationInput> InputAsync(CycleView view, CancellationToken ct) =>
        await InputAsync(view, await view.Table.UnitsAsync(ct), await EditsAsync(view, view.Draft, ct), view.Draft?.Signer, ct);

    internal async Task<IReadOnlyDictionary<string, PartEdit>> EditsAsync(CycleView view, Draft? draft, CancellationToken ct) =>
        draft?.Edits is { } stored
            ? JsonSerializer.Deserialize<Dictionary<string, PartEdit>>(await files.ReadAsync(view.Table.Realm, stored.Name, ct), TextColumns.Form)!
            : new Dictionary<string, PartEdit>(StringComparer.Ordinal);

    private async Task<Draft> CompileAsync(CycleView view, IReadOnlyList<UnitRow> units, DraftChange? change, CancellationToken ct)
    {
        var basis = view.Draft;
        var edits = Apply(await EditsAsync(view, basis, ct), change);
        var signer = change?.Signer ?? basis?.Signer;
        var input = await InputAsync(view, units, edits, signer, ct);
        var number = input.Draft;
        var report = await StoreAsync(view, number, "bao-cao-tong-hop.docx", change?.File ?? Write(stream => ReportDocument.Write(input, stream)), ct);
        // A file from Word holds what stood in the draft from which it was made, whatever came since.
        var fromFile = change?.File is null ? null : basis;
        var appendix = fromFile?.Appendix ?? await StoreAsync(view, number, "phu-luc-theo-doi.docx", Write(stream => TrackingAppendix.Write(input, stream)), ct);
        var draft = new Draft(number, fromFile?.Inputs ?? await CompileReport.InputsAsync(view, units, ct), view.Now, fromFile?.Counts ?? Count(input.Units), report, appendix)
        {
            ContentAt = fromFile is null ? null : fromFile.ContentAt ?? fromFile.CompiledAt,
            Document = view.Decisions.Document,
            Base = basis?.Number,
            Author = change?.Author,
            Reason = change?.Reason,
            Operation = change?.Operation,
            Edits = edits.Count == 0 ? null : await StoreAsync(view, number, "bien-tap.json", JsonSerializer.SerializeToUtf8Bytes(edits, TextColumns.Form), ct),
            Signer = signer,
            IsUploaded = change?.File is not null,
            IsOffered = change is null && view.Chain.IsInHand,
        };
        await RecordAsync(view, draft, ct);
        return draft;
    }

    private static IReadOnlyDictionary<string, PartEdit> Apply(IReadOnlyDictionary<string, PartEdit> before, DraftChange? change)
    {
        if (change?.Part is not { } part)
            return before;
        var edits = before.ToDictionary(StringComparer.Ordinal);
        if (part.Edit is null)
            edits.Remove(part.Key);
        else
            edits[part.Key] = part.Edit;
        return edits;
    }

    private async Task<ConsolidationInput> InputAsync(
        CycleView view, IReadOnlyList<UnitRow> units, IReadOnlyDictionary<string, PartEdit> edits, string? signer, CancellationToken ct) =>
        await inputs.ReadAsync(view, units, ct) with
        {
            Edits = edits,
            Signer = signer is null ? null : view.Plan.Register.PersonOn(signer, view.Today),
        };

    private static DraftCounts Count(IReadOnlyList<UnitEntry> units)
    {
        int Of(UnitStanding standing) => units.Count(unit => unit.Standing == standing);
        return new(Of(UnitStanding.OnTime), Of(UnitStanding.OnTheDay), Of(UnitStanding.Late), Of(UnitStanding.Missing), Of(UnitStanding.Exempt));
    }

    private static byte[] Write(Action<Stream> write)
    {
        using var document = new MemoryStream();
        write(document);
        return document.ToArray();
    }

    private async Task<DraftFile> StoreAsync(CycleView view, int draft, string name, byte[] bytes, CancellationToken ct)
    {
        // Named by its content: a second host that compiles the same number writes another blob, not over this one.
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var blob = FormattableString.Invariant($"{view.Cycle.RealAgency}/{view.Cycle.Plan}/{view.Cycle.Period}/drafts/{draft:0000}/{sha256[..16]}-{name}");
        await files.WriteAsync(view.Table.Realm, blob, bytes, ct);
        return new DraftFile(blob, sha256);
    }

    // The cycle may compile twice; of two people who change at once, the second is told.
    private async Task RecordAsync(CycleView view, Draft draft, CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var number = CycleRows.DraftNumber(draft.Number);
        var audit = new AuditEntry(
            view.Now, draft.Author ?? "cycle", draft.Author is null ? "compiled" : "edited", number, view.Draft?.Report.Sha256, draft.Report.Sha256, draft.Reason, "compile-" + number);
        IReadOnlyList<TableTransactionAction> rows =
        [
            new(TableTransactionActionType.Add, CycleRows.Write(partition, draft)),
            new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)),
            .. draft.Number == 1 ? OutboxRows.Insert(partition, ReportMails.ApprovalRequest(draft), view.Now, time.GetUtcNow(), view.Transport) : [],
        ];
        if (draft.Author is null)
            await view.Table.InsertAbsentAsync([rows], ct);
        else
            await view.Table.CommitAsync(rows, ct);
    }
}
