using System.Collections.Frozen;

namespace KhcnFunctions.Calendar;

/// <summary>Working days and days off in Việt Nam, 2021 to 2050. Saturdays and Sundays are off unless swapped to be worked.</summary>
/// <remarks>A year with a complete decision has exactly the days that the decision lists; any other follows the fixed
/// rules. Every member that takes a day throws <see cref="ArgumentOutOfRangeException"/> outside these years.</remarks>
public sealed class WorkingCalendar
{
    private const string WeekendLaw = "Bộ luật Lao động 2019, Điều 111";

    private readonly FrozenDictionary<DateOnly, CalendarEntry> entries;
    private readonly FrozenSet<int> decided;

    public WorkingCalendar(CalendarData data)
    {
        Revision = data.Revision;
        var known = data.Years.ToDictionary(year => year.Year);
        decided = known.Values.Where(year => year.IsComplete).Select(year => year.Year).ToFrozenSet();
        entries = Enumerable.Range(LunarTable.FirstYear, LunarTable.LastYear - LunarTable.FirstYear + 1)
            .SelectMany(year => decided.Contains(year) ? known[year].Days : StatutoryDays.In(year, known.GetValueOrDefault(year)?.Days ?? []))
            .ToFrozenDictionary(entry => entry.Date);
    }

    /// <summary>Revision of the data; a higher one re-plans what is pending.</summary>
    public int Revision { get; }

    /// <summary>False where users are told 'chưa có quyết định'.</summary>
    public bool HasDecision(int year) => decided.Contains(year);

    public bool IsWorkingDay(DateOnly day)
    {
        Check(day);
        return entries.TryGetValue(day, out var entry) ? entry.Kind is DayKind.SwapWork : !VietnamTime.IsWeekend(day);
    }

    /// <summary>Null on a working day.</summary>
    public DayOff? WhyOff(DateOnly day)
    {
        Check(day);
        if (entries.TryGetValue(day, out var entry))
            return entry.Kind is DayKind.SwapWork ? null : new(day, entry.Kind, entry.Name, entry.Source);
        return VietnamTime.IsWeekend(day) ? new(day, DayKind.Weekend, "Nghỉ hằng tuần", WeekendLaw) : null;
    }

    /// <summary>The day itself where it is worked, else the next working day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself where it is worked, else the working day before.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The day itself, or the working day before or after it, as the rule says.</summary>
    public DateOnly Move(DateOnly day, DayOffRule rule) => rule switch
    {
        DayOffRule.None => day,
        DayOffRule.Back => OnOrBefore(day),
        DayOffRule.Forward => OnOrAfter(day),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, message: null),
    };

    /// <summary>The count-th working day after the day, or before it where the count is negative; with 0 the day itself, worked or not.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        for (var left = Math.Abs(count); left > 0; left--)
            day = count > 0 ? OnOrAfter(day.AddDays(1)) : OnOrBefore(day.AddDays(-1));
        return day;
    }

    /// <summary>Working days from the first to the last day, both included; 0 when the last comes before the first.</summary>
    public int CountWorkingDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    private static void Check(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day.Year, LunarTable.FirstYear, nameof(day));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day.Year, LunarTable.LastYear, nameof(day));
    }
}
