using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Watching;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions;

/// <summary>
/// Takes a report in, whichever way it came. A submission is one transaction: the unit's row, the version, the mails to
/// be sent, the audit. It needs no orchestration to be awake. A later report is a new version, never an overwrite.
/// </summary>
public sealed class SubmissionDesk(
    StorageRealms realms, CycleClocks clocks, FileStore files, SubmissionMail mail, TimeProvider time, IOptions<KhcnOptions> options)
{
    /// <summary>New versions of one unit in an hour. What comes by mail is not counted: that route refuses nothing.</summary>
    public const int MostVersions = 30;

    private const int Tries = 6;

    /// <summary>Takes in a report sent as JSON by the unit's own software.</summary>
    /// <exception cref="ProblemException">The link was replaced, the report has mistakes, or the unit's duties passed on.</exception>
    /// <exception cref="StorageConflictException">Others kept sending for the same unit.</exception>
    internal Task<SubmissionReceipt> ReceiveAsync(UnitCaller caller, ReadOnlyMemory<byte> json, CancellationToken ct) =>
        ReceiveAsync(caller, (unit, now) => new Sending(Read(caller, unit, json, now), SubmissionChannel.Api), ct);

    /// <inheritdoc cref="ReceiveAsync(UnitCaller, ReadOnlyMemory{byte}, CancellationToken)"/>
    internal Task<SubmissionReceipt> ReceiveAsync(UnitCaller caller, Sending sending, CancellationToken ct) =>
        ReceiveAsync(caller, (_, _) => sending, ct);

    /// <summary>What the unit has to answer now.</summary>
    internal static ReportingScope ScopeOf(UnitCaller caller, CycleUnit unit, DateTimeOffset now) => new(
        caller.Basis.Plan.Tasks.Select(task => task.Id).ToHashSet(StringComparer.Ordinal), unit.Leads, unit.Supports, caller.Unit.HasSeal, VietnamTime.Day(now))
    {
        DeclaresApprover = caller.Unit.HeadApproval is HeadApproval.Declared && !caller.IsHead,
    };

    /// <summary>The unit's row, once the link's generation is the present one.</summary>
    /// <exception cref="ProblemException">401 for a replaced link, 404 where the unit has no part in the cycle.</exception>
    internal static async Task<UnitRow> FindAsync(CycleTable table, UnitCaller caller, CancellationToken ct)
    {
        var row = await table.FindUnitAsync(caller.Unit.Id, ct)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-duty", "Không có nhiệm vụ báo cáo", "Đơn vị không có nhiệm vụ báo cáo trong kỳ này.");
        return row.Unit.Generation == caller.Generation ? row : throw CallerFinder.Revoked(caller.Basis);
    }

    private static Report Read(UnitCaller caller, CycleUnit unit, ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        var reading = ReportReader.Read(json, ScopeOf(caller, unit, now));
        return reading.Report ?? throw new ProblemException(new Problem(StatusCodes.Status400BadRequest, "invalid-report", "Báo cáo chưa hợp lệ",
            "Báo cáo chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.")
        {
            Mistakes = reading.Mistakes,
        });
    }

    private async Task<SubmissionReceipt> ReceiveAsync(UnitCaller caller, Func<CycleUnit, DateTimeOffset, Sending> read, CancellationToken ct)
    {
        var cycle = caller.Basis.Cycle;
        using var span = Signals.Begin("report", cycle);
        var table = new CycleTable(cycle, realms.For(cycle));
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        for (var attempt = 1; ; attempt++)
        {
            var row = await FindAsync(table, caller, ct);
            if (row.Unit.Status is UnitStatus.Transferred)
                throw Transferred();
            // No cycle closes while a unit has time left, so that what comes in time costs no further read.
            if (row.Unit.Deadline.Judge(now) is not Timeliness.OnTime && (await table.HeaderAsync(ct)).Header.ClosedAt is not null)
                throw CallerFinder.Expired(caller.Basis);
            var sending = read(row.Unit, now);
            if (sending.Operation is { } operation && await EarlierAsync(table, row.Unit, operation, ct) is { } earlier)
                return earlier;
            var canonical = CanonicalReport.Write(sending.Report);
            var sha256 = CanonicalReport.Sha256(canonical);
            if (Known(row.Unit, caller, sha256) is { } known)
                return known;
            try
            {
                // The head who sends what waits unchanged approves it.
                return caller.IsHead && row.Unit.Awaiting is { } awaiting && awaiting.Sha256 == sha256
                    ? await ApproveAsync(caller, table, row, awaiting, now, ct)
                    : await StoreAsync(table, caller, row, sending, canonical, sha256, now, ct);
            }
            catch (StorageConflictException) when (attempt < Tries)
            {
                // Somebody else sent for the same unit: look again, the content may be the same.
            }
        }
    }

    /// <summary>The head approves what a clerk has sent.</summary>
    /// <exception cref="ProblemException">403 for a link that is not the head's, 409 where that version does not wait any more.</exception>
    internal async Task<SubmissionReceipt> ApproveAsync(UnitCaller caller, int version, CancellationToken ct)
    {
        var (table, row, awaiting, now) = await WaitingAsync(caller, version, ct);
        return awaiting is null
            ? SubmissionReceipt.Of(row.Unit, isNew: false)
            : await ApproveAsync(caller, table, row, awaiting, now, ct);
    }

    /// <summary>The head asks to complete what a clerk has sent; the unit is told and may start from it.</summary>
    /// <param name="remarks">What is to be mended.</param>
    /// <exception cref="ProblemException">403 for a link that is not the head's, 409 where that version does not wait any more.</exception>
    internal async Task ReturnAsync(UnitCaller caller, int version, string remarks, CancellationToken ct)
    {
        var (table, row, awaiting, now) = await WaitingAsync(caller, version, ct);
        if (awaiting is null)
            throw NotWaiting();
        var unit = row.Unit with { Awaiting = null };
        var notice = new Notice(NoticeKind.HeadReturned, Holder.Unit(unit.Unit), FormattableString.Invariant($"{version:0000}"))
        {
            Unit = unit.Unit,
            Version = version,
            Remarks = remarks,
        };
        await AnswerAsync(caller, table, row, unit, new HeadAnswer(unit.Unit, version, Approved: false, remarks, now, caller.Through), notice, ct);
        await mail.SendAsync(caller, table, unit, [notice], now, ct);
    }

    private static SubmissionReceipt? Known(CycleUnit unit, UnitCaller caller, string sha256)
    {
        if (unit.Awaiting is { } awaiting)
            return awaiting.Sha256 == sha256 && !caller.IsHead ? SubmissionReceipt.Of(awaiting, isNew: false) : null;
        return unit.Status is not UnitStatus.Open && unit.Version > 0 && unit.Sha256 == sha256 ? SubmissionReceipt.Of(unit, isNew: false) : null;
    }

    /// <summary>What the same operation made before; null where it made nothing.</summary>
    internal static async Task<SubmissionReceipt?> EarlierAsync(CycleTable table, CycleUnit unit, string operation, CancellationToken ct)
    {
        await foreach (var version in table.VersionHeadsAsync(unit.Unit, ct))
        {
            if (version.Operation == operation)
                return new SubmissionReceipt(version.ReceiptId, version.Version, version.ReceivedAt, unit.Timeliness, version.Sha256, IsNew: false) { AwaitsHead = unit.Awaiting?.Version == version.Version };
        }

        return null;
    }

    internal static ProblemException Transferred() => new(StatusCodes.Status409Conflict, "transferred", "Nhiệm vụ đã chuyển giao",
        "Nhiệm vụ báo cáo đã chuyển sang đơn vị kế thừa; đề nghị gửi bằng liên kết của đơn vị đó.");

    // Nothing awaits where that very version was approved before: who approves twice is told the same twice.
    private async Task<(CycleTable Table, UnitRow Row, AwaitingVersion? Awaiting, DateTimeOffset Now)> WaitingAsync(UnitCaller caller, int version, CancellationToken ct)
    {
        CheckHead(caller);
        var cycle = caller.Basis.Cycle;
        var table = new CycleTable(cycle, realms.For(cycle));
        var row = await FindAsync(table, caller, ct);
        if (row.Unit.Status is UnitStatus.Transferred)
            throw Transferred();
        if (row.Unit.Awaiting?.Version != version && !(row.Unit.Awaiting is null && row.Unit.Version == version))
            throw NotWaiting();
        return (table, row, row.Unit.Awaiting, (await clocks.ForAsync(cycle, ct)).Now);
    }

    /// <exception cref="ProblemException">403 for a link that is not the head's.</exception>
    internal static void CheckHead(UnitCaller caller)
    {
        if (!caller.IsHead)
            throw new ProblemException(StatusCodes.Status403Forbidden, "head-only", "Việc này do Trưởng đơn vị thực hiện", "Đề nghị dùng đường liên kết trong thư gửi Trưởng đơn vị.");
    }

    internal static ProblemException NotWaiting() => new(StatusCodes.Status409Conflict, "not-waiting", "Lần gửi này không còn chờ duyệt",
        "Lần gửi này đã được duyệt, đã được đề nghị hoàn thiện hoặc đã có lần gửi mới thay thế; đề nghị mở lại trang để xem lần gửi mới nhất.");

    private async Task<SubmissionReceipt> ApproveAsync(
        UnitCaller caller, CycleTable table, UnitRow row, AwaitingVersion awaiting, DateTimeOffset now, CancellationToken ct)
    {
        var unit = StandBy(row.Unit, awaiting, now);
        var notice = Receipt(unit, now);
        await AnswerAsync(caller, table, row, unit, new HeadAnswer(unit.Unit, awaiting.Version, Approved: true, null, now, caller.Through), notice, ct);
        await mail.SendAsync(caller, table, unit, [notice], now, ct);
        return SubmissionReceipt.Of(unit, isNew: true) with { CameAfter = unit.Deadline.Judge(now) is not Timeliness.OnTime };
    }

    private async Task AnswerAsync(
        UnitCaller caller, CycleTable table, UnitRow row, CycleUnit unit, HeadAnswer answer, Notice notice, CancellationToken ct)
    {
        var what = answer.Approved ? "head.approved" : "head.returned";
        var audit = new AuditEntry(
            answer.At, "head." + unit.Unit, what, unit.Unit, row.Unit.Sha256, unit.Sha256, answer.Through, FormattableString.Invariant($"{what}-{unit.Unit}-{answer.Version}"));
        try
        {
            await table.CommitAsync(
            [
                new(TableTransactionActionType.UpdateReplace, UnitRows.Write(table.Partition, unit), row.ETag),
                new(TableTransactionActionType.Add, HeadAnswerRows.Write(table.Partition, answer)),
                .. OutboxRows.Insert(table.Partition, notice, answer.At, time.GetUtcNow() + options.Value.MailLease, TransportOf(caller)),
                new(TableTransactionActionType.Add, AuditRows.Write(table.Partition, audit)),
            ], ct);
        }
        catch (StorageConflictException)
        {
            // A retry after a lost answer meets its own write.
            if (!(await table.HeadAnswersAsync(unit.Unit, ct)).Contains(answer))
                throw;
        }
    }

    // On time is judged by the clerk's sending, whenever the head approves and even where the head mends it before.
    private static CycleUnit StandBy(CycleUnit unit, AwaitingVersion version, DateTimeOffset since)
    {
        var first = Earlier(unit.FirstReceivedAt, version.ReceivedAt);
        return unit with
        {
            Status = UnitStatus.Reported,
            Paused = false,
            Awaiting = null,
            Version = version.Version,
            LastVersion = Math.Max(unit.LastVersion, version.Version),
            Sha256 = version.Sha256,
            ReceiptId = version.ReceiptId,
            FirstReceivedAt = first,
            LatestReceivedAt = version.ReceivedAt,
            StandsSince = since,
            Timeliness = unit.Timeliness ?? unit.Deadline.Judge(first),
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    // What was on its way while the unit sent something newer is kept, and may prove that the unit was in time, but takes nothing's place.
    private static CycleUnit TakeBehind(CycleUnit unit, AwaitingVersion sent)
    {
        var first = Earlier(unit.FirstReceivedAt, sent.ReceivedAt);
        return unit with
        {
            LastVersion = sent.Version,
            FirstReceivedAt = first,
            Timeliness = unit.Timeliness is not null && unit.Deadline.Judge(first) is Timeliness.OnTime ? Timeliness.OnTime : unit.Timeliness,
        };
    }

    private static bool IsOvertaken(CycleUnit unit, DateTimeOffset receivedAt) =>
        unit.Awaiting?.ReceivedAt > receivedAt || (unit.Version > 0 && unit.LatestReceivedAt > receivedAt);

    private async Task<SubmissionReceipt> StoreAsync(
        CycleTable table, UnitCaller caller, UnitRow row, Sending sending, byte[] canonical, string sha256, DateTimeOffset now, CancellationToken ct)
    {
        row = row with { Unit = Count(row.Unit, sending.Channel) };
        var number = row.Unit.LastVersion + 1;
        var receivedAt = sending.ReceivedAt is { } received && received < now ? received : now;
        var sent = new AwaitingVersion(number, sha256, FormattableString.Invariant($"{table.Cycle.Period}-{row.Unit.Unit}-{number:00}-{sha256[..8]}"), receivedAt);
        var isOvertaken = IsOvertaken(row.Unit, receivedAt);
        var awaitsHead = !isOvertaken && HeadAnswers(caller.Unit, row.Unit) && !caller.IsHead;
        var unit = isOvertaken ? TakeBehind(row.Unit, sent)
            : awaitsHead ? row.Unit with { Awaiting = sent, LastVersion = number, FirstReceivedAt = Earlier(row.Unit.FirstReceivedAt, receivedAt), Paused = false }
            : StandBy(row.Unit, sent, now);
        var blob = await BlobForAsync(table, unit.Unit, sent, canonical, ct);
        var version = new StoredVersion(
            unit.Unit, number, sent.ReceiptId, sha256, receivedAt, row.Unit.Deadline.Judge(receivedAt), sending.Operation ?? Guid.NewGuid().ToString("N"), blob is null ? canonical : null, blob)
        {
            Channel = sending.Channel,
            Through = sending.Through ?? caller.Through,
        };
        IReadOnlyList<Notice> notices = awaitsHead ? ToHeadAndUnit(unit.Unit, sent) : [isOvertaken ? ReceiptBehind(unit, sent) : Receipt(unit, approvedAt: null)];
        if (row.Unit.Paused && sending.Settles is not null)
            unit = unit with { Paused = false };
        await CommitAsync(table, caller, row, unit, version, notices, row.Unit.Paused ? sending.Settles : null, now, ct);
        Signals.CountReport(table.Cycle, version.Channel.ToString(), version.Timeliness.ToString());
        await mail.SendAsync(caller, table, unit, notices, now, ct);
        if (isOvertaken)
            return new SubmissionReceipt(sent.ReceiptId, number, receivedAt, unit.Timeliness, sha256, IsNew: true);
        return awaitsHead
            ? SubmissionReceipt.Of(sent, isNew: true)
            : SubmissionReceipt.Of(unit, isNew: true) with { CameAfter = version.Timeliness is not Timeliness.OnTime };
    }

    private static bool HeadAnswers(Unit unit, CycleUnit standing) =>
        unit.HeadAnswers || (standing.HeadEmail is not null && unit.HeadApproval is HeadApproval.OnLink);

    private CycleUnit Count(CycleUnit unit, SubmissionChannel channel)
    {
        // Nobody who mails or hands in a paper can be told to wait.
        if (channel is not (SubmissionChannel.Api or SubmissionChannel.WebForm))
            return unit;
        var window = unit.WindowSince is { } since ? new RateWindow(since, unit.SentInWindow) : null;
        return RateWindow.Next(window, time.GetUtcNow(), MostVersions) is { } next
            ? unit with { WindowSince = next.Since, SentInWindow = next.Count }
            : throw RateWindow.TooOften();
    }

    private static Notice Receipt(CycleUnit unit, DateTimeOffset? approvedAt) =>
        new(NoticeKind.Receipt, Holder.Unit(unit.Unit), FormattableString.Invariant($"{unit.Version:0000}"))
        {
            Unit = unit.Unit,
            Version = unit.Version,
            Received = new ReceivedFacts(unit.LatestReceivedAt!.Value, unit.Timeliness!.Value, unit.Version, unit.ReceiptId!) { FirstAt = unit.FirstReceivedAt == unit.LatestReceivedAt ? null : unit.FirstReceivedAt, ApprovedAt = approvedAt },
        };

    // Who sent it is told that it arrived, though it takes nothing's place.
    private static Notice ReceiptBehind(CycleUnit unit, AwaitingVersion sent) =>
        new(NoticeKind.Receipt, Holder.Unit(unit.Unit), FormattableString.Invariant($"{sent.Version:0000}"))
        {
            Unit = unit.Unit,
            Version = sent.Version,
            Received = new ReceivedFacts(sent.ReceivedAt, unit.Timeliness ?? unit.Deadline.Judge(unit.FirstReceivedAt!.Value), sent.Version, sent.ReceiptId),
        };

    private static IReadOnlyList<Notice> ToHeadAndUnit(string unit, AwaitingVersion sent)
    {
        var occasion = FormattableString.Invariant($"{sent.Version:0000}");
        var received = new ReceivedFacts(sent.ReceivedAt, default, sent.Version, sent.ReceiptId);
        return
        [
            new(NoticeKind.AwaitingHead, Holder.Unit(unit), occasion) { Unit = unit, Version = sent.Version, Received = received },
            new(NoticeKind.HeadApproval, Holder.Head(unit), occasion) { Unit = unit, Version = sent.Version, Received = received },
        ];
    }

    private static string TransportOf(UnitCaller caller) => OutboxRows.TransportOf(caller.Basis.Cycle);

    private async Task CommitAsync(
        CycleTable table, UnitCaller caller, UnitRow row, CycleUnit unit, StoredVersion version, IReadOnlyList<Notice> notices, SettleElsewhere? settles, DateTimeOffset now, CancellationToken ct)
    {
        var audit = new AuditEntry(
            now, caller.Actor, caller.Desk is null ? "submission" : "entered", unit.Unit, row.Unit.Sha256, version.Sha256,
            FormattableString.Invariant($"{version.Channel}, {version.Through}"), version.Operation);
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, UnitRows.Write(table.Partition, unit), row.ETag),
            new(TableTransactionActionType.Add, VersionRows.Write(table.Partition, version)),
            .. notices.SelectMany(notice => OutboxRows.Insert(table.Partition, notice, now, time.GetUtcNow() + options.Value.MailLease, TransportOf(caller))),
            new(TableTransactionActionType.Add, AuditRows.Write(table.Partition, audit)),
            .. settles is null ? [] : Settle(table.Partition, settles, now),
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

    private static IEnumerable<TableTransactionAction> Settle(string partition, SettleElsewhere settles, DateTimeOffset now)
    {
        var audit = new AuditEntry(now, settles.DecidedBy, "decision.settleElsewhere", settles.Subject, null, null, settles.Reason, settles.Id);
        yield return new(TableTransactionActionType.Add, CycleRows.Write(partition, settles));
        yield return new(TableTransactionActionType.Add, AuditRows.Write(partition, audit));
    }

    // The blob is written first: a row never names a file that is not there.
    private async Task<string?> BlobForAsync(CycleTable table, string unit, AwaitingVersion sent, byte[] canonical, CancellationToken ct)
    {
        if (Encoding.UTF8.GetCharCount(canonical) <= TextColumns.LongestInline)
            return null;
        var cycle = table.Cycle;
        var name = FormattableString.Invariant($"{cycle.RealAgency}/{cycle.Plan}/{cycle.Period}/reports/{unit}/{sent.Version:0000}-{sent.Sha256}.json");
        await files.WriteAsync(table.Realm, name, canonical, ct);
        return name;
    }
}
