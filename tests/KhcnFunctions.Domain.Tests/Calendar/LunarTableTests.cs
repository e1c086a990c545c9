using System.Globalization;
using Xunit;

namespace KhcnFunctions.Calendar;

public sealed class LunarTableTests
{
    /// <summary>New moons between 23:00 and 24:00 in Việt Nam fall on the next day in China: the Chinese day is one later.</summary>
    private static readonly int[] TetDiffersFromChina = [2030];
    private static readonly int[] HungKingsDiffersFromChina = [2037, 2038];

    private readonly ChineseLunisolarCalendar chinese = new();

    public static TheoryData<int> Years => [.. Enumerable.Range(2021, 30)];

    [Theory]
    [MemberData(nameof(Years))]
    public void Tet_AgainstChineseCalendar_DiffersOnlyInTheYearsListed(int year)
    {
        var inChina = DateOnly.FromDateTime(chinese.ToDateTime(year, 1, 1, 0, 0, 0, 0));

        var expected = TetDiffersFromChina.Contains(year) ? inChina.AddDays(-1) : inChina;
        Assert.Equal(expected, LunarTable.Tet(year));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void HungKings_AgainstChineseCalendar_DiffersOnlyInTheYearsListed(int year)
    {
        // A leap month counts as a month of its own: leap 2 is the third.
        var leap = chinese.GetLeapMonth(year);
        var thirdMonth = leap is > 0 and <= 3 ? 4 : 3;
        var inChina = DateOnly.FromDateTime(chinese.ToDateTime(year, thirdMonth, 10, 0, 0, 0, 0));

        var expected = HungKingsDiffersFromChina.Contains(year) ? inChina.AddDays(-1) : inChina;
        Assert.Equal(expected, LunarTable.HungKings(year));
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2051)]
    public void Tet_OutsideTheTable_Throws(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => LunarTable.Tet(year));
}
