namespace KhcnFunctions.Calendar;

/// <summary>The two lunar days that are days off, in the Vietnamese calendar, for 2021 to 2050.</summary>
/// <remarks>A table of published dates: .NET's Chinese calendar is reckoned for UTC+8 and differs in some years.</remarks>
public static class LunarTable
{
    public const int FirstYear = 2021;

    private static readonly (AnnualDay Tet, AnnualDay HungKings)[] Years =
    [
        (new(12, 2), new(21, 4)), // 2021
        (new(1, 2), new(10, 4)),
        (new(22, 1), new(29, 4)),
        (new(10, 2), new(18, 4)),
        (new(29, 1), new(7, 4)), // 2025
        (new(17, 2), new(26, 4)),
        (new(6, 2), new(16, 4)),
        (new(26, 1), new(4, 4)),
        (new(13, 2), new(23, 4)),
        (new(2, 2), new(12, 4)), // 2030
        (new(23, 1), new(1, 4)),
        (new(11, 2), new(19, 4)),
        (new(31, 1), new(9, 4)),
        (new(19, 2), new(28, 4)),
        (new(8, 2), new(17, 4)), // 2035
        (new(28, 1), new(6, 4)),
        (new(15, 2), new(24, 4)),
        (new(4, 2), new(13, 4)),
        (new(24, 1), new(3, 4)),
        (new(12, 2), new(20, 4)), // 2040
        (new(1, 2), new(10, 4)),
        (new(22, 1), new(29, 4)),
        (new(10, 2), new(19, 4)),
        (new(30, 1), new(7, 4)),
        (new(17, 2), new(26, 4)), // 2045
        (new(6, 2), new(15, 4)),
        (new(26, 1), new(4, 4)),
        (new(14, 2), new(22, 4)),
        (new(2, 2), new(11, 4)),
        (new(23, 1), new(1, 4)), // 2050
    ];

    public static int LastYear => FirstYear + Years.Length - 1;

    /// <summary>Mùng 1 Tết, the first day of the lunar year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table does not hold the year.</exception>
    public static DateOnly Tet(int year) => Of(year).Tet.In(year);

    /// <summary>Giỗ Tổ Hùng Vương, 10/3 lunar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table does not hold the year.</exception>
    public static DateOnly HungKings(int year) => Of(year).HungKings.In(year);

    private static (AnnualDay Tet, AnnualDay HungKings) Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return Years[year - FirstYear];
    }
}
