using KhcnFunctions.Calendar;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>One day of the year's timeline.</summary>
/// <param name="What">What happens on it; empty for a today on which nothing does.</param>
/// <param name="Days">Working days from today on, today not counted; negative for what is past, 0 for today.</param>
public sealed record TimelineDay(DateOnly Day, IReadOnlyList<string> What, bool IsDeadline, int Days)
{
    public bool IsPast => Days < 0;

    public bool IsToday => Days == 0;
}

/// <summary>The year from the request to the sending, with today among its days. By the plan's own deadline.</summary>
public static class Timeline
{
    public static IReadOnlyList<TimelineDay> Of(Schedule schedule, Ladder ladder, Deadline deadline, WorkingCalendar calendar, DateOnly today)
    {
        List<(DateOnly Day, string What)> steps =
        [
            (ladder.RequestDay, "Đề nghị báo cáo"),
            .. schedule.RemindersBefore.Select(before => (
                ladder.DayOf(new(RungKind.Reminder, before), deadline),
                before == 0 ? "Nhắc trong ngày cuối" : FormattableString.Invariant($"Nhắc, trước {before} ngày làm việc"))),
            (deadline.LastDay, "Hết hạn gửi báo cáo"),
            (ladder.DayOf(Rung.Office, deadline), "Danh sách chưa gửi đến Phòng"),
            (ladder.DayOf(Rung.DeputyDirector, deadline), "Báo cáo Phó Giám đốc Sở"),
            (ladder.DayOf(Rung.Director, deadline), "Báo cáo Giám đốc Sở"),
            (ladder.DispatchDay, "Gửi Báo cáo tổng hợp"),
        ];
        return
        [
            .. steps.Select(step => step.Day).Append(today).Distinct().Order().Select(day => new TimelineDay(
                day, [.. steps.Where(step => step.Day == day).Select(step => step.What)], day == deadline.LastDay, Distance(calendar, today, day))),
        ];
    }

    // A day off next to today is neither today nor a working day away.
    private static int Distance(WorkingCalendar calendar, DateOnly today, DateOnly day) => day.CompareTo(today) switch
    {
        0 => 0,
        > 0 => Math.Max(1, calendar.CountWorkingDays(today.AddDays(1), day)),
        _ => -Math.Max(1, calendar.CountWorkingDays(day, today.AddDays(-1))),
    };
}
