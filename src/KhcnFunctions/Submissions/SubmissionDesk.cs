using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions;

/// <summary>What a unit holds in its hand after sending: proof of what was received, and when.</summary>
/// <param name="IsNew">False where the same content had been received before: the receipt is that of then.</param>
public sealed record SubmissionReceipt(string Id, int Version, DateTimeOffset ReceivedAt, Timeliness Timeliness, string Sha256, bool IsNew)
{
    /// <summary>Whether this sending itself came after the deadline, whatever the first one did: then the draft is compiled again.</summary>
    public bool CameAfter { get; init; }
}

/// <summary>
/// Takes a report in. A submission is one transaction: the unit's row, the version, the receipt to be mailed, the audit.
/// It needs no orchestration to be awake. A later report is a new version, never an overwrite.
/// </summary>
public sealed class SubmissionDesk(
    StorageRealms realms, CycleClocks clocks, FileStore files, ReceiptMail receipts, TimeProvider time, IOptions<KhcnOptions> options)
{
    private const int Tries = 6;

    /// <exception cref="ProblemException">The link was replaced, the report has mistakes, or the unit's duties passed on.</exception>
    /// <exception cref="StorageConflictException">Others kept sending for the same unit.</exception>
    internal async Task<SubmissionReceipt> ReceiveAsync(UnitCaller caller, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        var cycle = caller.Basis.Cycle;
        var table = new CycleTable(cycle, realms.For(cycle));
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        for (var attempt = 1; ; attempt++)
        {
            var row = await FindAsync(table, caller, ct);
            var canonical = Read(caller, row.Unit, json, now);
            var sha256 = CanonicalReport.Sha256(canonical);
            if (row.Unit.Status is not UnitStatus.Open && row.Unit.Version > 0 && row.Unit.Sha256 == sha256)
                return ReceiptOf(row.Unit, isNew: false);
            try
            {
                return await StoreAsync(table, caller, row, canonical, sha256, now, ct);
            }
            catch (StorageConflictException) when (attempt < Tries)
            {
                // Somebody else sent for the same unit: look again, the content may be the same.
            }
        }
    }

    /// <summary>The unit's row, once the link's generation is the present one.</summary>
    /// <exception cref="ProblemException">401 for a replaced link, 404 where the unit has no part in the cycle.</exception>
    internal static async Task<UnitRow> FindAsync(CycleTable table, UnitCaller caller, CancellationToken ct)
    {
        var row = await table.FindUnitAsync(caller.Unit.Id, ct)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-duty", "Không có nhiệm vụ báo cáo", "Đơn vị không có nhiệm vụ báo cáo trong kỳ này.");
        return row.Unit.Generation == caller.Generation ? row : throw CallerFinder.Revoked(caller.Basis);
    }

    private static byte[] Read(UnitCaller caller, CycleUnit unit, ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        if (unit.Status is UnitStatus.Transferred)
            throw new ProblemException(StatusCodes.Status409Conflict, "transferred", "Nhiệm vụ đã chuyển giao",
                "Nhiệm vụ báo cáo đã chuyển sang đơn vị kế thừa; đề nghị gửi bằng liên kết của đơn vị đó.");
        var plan = caller.Basis.Plan;
        var reading = ReportReader.Read(json, new ReportingScope(
            plan.Tasks.Select(task => task.Id).ToHashSet(StringComparer.Ordinal), unit.Leads, unit.Supports, caller.Unit.HasSeal, VietnamTime.Day(now)));
        if (reading.Report is null)
        {
            throw new ProblemException(new Problem(StatusCodes.Status400BadRequest, "invalid-report", "Báo cáo chưa hợp lệ",
                "Báo cáo chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.")
            {
                Mistakes = reading.Mistakes,
            });
        }

        return CanonicalReport.Write(reading.Report);
    }

    private static SubmissionReceipt ReceiptOf(CycleUnit unit, bool isNew) =>
        new(unit.ReceiptId!, unit.Version, unit.LatestReceivedAt!.Value, unit.Timeliness!.Value, unit.Sha256!, isNew);

    private async Task<SubmissionReceipt> StoreAsync(
        CycleTable table, UnitCaller caller, UnitRow row, byte[] canonical, string sha256, DateTimeOffset now, CancellationToken ct)
    {
        var number = row.Unit.Version + 1;
        var timeliness = row.Unit.Deadline.Judge(now);
        var unit = row.Unit with
        {
            Status = UnitStatus.Reported,
            Paused = false,
            Version = number,
            Sha256 = sha256,
            ReceiptId = FormattableString.Invariant($"{table.Cycle.Period}-{row.Unit.Unit}-{number:00}-{sha256[..8]}"),
            FirstReceivedAt = row.Unit.FirstReceivedAt ?? now,
            LatestReceivedAt = now,
            Timeliness = row.Unit.Timeliness ?? timeliness,
        };
        var blob = await BlobForAsync(table, unit, canonical, ct);
        var version = new StoredVersion(
            unit.Unit, number, unit.ReceiptId, sha256, now, timeliness, Guid.NewGuid().ToString("N"), blob is null ? canonical : null, blob);
        var notice = new Notice(NoticeKind.Receipt, Holder.Unit(unit.Unit), FormattableString.Invariant($"{number:0000}"))
        {
            Unit = unit.Unit,
            Version = number,
            Received = new ReceivedFacts(now, unit.Timeliness.Value, number, unit.ReceiptId),
        };
        await CommitAsync(table, row, unit, version, notice, ct);
        await receipts.SendAsync(caller, table, unit, notice, now, ct);
        return ReceiptOf(unit, isNew: true) with { CameAfter = timeliness is not Timeliness.OnTime };
    }

    private async Task CommitAsync(CycleTable table, UnitRow row, CycleUnit unit, StoredVersion version, Notice notice, CancellationToken ct)
    {
        var transport = table.Cycle.Rehearsal is null ? "configured" : "local";
        var audit = new AuditEntry(
            version.ReceivedAt, "unit." + unit.Unit, "submission", unit.Unit, row.Unit.Sha256, version.Sha256,
            FormattableString.Invariant($"link generation {row.Unit.Generation}"), version.Operation);
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, UnitRows.Write(table.Partition, unit), row.ETag),
            new(TableTransactionActionType.Add, VersionRows.Write(table.Partition, version)),
            .. OutboxRows.Insert(table.Partition, notice, version.ReceivedAt, time.GetUtcNow() + options.Value.MailLease, transport),
            new(TableTransactionActionType.Add, AuditRows.Write(table.Partition, audit)),
        ];
        try
        {
            await table.CommitAsync(actions, ct);
        }
        catch (StorageConflictException)
        {
            // A retry after a lost answer meets its own write.
            if ((await table.FindVersionAsync(unit.Unit, version.Version, ct))?.Operation != version.Operation)
                throw;
        }
    }

    // The blob is written first: a row never names a file that is not there.
    private async Task<string?> BlobForAsync(CycleTable table, CycleUnit unit, byte[] canonical, CancellationToken ct)
    {
        if (Encoding.UTF8.GetCharCount(canonical) <= TextColumns.LongestInline)
            return null;
        var cycle = table.Cycle;
        var name = FormattableString.Invariant($"{cycle.RealAgency}/{cycle.Plan}/{cycle.Period}/reports/{unit.Unit}/{unit.Version:0000}-{unit.Sha256}.json");
        await files.WriteAsync(table.Realm, name, canonical, ct);
        return name;
    }
}
