using System.Globalization;
using Xunit;

namespace KhcnFunctions.Calendar;

public sealed class DayTextTests
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);

    [Theory]
    [InlineData("2026-12-07", "thứ Hai")]
    [InlineData("2026-12-08", "thứ Ba")]
    [InlineData("2026-12-09", "thứ Tư")]
    [InlineData("2026-12-10", "thứ Năm")]
    [InlineData("2026-12-11", "thứ Sáu")]
    [InlineData("2026-12-12", "thứ Bảy")]
    [InlineData("2026-12-13", "Chủ nhật")]
    public void Weekday_OfEachDay_IsVietnamese(string day, string expected) => Assert.Equal(expected, DayText.Weekday(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-12-08T08:42:59Z", "15 giờ 42 phút ngày 08/12/2026")]
    [InlineData("2026-11-25T01:00:00Z", "08 giờ 00 ngày 25/11/2026")]
    [InlineData("2026-12-09T17:00:00Z", "00 giờ 00 ngày 10/12/2026")]
    [InlineData("2026-12-09T23:05:00+07:00", "23 giờ 05 phút ngày 09/12/2026")]
    public void Moment_OfAnInstant_IsLocalAndFullHoursHaveNoMinutes(string instant, string expected) =>
        Assert.Equal(expected, DayText.Moment(DateTimeOffset.Parse(instant)));

    [Theory]
    [InlineData("2026-01-05", "ngày 05 tháng 01 năm 2026")]
    [InlineData("2026-02-10", "ngày 10 tháng 02 năm 2026")]
    [InlineData("2026-03-09", "ngày 09 tháng 3 năm 2026")]
    [InlineData("2026-12-31", "ngày 31 tháng 12 năm 2026")]
    public void LongDate_ByDecree30_LeadsWithZeroForTheFirstTwoMonthsAlone(string day, string expected) =>
        Assert.Equal(expected, DayText.LongDate(DateOnly.Parse(day)));

    [Theory]
    [InlineData(0, "00")]
    [InlineData(3, "03")]
    [InlineData(12, "12")]
    [InlineData(105, "105")]
    public void Count_HasTwoDigitsAtLeast(int number, string expected) => Assert.Equal(expected, DayText.Count(number));

    [Theory]
    [InlineData(2026, "trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư)")]
    [InlineData(2028, "chậm nhất hết ngày 08/12/2028, thứ Sáu")]
    [InlineData(2029, "chậm nhất hết ngày 07/12/2029, thứ Sáu")]
    public void Deadline_BeforeADay_IsSaidBothWaysUnlessADayOffMovedIt(int year, string expected)
    {
        var rule = new DeadlineRule(DeadlineForm.Before, new(10, 12), Time: null, DayOffRule.Forward, DayOffRule.Back);

        Assert.Equal(expected, DayText.Deadline(rule.Resolve(Calendar, year)));
    }

    [Theory]
    [InlineData(DeadlineForm.Before, 11, "16:00", "trước 16 giờ 00 ngày 11/12/2026, thứ Sáu")]
    [InlineData(DeadlineForm.Before, 12, "16:30", "trước 16 giờ 30 phút ngày 11/12/2026, thứ Sáu")]
    [InlineData(DeadlineForm.NoLaterThan, 11, "16:00", "chậm nhất 16 giờ 00 ngày 11/12/2026, thứ Sáu")]
    public void Deadline_WithATimeOfDay_NamesIt(DeadlineForm form, int day, string time, string expected)
    {
        var rule = new DeadlineRule(form, new(day, 12), TimeOnly.Parse(time), DayOffRule.Forward, DayOffRule.Back);

        Assert.Equal(expected, DayText.Deadline(rule.Resolve(Calendar, 2026)));
    }

    [Theory]
    [InlineData("2026-12-15", "chậm nhất ngày 15/12/2026, thứ Ba")]
    [InlineData("2026-12-12", "chậm nhất ngày 11/12/2026, thứ Sáu")]
    public void Deadline_Inclusive_NamesOneDay(string day, string expected) =>
        Assert.Equal(expected, DayText.Deadline(Deadline.ForDay(DateOnly.Parse(day), Calendar)));

    [Fact]
    public void Texts_UnderAnotherCulture_StayTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Thai years count from 543 BC.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");

            Assert.Equal("10/12/2026", DayText.Date(new(2026, 12, 10)));
            Assert.Equal("ngày 10 tháng 12 năm 2026", DayText.LongDate(new(2026, 12, 10)));
            Assert.Equal("10/12", new AnnualDay(10, 12).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
