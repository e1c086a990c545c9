using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Escalation;

/// <summary>One day of a year that is still to come.</summary>
/// <param name="What">What happens on it, in Vietnamese.</param>
/// <param name="Moved">The day as the plan names it, where a day off moved it; null where none did.</param>
public sealed record YearDay(DateOnly Day, string What, DateOnly? Moved = null);

/// <summary>The days of a cycle before it opens, as plan and calendar give them: what would happen if no unit sent anything.</summary>
public static class YearAhead
{
    public static IReadOnlyList<YearDay> Of(Plan plan, WorkingCalendar calendar, int year)
    {
        var schedule = plan.Schedule;
        var ladder = new Ladder(schedule, calendar, year);
        var deadline = plan.Reporting.Deadline.Resolve(calendar, year);
        var days = new List<YearDay>
        {
            new(ladder.RequestDay, "Gửi thư đề nghị báo cáo đến các phòng, đơn vị", MovedFrom(schedule.Request.In(year), ladder.RequestDay)),
            new(deadline.LastDay, $"Ngày cuối gửi báo cáo: {DayText.Deadline(deadline)}"),
            new(ladder.DayOf(Rung.Office, deadline), "Danh sách đơn vị chưa gửi báo cáo đến Phòng Hành chính - Tổng hợp; tổng hợp dự thảo Báo cáo"),
            new(ladder.DayOf(Rung.DeputyDirector, deadline), "Danh sách đơn vị chưa gửi báo cáo đến Phó Giám đốc phụ trách (Phòng Hành chính - Tổng hợp được báo trước một ngày làm việc)"),
            new(ladder.DayOf(Rung.Director, deadline), "Danh sách đơn vị chưa gửi báo cáo đến Giám đốc"),
            new(ladder.DispatchDay, "Gửi Báo cáo tổng hợp (khi đã phê duyệt, có số, ngày và bản ký)", MovedFrom(schedule.Dispatch.In(year), ladder.DispatchDay)),
            new(schedule.Close.In(year + 1), "Kết thúc kỳ báo cáo, các đường liên kết hết hiệu lực"),
        };
        days.AddRange(schedule.RemindersBefore.Select(before => new YearDay(
            ladder.DayOf(new Rung(RungKind.Reminder, before), deadline),
            before == 0 ? "Nhắc các đơn vị chưa gửi trong ngày cuối" : $"Nhắc các đơn vị chưa gửi (còn {DayText.Count(before)} ngày làm việc)")));
        days.AddRange(schedule.ApprovalOfficeBefore.Select(before => new YearDay(Before(before), "Nhắc Phòng Hành chính - Tổng hợp trình phê duyệt, nếu chưa phê duyệt")));
        days.AddRange(schedule.ApprovalDirectorBefore.Select(before => new YearDay(Before(before), "Nhắc Giám đốc phê duyệt, nếu chưa phê duyệt")));
        return [.. days.OrderBy(day => day.Day)];

        DateOnly Before(int workingDays) => workingDays == 0 ? ladder.DispatchDay : calendar.AddWorkingDays(ladder.DispatchDay, -workingDays);
    }

    private static DateOnly? MovedFrom(DateOnly named, DateOnly moved) => named == moved ? null : named;
}
