using System.Globalization;

namespace KhcnFunctions.Calendar;

/// <summary>Days, times and counts as official Vietnamese writes them, whatever the culture of the machine.</summary>
public static class DayText
{
    /// <summary>10/12/2026.</summary>
    public static string Date(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>thứ Hai to thứ Bảy, Chủ nhật.</summary>
    public static string Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => "thứ Hai",
        DayOfWeek.Tuesday => "thứ Ba",
        DayOfWeek.Wednesday => "thứ Tư",
        DayOfWeek.Thursday => "thứ Năm",
        DayOfWeek.Friday => "thứ Sáu",
        DayOfWeek.Saturday => "thứ Bảy",
        _ => "Chủ nhật",
    };

    /// <summary>15 giờ 42 phút, and 08 giờ 00 on the full hour.</summary>
    public static string Time(TimeOnly time) =>
        time.ToString(time.Minute == 0 ? "HH' giờ 00'" : "HH' giờ 'mm' phút'", CultureInfo.InvariantCulture);

    /// <summary>15 giờ 42 phút ngày 08/12/2026, in Việt Nam's time.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var local = instant.ToOffset(VietnamTime.Offset);
        return $"{Time(TimeOnly.FromTimeSpan(local.TimeOfDay))} ngày {Date(VietnamTime.Day(instant))}";
    }

    /// <summary>ngày 05 tháng 01 năm 2026: a leading 0 for days under 10 and for months 1 and 2 alone (Decree 30/2020/NĐ-CP, Annex I).</summary>
    public static string LongDate(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture,
        $"ngày {day.Day:00} tháng {(day.Month <= 2 ? "0" : "")}{day.Month} năm {day.Year}");

    /// <summary>The deadline as units are told it: 'trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư)'.
    /// Where a day off moved the last day, that one day alone is said.</summary>
    public static string Deadline(Deadline deadline)
    {
        var lastDay = $"{Date(deadline.LastDay)}, {Weekday(deadline.LastDay)}";
        return deadline switch
        {
            { Form: DeadlineForm.Before, Time: { } time } => $"trước {Time(time)} ngày {lastDay}",
            { Time: { } time } => $"chậm nhất {Time(time)} ngày {lastDay}",
            { Form: DeadlineForm.NoLaterThan } => $"chậm nhất ngày {lastDay}",
            _ when deadline.LastDay == deadline.LastDayAsWorded => $"trước ngày {Date(deadline.NamedDay)} (chậm nhất hết ngày {lastDay})",
            _ => $"chậm nhất hết ngày {lastDay}",
        };
    }

    /// <summary>03, 12, 105: at least two digits.</summary>
    public static string Count(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
