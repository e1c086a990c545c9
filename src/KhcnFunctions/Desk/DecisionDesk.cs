using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk;

/// <summary>
/// Records a decision: its row, what it changes in the unit's row, the letter that tells of it and the audit, in one
/// transaction. Of two clerks who decide at once the second is told that the first did; nothing is overwritten.
/// </summary>
public sealed class DecisionDesk(CycleViews views, TimeProvider time)
{
    /// <returns>The decision as it stands, and whether it is new; the same operation id again is the same decision.</returns>
    /// <exception cref="ProblemException">The decision does not fit what stands.</exception>
    /// <exception cref="StorageConflictException">Somebody else decided at the same moment.</exception>
    internal async Task<(Decision Decision, bool IsNew)> RecordAsync(CycleView view, Decision decision, CancellationToken ct)
    {
        if (view.Decisions.Of<Decision>().FirstOrDefault(other => other.Id == decision.Id) is { } earlier)
        {
            if (Plain(earlier) with { At = decision.At } == Plain(decision))
            {
                // A call that was cut off between the two is made up for by its repetition.
                await RefusedMailList.ResendAsync(view, decision, time, ct);
                return (earlier, false);
            }

            throw Conflict("operation-reused", "Mã thao tác này đã dùng cho một quyết định khác.");
        }

        decision = view.Chain.Attempted(decision);
        await CheckAsync(view, decision, ct);
        var partition = view.Table.Partition;
        List<TableTransactionAction> actions = [new(TableTransactionActionType.Add, CycleRows.Write(partition, decision))];
        var (before, after) = await ChangeUnitAsync(view, decision, actions, ct);
        foreach (var notice in NoticesOf(view, decision))
            actions.AddRange(OutboxRows.Insert(partition, notice, view.Now, time.GetUtcNow(), view.Transport));
        var audit = new AuditEntry(
            view.Now, decision.RecordedBy ?? decision.DecidedBy, "decision." + CycleRows.DecisionKey(decision).Split('|')[1], decision.Subject, before, after,
            $"{decision.Form}, {DayText.Date(decision.DecidedOn)}: {decision.Reason}", decision.Id);
        actions.Add(new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)));
        try
        {
            await view.Table.CommitAsync(actions, ct);
        }
        catch (StorageConflictException)
        {
            // A retry after a lost answer meets its own row.
            var now = await views.LoadAsync(view.Cycle, ct);
            if (now.Decisions.Of<Decision>().All(other => other.Id != decision.Id))
                throw;
        }

        await RefusedMailList.ResendAsync(view, decision, time, ct);
        return (decision, true);
    }

    // The attempt follows from what stood when it was recorded; who sends it again does not know it.
    private static Decision Plain(Decision decision) => decision switch
    {
        Approve approve => approve with { Attempt = 1 },
        Reopen reopen => reopen with { Attempt = 1 },
        _ => decision,
    };

    private static ProblemException Conflict(string type, string detail) =>
        new(StatusCodes.Status409Conflict, type, "Không ghi nhận được quyết định", detail);

    private static IEnumerable<Notice> NoticesOf(CycleView view, Decision decision) =>
        NoticeOf(decision) is { } notice ? [notice] : ReportNotices.Of(view, decision);

    private static Notice? NoticeOf(Decision decision) => decision switch
    {
        Extend extend => new(NoticeKind.DeadlineExtended, Holder.Unit(extend.Unit), extend.Id) { Unit = extend.Unit, Decision = extend.Id },
        Exempt exempt => new(NoticeKind.Exempted, Holder.Unit(exempt.Unit), exempt.Id) { Unit = exempt.Unit, Decision = exempt.Id },
        ReportedElsewhere elsewhere => new(NoticeKind.ReportedElsewhere, Holder.Office, elsewhere.Id) { Unit = elsewhere.Unit, Decision = elsewhere.Id },
        AskCompletion asked => new(NoticeKind.CompletionAsked, Holder.Unit(asked.Unit), asked.Id) { Unit = asked.Unit, Decision = asked.Id },
        ReissueLink reissue => new(NoticeKind.LinkReissued, Holder.Unit(reissue.Unit), reissue.Id) { Unit = reissue.Unit, Decision = reissue.Id },
        _ => null,
    };

    private static async Task CheckAsync(CycleView view, Decision decision, CancellationToken ct)
    {
        if (view.Chain.Mistake(decision) is { } mistake)
            throw Conflict(mistake.Kind, mistake.Words);
        if (decision is Extend or Exempt && view.Plan.Register.People.All(person => person.Id != decision.DecidedBy))
            throw Conflict("leader-decides", "Việc này do Giám đốc hoặc Phó Giám đốc quyết định; Phòng Hành chính - Tổng hợp ghi nhận.");
        switch (decision)
        {
            case Extend extend when extend.LastDay < view.Today:
                throw Conflict("day-passed", "Thời hạn mới ở trước ngày hôm nay.");
            case DeferList defer:
                CheckDeferral(view, defer, (await view.Table.PendingAndRoundsAsync(ct)).Rounds);
                break;
        }
    }

    private static void CheckDeferral(CycleView view, DeferList defer, IReadOnlyList<Escalation.RoundRecord> rounds)
    {
        var announced = rounds.Any(round => view.Calendar.AddWorkingDays(round.Day, 1) == defer.ListDay && round.Announced.Any(rung => rung.Rung == defer.Rung));
        if (!announced)
            throw Conflict("nothing-announced", $"Không có danh sách nào của cấp này được báo trước cho ngày {DayText.Date(defer.ListDay)}.");
        if (view.Now >= VietnamTime.At(defer.ListDay, VietnamTime.Morning))
            throw Conflict("day-passed", "Danh sách đã đến giờ báo cáo lãnh đạo.");
        var before = view.Calendar.AddWorkingDays(defer.ListDay, -1);
        if (view.Decisions.Of<DeferList>().Any(other => other.Rung == defer.Rung && (other.ListDay == before || other.ListDay == defer.ListDay)))
            throw Conflict("deferred-before", "Danh sách này đã được hoãn một lần.");
    }

    private static async Task<(string? Before, string? After)> ChangeUnitAsync(
        CycleView view, Decision decision, List<TableTransactionAction> actions, CancellationToken ct)
    {
        var id = UnitOf(decision, view.Plan);
        if (id is null || await view.Table.FindUnitAsync(id, ct) is not { } row)
        {
            return id is null || decision is CorrectAddress
                ? (null, null)
                : throw Conflict("no-duty", "Đơn vị này không có nhiệm vụ báo cáo trong kỳ.");
        }

        var changed = Change(view, decision, row.Unit);
        actions.Add(new(TableTransactionActionType.UpdateReplace, UnitRows.Write(view.Table.Partition, changed), row.ETag));
        return (Describe(row.Unit), Describe(changed));
    }

    /// <summary>Id of the unit whose row the decision changes; null where it changes none.</summary>
    internal static string? UnitOf(Decision decision, Plan plan) => decision switch
    {
        Extend extend => extend.Unit,
        Exempt exempt => exempt.Unit,
        ReportedElsewhere elsewhere => elsewhere.Unit,
        SettleElsewhere settle => settle.Unit,
        ConfirmLate late => late.Unit,
        ReissueLink reissue => reissue.Unit,
        AskCompletion asked => asked.Unit,
        CorrectAddress correction => plan.Register.Units.FirstOrDefault(unit => unit.Id == correction.Holder || Holder.Head(unit.Id).ToString() == correction.Holder)?.Id,
        _ => null,
    };

    private static CycleUnit Change(CycleView view, Decision decision, CycleUnit unit)
    {
        if (decision is Extend or Exempt && unit.Status is not UnitStatus.Open)
            throw Conflict("not-open", "Đơn vị này không còn trong diện phải gửi báo cáo của kỳ.");
        if (decision is AskCompletion && unit.Status is not UnitStatus.Reported)
            throw Conflict("nothing-received", "Chưa có báo cáo nào của đơn vị để đề nghị hoàn thiện.");
        if (decision is ConfirmLate && unit is not { Status: UnitStatus.Reported, Timeliness: Timeliness.OnTheDay })
            throw Conflict("not-on-the-day", "Chỉ xác nhận gửi chậm với báo cáo được ghi nhận là gửi trong ngày.");
        var rule = view.Plan.Reporting.Deadline;
        return decision switch
        {
            Extend extend => unit with { Deadline = Deadline.ForDay(extend.LastDay, view.Calendar, rule.Lateness, rule.Aim) },
            Exempt => unit with { Status = UnitStatus.Exempt },
            ReportedElsewhere => unit with { Paused = true },
            SettleElsewhere => unit with { Paused = false },
            ConfirmLate => unit with { Timeliness = Timeliness.Late },
            ReissueLink => unit with { Generation = unit.Generation + 1 },
            CorrectAddress correction when correction.Holder == unit.Unit => unit with { Email = correction.Email },
            CorrectAddress correction => unit with { HeadEmail = correction.Email },
            _ => unit,
        };
    }

    private static string Describe(CycleUnit unit) =>
        FormattableString.Invariant($"{unit.Status}, last day {unit.Deadline.LastDay:yyyy-MM-dd}, paused {unit.Paused}, timeliness {unit.Timeliness?.ToString() ?? "none"}, link {unit.Generation}, address {unit.Email ?? "as registered"}, head {unit.HeadEmail ?? "as registered"}");
}
