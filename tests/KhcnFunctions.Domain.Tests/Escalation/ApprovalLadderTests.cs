using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Escalation;

public sealed class ApprovalLadderTests
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);
    private static readonly ApprovalLadder Of2026 = new(PlanFile.Shipped.Schedule, Calendar, new(2026, 12, 21));

    [Theory]
    [InlineData("2026-12-15", "")]
    [InlineData("2026-12-16", "OfficeReminder")]
    [InlineData("2026-12-17", "OfficeReminder")]
    [InlineData("2026-12-18", "DirectorReminder")]
    [InlineData("2026-12-21", "DirectorReminder")]
    [InlineData("2026-12-22", "OfficeOverdue")]
    [InlineData("2026-12-23", "OfficeOverdue DirectorOverdue")]
    [InlineData("2026-12-24", "OfficeOverdue DirectorOverdue")]
    public void Due_OnEachWorkingMorningOf2026_CountsBackFromTheDayOfSending(string today, string due)
    {
        var day = DateOnly.Parse(today);

        var notices = Of2026.Due(day, Calendar.AddWorkingDays(day, -1));

        Assert.Equal(due, string.Join(' ', notices));
    }

    [Theory]
    [InlineData("2026-12-18", "2026-12-15", "OfficeReminder DirectorReminder")]
    [InlineData("2026-12-21", "2026-12-15", "OfficeReminder DirectorReminder")]
    [InlineData("2026-12-21", "2026-12-17", "DirectorReminder")]
    [InlineData("2026-12-28", "2026-12-15", "OfficeOverdue DirectorOverdue")]
    public void Due_AfterADowntime_SaysEachThingOnce(string today, string lastRound, string due) =>
        Assert.Equal(due, string.Join(' ', Of2026.Due(DateOnly.Parse(today), DateOnly.Parse(lastRound))));

    [Theory]
    [InlineData("2026-12-18", false)]
    [InlineData("2026-12-21", true)]
    [InlineData("2026-12-22", true)]
    public void AwaitsNumber_FromTheDayOfSendingOn_IsTrue(string today, bool awaits) =>
        Assert.Equal(awaits, Of2026.AwaitsNumber(DateOnly.Parse(today)));

    [Theory]
    [InlineData(2028, "2028-12-20", "2028-12-15", "2028-12-19")]
    [InlineData(2029, "2029-12-20", "2029-12-17", "2029-12-19")]
    public void Due_InAWeekendYear_CountsWorkingDays(int year, string dispatch, string office, string director)
    {
        var ladder = new ApprovalLadder(PlanFile.Shipped.Schedule, Calendar, DateOnly.Parse(dispatch));
        var first = new Dictionary<ApprovalNotice, DateOnly>();

        for (var day = new DateOnly(year, 12, 11); day <= DateOnly.Parse(dispatch); day = Calendar.AddWorkingDays(day, 1))
        {
            foreach (var notice in ladder.Due(day, Calendar.AddWorkingDays(day, -1)))
                first.TryAdd(notice, day);
        }

        Assert.Equal(DateOnly.Parse(office), first[ApprovalNotice.OfficeReminder]);
        Assert.Equal(DateOnly.Parse(director), first[ApprovalNotice.DirectorReminder]);
    }
}
