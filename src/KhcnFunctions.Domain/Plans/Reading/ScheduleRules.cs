using System.Globalization;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans.Reading;

/// <summary>The schedule must fit in every year to come: request, reminders, deadline, ladder and approvals, one after the other,
/// before the day of sending.</summary>
internal static class ScheduleRules
{
    private const int FirstYear = 2022;

    // The calendar's last year.
    private const int LastYear = 2050;

    private static readonly Lazy<WorkingCalendar> Calendar = new(() => new WorkingCalendar(CalendarData.Shipped));

    public static void Check(Plan plan, MistakeList mistakes)
    {
        CheckDescending("schedule.remindersBefore", plan.Schedule.RemindersBefore, mistakes);
        CheckDescending("schedule.approvalOfficeBefore", plan.Schedule.ApprovalOfficeBefore, mistakes);
        CheckDescending("schedule.approvalDirectorBefore", plan.Schedule.ApprovalDirectorBefore, mistakes);
        CheckLadder(plan.Schedule, mistakes);
        if (!mistakes.Touches("schedule") && !mistakes.Touches("reporting") && !mistakes.Touches("signedOn"))
            CheckYears(plan, mistakes);
    }

    private static void CheckDescending(string place, IReadOnlyList<int> days, MistakeList mistakes)
    {
        foreach (var (index, (earlier, later)) in days.Zip(days.Skip(1)).Index())
        {
            if (earlier <= later)
                mistakes.AddRule($"{place}[{index + 1}]", $"{later} không nhỏ hơn số đứng trước nó ({earlier}).", "Xếp số ngày giảm dần, không trùng, ví dụ [10, 5, 2, 0].");
        }
    }

    private static void CheckLadder(Schedule schedule, MistakeList mistakes)
    {
        Check("deputyDirectorAfter", schedule.OfficeAfter, schedule.DeputyDirectorAfter, "Phó Giám đốc", "Phòng Hành chính - Tổng hợp");
        Check("directorAfter", schedule.DeputyDirectorAfter, schedule.DirectorAfter, "Giám đốc", "Phó Giám đốc");

        void Check(string name, int before, int after, string leader, string lower)
        {
            if (before > 0 && after > 0 && after <= before)
                mistakes.AddRule($"schedule.{name}", $"Báo cáo {leader} (ngày làm việc thứ {after} sau hạn) phải sau khi báo {lower} (thứ {before}).", $"Ghi số lớn hơn {before}.");
        }
    }

    private static void CheckYears(Plan plan, MistakeList mistakes)
    {
        var first = Math.Max(FirstYear, plan.SignedOn?.Year ?? FirstYear);
        var years = Enumerable.Range(first, Math.Max(0, LastYear - first + 1))
            .Select(year => ScheduleYear.Of(plan, year, Calendar.Value))
            .OfType<ScheduleYear>()
            .ToList();

        Refuse("request", year => year.Request >= year.FirstToUnits,
            year => $"ngày gửi đề nghị {Day(year.Request)} không trước lần nhắc đầu hoặc ngày cuối {Day(year.FirstToUnits)}.",
            "Cho request sớm hơn, hoặc giảm số đầu của remindersBefore.");
        Refuse("directorAfter", year => year.Director >= year.Dispatch,
            year => $"danh sách đơn vị chưa gửi được báo cáo Giám đốc ngày {Day(year.Director)}, không trước ngày gửi Báo cáo {Day(year.Dispatch)}.",
            "Cho dispatch muộn hơn, hoặc giảm officeAfter, deputyDirectorAfter, directorAfter.");
        Refuse("approvalOfficeBefore", year => year.OfficeApproval < year.FirstOverdue, year => Approval(year, year.OfficeApproval),
            "Cho dispatch muộn hơn, hoặc giảm số đầu của approvalOfficeBefore.");
        Refuse("approvalDirectorBefore", year => year.DirectorApproval < year.FirstOverdue, year => Approval(year, year.DirectorApproval),
            "Cho dispatch muộn hơn, hoặc giảm số đầu của approvalDirectorBefore.");
        Refuse("close", year => year.Close <= year.Dispatch,
            year => $"kỳ báo cáo đóng ngày {Day(year.Close)}, không sau ngày gửi Báo cáo {Day(year.Dispatch)}.", "Cho close muộn hơn.");

        void Refuse(string name, Func<ScheduleYear, bool> isWrong, Func<ScheduleYear, string> message, string remedy)
        {
            if (years.Find(year => isWrong(year)) is { } wrong)
                mistakes.AddRule($"schedule.{name}", $"Năm {wrong.Year.ToString(CultureInfo.InvariantCulture)}: {message(wrong)}", remedy);
        }
    }

    private static string Approval(ScheduleYear year, DateOnly? reminder) =>
        $"lần nhắc trình duyệt đầu {Day(reminder!.Value)} trước ngày tổng hợp {Day(year.FirstOverdue)}; ngày gửi Báo cáo là {Day(year.Dispatch)}.";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The days of one year's cycle.</summary>
    /// <param name="FirstToUnits">First reminder, or the last day where there are no reminders.</param>
    /// <param name="FirstOverdue">The morning on which the reports are compiled and HCTH's count begins.</param>
    private sealed record ScheduleYear(
        int Year, DateOnly Request, DateOnly FirstToUnits, DateOnly FirstOverdue, DateOnly Director,
        DateOnly Dispatch, DateOnly? OfficeApproval, DateOnly? DirectorApproval, DateOnly Close)
    {
        /// <summary>Null for a year whose days lie partly outside the calendar.</summary>
        public static ScheduleYear? Of(Plan plan, int year, WorkingCalendar calendar)
        {
            try
            {
                return Within(plan.Schedule, plan.Reporting.Deadline.Resolve(calendar, year), year, calendar);
            }
            catch (ArgumentOutOfRangeException)
            {
                return null;
            }
        }

        private static ScheduleYear Within(Schedule schedule, Deadline deadline, int year, WorkingCalendar calendar)
        {
            var overdue = deadline.FirstOverdueMorning(calendar);
            var dispatch = calendar.OnOrAfter(schedule.Dispatch.In(year));
            return new ScheduleYear(
                year,
                calendar.OnOrAfter(schedule.Request.In(year)),
                calendar.AddWorkingDays(deadline.LastDay, -(schedule.RemindersBefore is [var earliest, ..] ? earliest : 0)),
                overdue,
                calendar.AddWorkingDays(overdue, schedule.DirectorAfter - 1),
                dispatch,
                Before(schedule.ApprovalOfficeBefore),
                Before(schedule.ApprovalDirectorBefore),
                schedule.Close.In(year + 1));

            DateOnly? Before(IReadOnlyList<int> days) => days is [var most, ..] ? calendar.AddWorkingDays(dispatch, -most) : null;
        }
    }
}
