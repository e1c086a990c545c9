using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Board;

/// <summary>Việc sắp tới: the next mails by day, before they go; lists and reminders can be deferred here.</summary>
public sealed class UpcomingPages(HttpPipeline pipeline, Pages pages, BoardReading reading, CycleViews views, DecisionDesk decisions, ReportFiles files, CycleNudges nudges)
{
    private const string Route = BoardPages.Route + "/" + DeskParts.Upcoming;

    /// <summary>At least these days from today are shown, and beyond them the next on which anything goes.</summary>
    internal const int DaysShown = 14;

    [Function("DeskUpcoming")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, (caller, stop) => PageAsync(request, caller, period, null, StatusCodes.Status200OK, stop), ct);

    [Function("DeferUpcoming")]
    public Task<IActionResult> DeferAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            try
            {
                var view = await views.LoadAsync(caller.Basis.Cycle, stop);
                var (_, isNew) = await decisions.RecordAsync(view, new StepInput(form, caller.User, view).Own(DeferralOf(form, view)), stop);
                if (isNew)
                    await nudges.SendAsync(client, view.Cycle, "decision", stop);
                return request.SeeOther(DeskParts.AddressOf(period, DeskParts.Upcoming));
            }
            catch (ProblemException refused) when (refused.Problem.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity)
            {
                return await PageAsync(request, caller, period, new NotDeferred(FormOf(form), refused.Problem.Detail, form["ly-do"], form["don-vi"]), refused.Problem.Status, stop);
            }
            catch (StorageConflictException)
            {
                const string why = "Trong lúc trang này đang mở đã có thay đổi khác, nên chưa ghi nhận việc hoãn; đề nghị xem lại danh sách dưới đây.";
                return await PageAsync(request, caller, period, new NotDeferred(FormOf(form), why, form["ly-do"], form["don-vi"]), StatusCodes.Status409Conflict, stop);
            }
        }, ct);

    private static Decision DeferralOf(DeskForm form, CycleView view)
    {
        if (!DayInput.TryRead(form["ngay"], out var day))
            throw DeskForm.Wrong("Trang này đã cũ; đề nghị tải lại trang.");
        var rung = form["cap"];
        if (rung == Rung.DeputyDirector.Id || rung == Rung.Director.Id)
            return new DeferList(rung, day);
        if (!BoardWords.IsReminder(rung))
            throw DeskForm.Wrong("Chưa chọn việc cần hoãn.");
        var unit = view.Plan.Register.Units.FirstOrDefault(unit => unit.Id == form["don-vi"]) ?? throw DeskForm.Wrong("Chưa chọn đơn vị.");
        return new DeferReminder(unit.Id, rung, day);
    }

    private static string FormOf(DeskForm form) => UpcomingForm.NameOf(form["cap"], form["ngay"]);

    private async Task<IActionResult> PageAsync(HttpRequest request, DeskCaller caller, string period, NotDeferred? failed, int status, CancellationToken ct)
    {
        var material = await reading.ReadWithMailsAsync(caller.Basis.Cycle, ct);
        var view = material.View;
        var context = view.Context;
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var sheet = new UpcomingSheet(context, period, caller.User, DaysOf(material), DeferredOf(view), view.Decisions.HoldsReminders, FormMark.Of(caller)) { Failed = failed, Document = DocumentOf(view.Decisions.Edition) };
        return await pages.ShowAsync<UpcomingPage, UpcomingSheet>(PageFrame.Of(context, $"Việc sắp tới, kỳ báo cáo năm {view.Basis.Year}"), sheet, status);
    }

    private static string DocumentOf(BeginEdition? edition) => edition?.Edition switch
    {
        null => "Báo cáo",
        EditionKind.Supplement => "Báo cáo bổ sung",
        _ => "Báo cáo thay thế",
    };

    private static List<UpcomingDay> DaysOf(BoardMaterial material)
    {
        var soon = material.View.Today.AddDays(DaysShown);
        var days = new List<ForecastMorning>();
        foreach (var morning in material.Mornings.Where(morning => morning.Mails.Count > 0 || morning.Compiles || morning.Dispatches))
        {
            if (morning.Day > soon && days.Count > 0 && morning.At != days[^1].At)
                break;
            days.Add(morning);
        }

        return [.. days.GroupBy(morning => morning.At).Select(moment => DayOf(material, moment.Key, [.. moment]))];
    }

    private static UpcomingDay DayOf(BoardMaterial material, DateTimeOffset at, IReadOnlyList<ForecastMorning> mornings)
    {
        var view = material.View;
        var holders = view.Holders.On(VietnamTime.Day(at));
        var units = material.Units.ToDictionary(unit => unit.Unit, StringComparer.Ordinal);
        var mails = mornings.SelectMany(morning => morning.Mails).GroupBy(notice => (notice.Kind, ByUnit: notice.To.Kind is HolderKind.Unit, notice.Rung, notice.Difficulty)).Select(group =>
        {
            var about = group.SelectMany(notice => notice.Units).Distinct(StringComparer.Ordinal).Select(unit => holders.Unit(unit).Name).ToList();
            var isReminder = group.Key.Rung is { } rung && BoardWords.IsReminder(rung) && VietnamTime.At(VietnamTime.Day(at), VietnamTime.Morning) > view.Now;
            return new UpcomingMail(
                WhatOf(group.First(), holders, DocumentOf(view.Decisions.Edition)),
                [.. group.Select(notice => holders.NameOf(notice.To))], about,
                material.Deferrable.FirstOrDefault(list => list.ListDay == VietnamTime.Day(at) && group.Key.Kind is NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector && list.Rung == group.Key.Rung)?.Rung)
            {
                Reminder = isReminder ? group.Key.Rung : null,
                Units = isReminder ? [.. group.Where(notice => MayDefer(view, units, notice, VietnamTime.Day(at))).Select(notice => holders.Unit(notice.To.Id))] : [],
            };
        });
        return new(at, [.. mails], mornings.Any(morning => morning.Compiles));
    }

    private static string WhatOf(Notice notice, Holders holders, string document) => Wording.Capitalized(notice switch
    {
        { To.Kind: HolderKind.Unit, Rung: { } rung } => BoardWords.OfRung(rung),
        { Difficulty: { } number } => $"{Letters.Matter(notice.Kind)} (số {DayText.Count(number)}, {holders.Unit(notice.Unit!).Name})",
        { Kind: NoticeKind.Dispatch } => $"gửi {document} theo Nơi nhận",
        _ => Letters.Matter(notice.Kind),
    });

    // One that was deferred to this day, or missed before, is not deferred again.
    private static bool MayDefer(CycleView view, Dictionary<string, CycleUnit> units, Notice notice, DateOnly day) =>
        units.GetValueOrDefault(notice.To.Id) is { } unit && view.Ladder.ReminderDue(notice.Rung!, unit.Deadline) == day;

    private static List<string> DeferredOf(CycleView view) =>
    [
        .. view.Decisions.Of<DeferList>().Where(list => list.ListDay >= view.Today)
            .Select(list => $"{Wording.Capitalized(BoardWords.OfRung(list.Rung))}: hoãn từ {DayText.Date(list.ListDay)} sang {DayText.Date(view.Calendar.AddWorkingDays(list.ListDay, 1))}. {Who(view, list)}"),
        .. view.Decisions.Of<DeferReminder>().Where(reminder => reminder.Day >= view.Today)
            .Select(reminder => $"{view.Holders.Unit(reminder.Unit).Name}, {BoardWords.OfRung(reminder.Rung)}: hoãn từ {DayText.Date(reminder.Day)} {After(view, reminder)}. {Who(view, reminder)}"),
    ];

    private static string After(CycleView view, DeferReminder reminder) =>
        reminder.Rung == new Rung(RungKind.Reminder, 0).Id ? "(không gửi nữa vì sau đó đã quá hạn)" : $"sang {DayText.Date(view.Calendar.AddWorkingDays(reminder.Day, 1))}";

    private static string Who(CycleView view, Decision decision) => $"{DeskNames.Of(view.Plan, decision.RecordedBy ?? decision.DecidedBy)}, {DayText.Moment(decision.At)}: {decision.Reason}";
}
