using System.Text;
using Xunit;

namespace KhcnFunctions.Calendar;

public sealed class CalendarDataTests
{
    [Fact]
    public void Parse_TextOrStream_ReadsTheSame()
    {
        const string Json = """
            { "revision": 3, "years": [ { "year": 2028, "complete": false, "source": "Thông báo", "days": [
              { "date": "2028-05-02", "kind": "swap-off", "name": "Nghỉ hoán đổi", "source": "Công văn" },
              { "date": "2028-05-06", "kind": "swap-work", "name": "Làm việc hoán đổi" } ] } ] }
            """;

        var data = CalendarData.Parse(Json);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json));

        var year = Assert.Single(data.Years);
        Assert.Equal((3, 2028, false), (data.Revision, year.Year, year.IsComplete));
        Assert.Equal(
            [
                new(new(2028, 5, 2), DayKind.SwapOff, "Nghỉ hoán đổi", "Công văn"),
                new(new(2028, 5, 6), DayKind.SwapWork, "Làm việc hoán đổi", "Thông báo"),
            ],
            year.Days);
        Assert.Equal(year.Days, Assert.Single(CalendarData.Parse(stream).Years).Days);
    }

    [Fact]
    public void Parse_ManyMistakes_NamesEachWithItsPlace()
    {
        const string Json = """
            { "revision": 0, "note": 1, "years": [
              { "year": 2028, "complete": "no", "source": " ", "days": [
                { "date": "2028-02-30", "kind": "holiday", "name": "x" },
                { "date": "2027-09-02", "kind": "feast", "name": "x" },
                { "date": "2028-09-02", "kind": "holiday" },
                { "date": "2028-09-02", "kind": "holiday", "name": 5 },
                { "date": "2028-05-02", "kind": "swap-work", "name": "x" },
                { "date": "2028-05-06", "kind": "swap-off", "name": "x" },
                { "date": "2028-05-07", "kind": "compensation", "name": "x", "source": "" },
                7 ] },
              { "year": 2028, "complete": false, "source": "x", "days": [] },
              { "year": 1999, "source": "x" } ] }
            """;

        var refused = Assert.Throws<CalendarDataException>(() => CalendarData.Parse(Json));

        Assert.Equal(
            [
                "note", "revision",
                "years[0].source", "years[0].complete",
                "years[0].days[0].date", "years[0].days[1].date", "years[0].days[1].kind",
                "years[0].days[2].name", "years[0].days[3].name",
                "years[0].days[4].date", "years[0].days[5].date",
                "years[0].days[6].source", "years[0].days[6].date",
                "years[0].days[7]", "years[0].days[3].date",
                "years[2].year", "years[2].days",
                "years[1].year",
            ],
            refused.Mistakes.Select(mistake => mistake.Place));
        Assert.Contains("years[0].days[4].date: ngày làm việc hoán đổi phải là thứ Bảy hoặc Chủ nhật, nhưng ngày 02/05/2028 là thứ Ba", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CompleteYearWithoutAHoliday_NamesIt()
    {
        var holidays = CalendarData.Shipped.Years[0].Days.Where(day => day.Kind is DayKind.Holiday && day.Date != new DateOnly(2026, 9, 2));
        var days = string.Join(',', holidays.Select(day => $$"""{ "date": "{{day.Date:yyyy-MM-dd}}", "kind": "holiday", "name": "x" }"""));

        var refused = Assert.Throws<CalendarDataException>(() =>
            CalendarData.Parse($$"""{ "revision": 2, "years": [ { "year": 2026, "source": "x", "days": [ {{days}} ] } ] }"""));

        var mistake = Assert.Single(refused.Mistakes);
        Assert.Equal("years[0].days", mistake.Place);
        Assert.StartsWith("thiếu ngày lễ 02/09/2026 (Quốc khánh)", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "dòng 1, cột 1")]
    [InlineData("{ \"revision\": 1,\n  \"years\": ] }", "dòng 2, cột 12")]
    [InlineData("{ \"revision\": 1, \"revision\": 2, \"years\": [] }", "dòng 1, cột 1")]
    [InlineData("[]", "toàn tệp")]
    public void Parse_NotTheFormat_NamesThePlace(string json, string place) =>
        Assert.Equal(place, Assert.Single(Assert.Throws<CalendarDataException>(() => CalendarData.Parse(json)).Mistakes).Place);

    [Fact]
    public void Revise_WithAHigherRevision_ReplacesTheYearsThatItLists()
    {
        var swap = new CalendarYear(2027, IsComplete: true, [new(new(2027, 1, 4), DayKind.SwapOff, "Nghỉ", "Công văn")]);

        var revised = CalendarData.Shipped.Revise(new(CalendarData.Shipped.Revision + 1, [swap]));

        Assert.Equal(CalendarData.Shipped.Revision + 1, revised.Revision);
        Assert.Equal([CalendarData.Shipped.Years[0], swap], revised.Years);
    }

    [Fact]
    public void Revise_WithTheSameRevision_ChangesNothing() =>
        Assert.Same(CalendarData.Shipped, CalendarData.Shipped.Revise(new(CalendarData.Shipped.Revision, [])));
}
