namespace KhcnFunctions.Calendar;

/// <summary>Days off by the Labour Code 2019 alone (Articles 111 and 112), for years without a complete decision.</summary>
internal static class StatutoryDays
{
    private const string Law = "Bộ luật Lao động 2019, Điều 112";
    private const string CompensationLaw = "Bộ luật Lao động 2019, Điều 111";
    private const string OpenUntilDecided = Law + " (chưa có quyết định)";
    private const string CultureDayLaw = "Nghị quyết số 28/2026/QH16";
    private const int CultureDaySince = 2026;
    private const string Tet = "Tết Âm lịch";
    private const string NationalDay = "Quốc khánh";

    /// <summary>Holidays whose day the law itself fixes, in order.</summary>
    public static IEnumerable<CalendarEntry> NamedByLaw(int year)
    {
        yield return Holiday(new(year, 1, 1), "Tết Dương lịch");
        yield return Holiday(LunarTable.Tet(year), Tet);
        yield return Holiday(LunarTable.HungKings(year), "Ngày Giỗ Tổ Hùng Vương");
        yield return Holiday(new(year, 4, 30), "Ngày Chiến thắng");
        yield return Holiday(new(year, 5, 1), "Ngày Quốc tế lao động");
        yield return Holiday(new(year, 9, 2), NationalDay);
        if (year >= CultureDaySince)
            yield return Holiday(new(year, 11, 24), "Ngày Văn hóa Việt Nam", CultureDayLaw);
    }

    /// <summary>All days off of a year: what is known already, for the rest the fixed rules, and what makes up for weekends.</summary>
    public static IReadOnlyCollection<CalendarEntry> In(int year, IReadOnlyList<CalendarEntry> known)
    {
        var days = new SortedDictionary<DateOnly, CalendarEntry>(known.ToDictionary(entry => entry.Date));
        foreach (var holiday in NamedByLaw(year).Concat(LeftToDecision(year)))
            days.TryAdd(holiday.Date, holiday);
        AddCompensation(days);
        return days.Values;
    }

    /// <summary>What a decision chooses each year; by default as the recent ones mostly did.</summary>
    private static IEnumerable<CalendarEntry> LeftToDecision(int year)
    {
        // Tết, 5 days: the last day of the old year and the first four of the new one, as for 2026.
        // (The other choice is two days before and three from mùng 1.)
        var firstDay = LunarTable.Tet(year);
        foreach (var offset in new[] { -1, 1, 2, 3 })
            yield return Holiday(firstDay.AddDays(offset), Tet, OpenUntilDecided);

        // One day beside 2/9: the working day that touches a weekend, else the day before.
        var nationalDay = new DateOnly(year, 9, 2);
        var isDayAfter = nationalDay.DayOfWeek is DayOfWeek.Thursday or DayOfWeek.Sunday or DayOfWeek.Monday;
        yield return Holiday(nationalDay.AddDays(isDayAfter ? 1 : -1), NationalDay, OpenUntilDecided);
    }

    /// <summary>Each holiday on a weekend takes the next working day that no earlier one took; a compensation that is
    /// known already counts as its own.</summary>
    private static void AddCompensation(SortedDictionary<DateOnly, CalendarEntry> days)
    {
        var last = DateOnly.MinValue;
        foreach (var holiday in days.Values.Where(day => day.Kind is DayKind.Holiday && VietnamTime.IsWeekend(day.Date)).ToList())
        {
            var day = (holiday.Date > last ? holiday.Date : last).AddDays(1);
            while (VietnamTime.IsWeekend(day) || (days.TryGetValue(day, out var taken) && taken.Kind is not DayKind.Compensation))
                day = day.AddDays(1);
            days.TryAdd(day, new(day, DayKind.Compensation, "Nghỉ bù " + holiday.Name, CompensationLaw));
            last = day;
        }
    }

    private static CalendarEntry Holiday(DateOnly date, string name, string source = Law) => new(date, DayKind.Holiday, name, source);
}
