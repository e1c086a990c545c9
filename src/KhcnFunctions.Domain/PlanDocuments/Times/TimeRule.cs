using System.Globalization;

namespace KhcnFunctions.PlanDocuments.Times;

/// <summary>How often, or when, something is due by the words of a document.</summary>
public enum TimeKind
{
    /// <summary>Nothing is said.</summary>
    None,
    Yearly,
    HalfYearly,
    Quarterly,
    Monthly,
    Weekly,

    /// <summary>One day.</summary>
    Once,

    /// <summary>From a day to a day, or on without an end.</summary>
    Range,

    /// <summary>'Thường xuyên': all the time.</summary>
    Continuous,

    /// <summary>'Đột xuất', 'khi có yêu cầu': when something happens or somebody asks.</summary>
    AdHoc,

    /// <summary>Something is said that names no day, such as 'theo quy định': nothing can be scheduled.</summary>
    Unclear,
}

/// <summary>A day of some year.</summary>
public readonly record struct DayOfYear(int Day, int Month);

/// <summary>When something is due, in Việt Nam's calendar.</summary>
/// <param name="Exclusive">'Trước ngày': the day itself is too late. 'Chậm nhất ngày' includes it.</param>
public sealed record TimeRule(TimeKind Kind, bool Exclusive = false)
{
    /// <summary>Of the month, for all that name a day; null where only the period is said.</summary>
    public int? Day { get; init; }

    /// <summary>For Yearly and Once.</summary>
    public int? Month { get; init; }

    /// <summary>For Once; null where the document does not say.</summary>
    public int? Year { get; init; }

    /// <summary>For Quarterly: 1 to 3 within the quarter, 4 the first month of the next.</summary>
    public int? MonthOfQuarter { get; init; }

    /// <summary>For HalfYearly.</summary>
    public IReadOnlyList<DayOfYear> Days { get; init; } = [];

    /// <summary>For Weekly: 1 Monday to 7 Sunday.</summary>
    public int? Weekday { get; init; }

    /// <summary>Time of the day, for all that name one.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>First day of a Range.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of a Range; null where it goes on.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The day as the department's cycle may keep it; null where the rule names none that exists in every year.</summary>
    public DayOfYear? YearlyDay => Kind is TimeKind.Yearly && Day is { } day && Month is { } month && day <= DateTime.DaysInMonth(2023, month) ? new(day, month) : null;

    /// <summary>What the rule says, in Vietnamese.</summary>
    public string Describe()
    {
        var until = Exclusive ? "trước ngày" : "chậm nhất ngày";
        var time = Time is { } clock ? clock.ToString("HH' giờ 'mm", CultureInfo.InvariantCulture) + " " : "";
        return Kind switch
        {
            TimeKind.None => "không ghi thời gian",
            TimeKind.Yearly => Day is null ? "hằng năm" : Text($"{time}{until} {Day:00}/{Month:00} hằng năm"),
            TimeKind.HalfYearly => Days.Count == 0 ? "6 tháng một lần" : Text($"6 tháng một lần, {until} {string.Join(" và ", Days.Select(day => Text($"{day.Day:00}/{day.Month:00}")))}"),
            TimeKind.Quarterly => Day is null ? "hằng quý" : Text($"hằng quý, {time}{until} {Day:00} của {(MonthOfQuarter == 4 ? "tháng đầu quý sau" : $"tháng thứ {MonthOfQuarter} trong quý")}"),
            TimeKind.Monthly => Day is null ? "hằng tháng" : Text($"{time}{until} {Day:00} hằng tháng"),
            TimeKind.Weekly => Weekday is null ? "hằng tuần" : Text($"{time}{(Exclusive ? "trước " : "")}{(Weekday == 7 ? "Chủ nhật" : $"thứ {Weekday + 1}")} hằng tuần"),
            TimeKind.Once => Text($"{time}{until} {Day:00}/{Month:00}") + (Year is { } year ? Text($"/{year}") : ""),
            TimeKind.Range => To is { } to ? $"từ {Date(From!.Value)} đến {Date(to)}" : $"từ {Date(From!.Value)} trở đi",
            TimeKind.Continuous => "thường xuyên",
            TimeKind.AdHoc => "đột xuất, khi có yêu cầu",
            _ => "chưa xác định được ngày",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}

/// <summary>Words about time, and what they mean.</summary>
/// <param name="AsWritten">As they stand in the document; empty where there are none.</param>
/// <param name="Rules">At least one.</param>
public sealed record TimeText(string AsWritten, IReadOnlyList<TimeRule> Rules)
{
    public static TimeText None { get; } = new("", [new(TimeKind.None)]);

    /// <summary>True where words stand of which no day follows: somebody has to be asked.</summary>
    public bool IsUnclear => Rules.Any(rule => rule.Kind is TimeKind.Unclear);
}
