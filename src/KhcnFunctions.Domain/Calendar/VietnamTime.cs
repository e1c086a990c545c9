namespace KhcnFunctions.Calendar;

/// <summary>Days and times of day of the department: zone Asia/Ho_Chi_Minh, UTC+7 without daylight saving.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The time of the daily round on each working day, 08:00.</summary>
    public static readonly TimeOnly Morning = new(8, 0);

    /// <summary>The day in Việt Nam on which the instant falls.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant, in UTC, of a time of day in Việt Nam.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>The instant, in UTC, at which the day begins in Việt Nam.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>Saturday or Sunday; a swap may still make it a working day, see <see cref="WorkingCalendar"/>.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
