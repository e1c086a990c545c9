using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.CycleWide;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
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
    internal Task<(Decision Decision, bool IsNew)> RecordAsync(CycleView view, Decision decision, CancellationToken ct) => RecordAsync(view, decision, null, ct);

    /// <param name="shown">What stood when the form was shown (<see cref="ShownMark"/>); null where nobody was shown anything.</param>
    /// <inheritdoc cref="RecordAsync(CycleView, Decision, CancellationToken)"/>
    internal async Task<(Decision Decision, bool IsNew)> RecordAsync(CycleView view, Decision decision, string? shown, CancellationToken ct)
    {
        if (view.Decisions.Find(decision.Id) is { } earlier)
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
        if (shown is not null && view.Decisions.TaskOf(decision) is { } task && shown != ShownMark.OfTask(view.Decisions, task))
            throw ShownMark.Changed();
        var isCycleWide = CycleWideMark.Concerns(decision, view.Decisions, view.Plan);
        if (shown is not null && isCycleWide && shown != CycleWideMark.Of(view.Decisions, view.Plan))
            throw ShownMark.Changed();
        var partition = view.Table.Partition;
        List<TableTransactionAction> actions = [new(TableTransactionActionType.Add, CycleRows.Write(partition, decision))];
        var (before, after) = await ChangeUnitAsync(view, decision, shown, actions, ct);
        foreach (var notice in NoticesOf(view, decision))
            actions.AddRange(OutboxRows.Insert(partition, notice, view.Now, time.GetUtcNow(), view.Transport));
        var audit = new AuditEntry(
            view.Now, decision.RecordedBy ?? decision.DecidedBy, "decision." + CycleRows.DecisionKey(decision).Split('|')[1], decision.Subject, before, after,
            $"{decision.Form}, {DayText.Date(decision.DecidedOn)}: {decision.Reason}", decision.Id);
        actions.Add(new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)));
        if (isCycleWide)
            actions.Add(ChangeHead(view, decision));
        try
        {
            await view.Table.CommitAsync(actions, ct);
        }
        catch (StorageConflictException)
        {
            // A retry after a lost answer meets its own row.
            var now = await views.LoadAsync(view.Cycle, ct);
            if (now.Decisions.Find(decision.Id) is null)
                throw;
        }

        await RefusedMailList.ResendAsync(view, decision, time, ct);
        return (decision, true);
    }

    // Written with every decision about the cycle as a whole, so that of two at once one finds it changed.
    private static TableTransactionAction ChangeHead(CycleView view, Decision decision)
    {
        var row = new TableEntity(view.Table.Partition, CycleRows.HeaderKey) { ["Decided"] = decision.Id };
        if (decision is CloseYear)
            row["ClosedAt"] = view.Now;
        return new(TableTransactionActionType.UpdateMerge, row, view.Snapshot.HeadTag);
    }

    // The attempt follows from what stood when it was recorded; who sends it again does not know it.
    private static Decision Plain(Decision decision) => decision switch
    {
        Approve approve => approve with { Attempt = 1 },
        Reopen reopen => reopen with { Attempt = 1 },
        Exempt exempt => exempt with { Attempt = 1 },
        ConfirmLate late => late with { Attempt = 1 },
        _ => decision,
    };

    private static ProblemException Conflict(string type, string detail) =>
        new(StatusCodes.Status409Conflict, type, "Không ghi nhận được quyết định", detail);

    private static IEnumerable<Notice> NoticesOf(CycleView view, Decision decision) =>
        NoticeOf(view, decision) is { } notice ? [notice] : ReportNotices.Of(view, decision);

    private static Notice? NoticeOf(CycleView view, Decision decision) => decision switch
    {
        Extend extend => new(NoticeKind.DeadlineExtended, Holder.Unit(extend.Unit), extend.Id) { Unit = extend.Unit, Decision = extend.Id },
        Exempt exempt => new(NoticeKind.Exempted, Holder.Unit(exempt.Unit), exempt.Id) { Unit = exempt.Unit, Decision = exempt.Id },
        ReportedElsewhere elsewhere => new(NoticeKind.ReportedElsewhere, Holder.Office, elsewhere.Id) { Unit = elsewhere.Unit, Decision = elsewhere.Id },
        AskCompletion asked => new(NoticeKind.CompletionAsked, Holder.Unit(asked.Unit), asked.Id) { Unit = asked.Unit, Decision = asked.Id },
        RemindNow remind => new(NoticeKind.Urged, Holder.Unit(remind.Unit), remind.Id) { Unit = remind.Unit, Decision = remind.Id },
        AskExtension ask => new(NoticeKind.ExtensionAsked, Holder.Office, ask.Id) { Unit = ask.Unit, Decision = ask.Id },
        RefuseExtension refuse => new(NoticeKind.ExtensionRefused, Holder.Unit(refuse.Unit), refuse.Id) { Unit = refuse.Unit, Decision = refuse.Id },
        Withdraw withdraw when IsTold(view.Decisions.Find(withdraw.Decision)) && view.Decisions.UnitOf(withdraw) is { } unit =>
            new(NoticeKind.DecisionWithdrawn, Holder.Unit(unit), withdraw.Id) { Unit = unit, Decision = withdraw.Id },
        ReissueLink reissue => new(NoticeKind.LinkReissued, Holder.Unit(reissue.Unit), reissue.Id) { Unit = reissue.Unit, Decision = reissue.Id },
        _ => null,
    };

    // Whoever was told of a decision is told that it is withdrawn.
    private static bool IsTold(Decision? decision) => decision is Exempt or Extend or RefuseExtension or AskCompletion || (decision is AskExtension ask && ask.DecidedBy == ask.Unit);

    private static async Task CheckAsync(CycleView view, Decision decision, CancellationToken ct)
    {
        if (view.Chain.Mistake(decision) is { } mistake)
            throw Conflict(mistake.Kind, mistake.Words);
        if (decision is Extend or Exempt or RefuseExtension && view.Plan.Register.People.All(person => person.Id != decision.DecidedBy))
            throw Conflict("leader-decides", "Việc này do Giám đốc hoặc Phó Giám đốc quyết định; Phòng Hành chính - Tổng hợp ghi nhận.");
        if (view.Decisions.Of<CloseYear>().Any() && decision is not Acknowledged)
            throw Conflict("closed", "Kỳ báo cáo đã đóng; không ghi nhận thêm quyết định.");
        switch (decision)
        {
            case CloseYear when await YearClosing.CheckAsync(view, ct) is { MayClose: false } check:
                throw Conflict("still-open", $"Chưa đóng được kỳ báo cáo. {string.Join(" ", check.Open)}");
            case Extend extend when extend.LastDay < view.Today:
                throw Conflict("day-passed", "Thời hạn mới ở trước ngày hôm nay.");
            case RemindNow remind:
                await CheckReminderAsync(view, remind, ct);
                break;
            case Withdraw withdraw:
                CheckWithdrawal(view, withdraw);
                break;
            case DeferList defer:
                CheckDeferral(view, defer, (await view.Table.PendingAndRoundsAsync(ct)).Rounds);
                break;
            case DeferReminder defer when view.Decisions.Of<DeferReminder>().Any(other => other.Subject == defer.Subject):
                throw Conflict("deferred-before", "Lần nhắc này đã được hoãn một lần.");
            case DeferReminder defer when view.Now >= VietnamTime.At(defer.Day, VietnamTime.Morning):
                throw Conflict("day-passed", "Thư nhắc đã đến giờ gửi.");
        }
    }

    private static async Task CheckReminderAsync(CycleView view, RemindNow remind, CancellationToken ct)
    {
        if (view.Decisions.HoldsReminders)
            throw Conflict("reminders-held", "Đang tạm dừng gửi thư nhắc; đề nghị tiếp tục gửi trước khi đôn đốc.");
        var round = await view.Table.FindRoundAsync(view.Today, ct);
        if (view.Decisions.Of<RemindNow>().Any(other => other.Subject == remind.Subject) || (round?.Record.Taken.Any(taken => taken.Unit == remind.Unit && IsMailed(taken)) ?? false))
            throw Conflict("reminded-today", "Hôm nay đã có thư đề nghị hoặc thư nhắc gửi đơn vị; mỗi ngày chỉ nhắc một lần.");

        static bool IsMailed(UnitRung taken) => taken.Rung == Rung.Request.Id || taken.Rung.StartsWith("reminder-", StringComparison.Ordinal);
    }

    private static void CheckWithdrawal(CycleView view, Withdraw withdraw)
    {
        if (view.Decisions.Find(withdraw.Decision) is not { } decision)
            throw Conflict("no-decision", "Không có quyết định này trong kỳ báo cáo.");
        if (view.IsClosed)
            throw Conflict("closed", "Kỳ báo cáo đã kết thúc; quyết định không rút lại được nữa.");
        if (view.Decisions.UnitOf(decision) is null && new Withdrawals(view.Decisions).Mistake(decision, null) is { } mistake)
            throw Conflict(mistake.Kind, mistake.Words);
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
        CycleView view, Decision decision, string? shown, List<TableTransactionAction> actions, CancellationToken ct)
    {
        var id = view.Decisions.UnitOf(decision);
        if (decision is CorrectAddress && view.Plan.Register.Units.All(unit => unit.Id != id))
            id = null;
        if (id is null || await view.Table.FindUnitAsync(id, ct) is not { } row)
        {
            return id is null || decision is CorrectAddress
                ? (null, null)
                : throw Conflict("no-duty", "Đơn vị này không có nhiệm vụ báo cáo trong kỳ.");
        }

        // The row is written with every decision about its unit, so that of two at once one finds it changed.
        if (shown is not null && shown != ShownMark.Of(row))
            throw ShownMark.Changed();
        CheckUnit(view, decision, row.Unit);
        var changed = Change(view, decision, row.Unit);
        actions.Add(new(TableTransactionActionType.UpdateReplace, UnitRows.Write(view.Table.Partition, changed), row.ETag));
        return (Describe(row.Unit), Describe(changed));
    }

    private static void CheckUnit(CycleView view, Decision decision, CycleUnit unit)
    {
        var isAsked = view.Decisions.AskedExtensions.ContainsKey(unit.Unit);
        (string Kind, string Words)? mistake = decision switch
        {
            Extend or Exempt when unit.Status is not UnitStatus.Open => ("not-open", "Đơn vị này không còn trong diện phải gửi báo cáo của kỳ."),
            AskCompletion when unit.Status is not UnitStatus.Reported => ("nothing-received", "Chưa có báo cáo nào của đơn vị để đề nghị hoàn thiện."),
            Accept when unit.Status is not UnitStatus.Reported => ("nothing-received", "Chưa có báo cáo nào của đơn vị để chấp nhận."),
            Accept when view.Decisions.Acceptance(unit) is not null => ("accepted-before", "Báo cáo này đã được chấp nhận."),
            ConfirmLate when unit is not { Status: UnitStatus.Reported, Timeliness: Timeliness.OnTheDay } => ("not-on-the-day", "Chỉ xác nhận gửi chậm với báo cáo được ghi nhận là gửi trong ngày."),
            DeferReminder when !unit.Owes => ("owes-nothing", "Đơn vị này không còn phải nhắc: đã gửi, được miễn, đã báo gửi qua kênh khác hoặc đã có đơn vị kế thừa."),
            DeferReminder defer when view.Ladder.ReminderDue(defer.Rung, unit.Deadline) != defer.Day => ("no-reminder", $"Đơn vị không có lần nhắc này vào ngày {DayText.Date(defer.Day)}; thời hạn của đơn vị có thể đã thay đổi."),
            RemindNow when !unit.Owes => ("owes-nothing", "Đơn vị này không còn phải nhắc: đã gửi, được miễn, đã báo gửi qua kênh khác hoặc đã có đơn vị kế thừa."),
            AskExtension when unit is not { Status: UnitStatus.Open, Awaiting: null } => ("sent-before", "Đơn vị đã gửi báo cáo hoặc không còn phải gửi; không cần gia hạn."),
            AskExtension when isAsked => ("asked-before", "Đơn vị đang có đề nghị gia hạn chờ ý kiến lãnh đạo Sở."),
            AskExtension ask when ask.LastDay <= unit.Deadline.LastDay => ("not-later", "Ngày xin gia hạn phải sau thời hạn hiện nay của đơn vị."),
            RefuseExtension when !isAsked => ("not-asked", "Đơn vị không có đề nghị gia hạn nào đang chờ ý kiến."),
            Withdraw withdraw when new Withdrawals(view.Decisions).Mistake(view.Decisions.Find(withdraw.Decision)!, unit) is { } wrong => (wrong.Kind, wrong.Words),
            _ => null,
        };
        if (mistake is { } found)
            throw Conflict(found.Kind, found.Words);
    }

    private static CycleUnit Change(CycleView view, Decision decision, CycleUnit unit)
    {
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
            Withdraw withdraw => Undo(view, view.Decisions.Find(withdraw.Decision)!, unit),
            _ => unit,
        };
    }

    private static CycleUnit Undo(CycleView view, Decision decision, CycleUnit unit) => decision switch
    {
        Exempt => unit with { Status = UnitStatus.Open },
        Extend extension => unit with { Deadline = DeadlineReplanning.DeadlineOf(view, new Withdrawals(view.Decisions).Before(extension)) },
        ConfirmLate => unit with { Timeliness = Timeliness.OnTheDay },
        _ => unit,
    };

    private static string Describe(CycleUnit unit) =>
        FormattableString.Invariant($"{unit.Status}, last day {unit.Deadline.LastDay:yyyy-MM-dd}, paused {unit.Paused}, timeliness {unit.Timeliness?.ToString() ?? "none"}, link {unit.Generation}, address {unit.Email ?? "as registered"}, head {unit.HeadEmail ?? "as registered"}");
}
