using System.Globalization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.PlanDocuments.Times;

/// <summary>One form of words about time.</summary>
/// <param name="Words">In lower case, NFC.</param>
/// <param name="Meaning">Null where the numbers make no day.</param>
/// <param name="InSentences">Whether it says when something is due even in the middle of a sentence about other things.</param>
internal sealed record TimePhrase(Regex Words, Func<Match, TimeRule?> Meaning, bool InSentences = true);

/// <summary>The forms of words about time, the more particular before the more general.</summary>
internal static partial class TimePhrases
{
    private const string Bound = @"(?<bound>trước(\s+hoặc\s+trong)?|chậm\s+nhất(\s+là)?(\s+vào)?|muộn\s+nhất(\s+là)?|không\s+quá|đến\s+hết)\s+((?<hour>\d{1,2})\s*(giờ|h|:|g)\s*(?<minute>\d{2})?(\s*phút)?,?\s*)?";
    private const string Date = @"(?<day>\d{1,2})\s*(/|-|\.|tháng)\s*(?<month>\d{1,2})(?!\d)";
    private const string OfYear = @"\s*(/|-|\.|,?\s*năm)\s*(?<year>(19|20)\d{2})(?!\d)";
    private const string Every = @"(hằng|hàng|mỗi|các)";
    private const string Years = @"(?<year>(19|20)\d{2})";
    private const string Quarter = @"qu[ýy]\s+(?<quarter>iv|iii|ii|i|[1-4])(?![ivx\d])";

    public static IReadOnlyList<TimePhrase> All { get; } =
    [
        new(Weekly(), match => Timed(match, new(TimeKind.Weekly, IsBefore(match)) { Weekday = WeekdayOf(match.Groups["weekday"].Value) })),
        new(QuarterlyDay(), match => new(TimeKind.Quarterly, IsBefore(match)) { Day = DayIn(match, 31), MonthOfQuarter = MonthOfQuarterOf(match.Groups["which"].Value, match.Groups["next"].Success) }),
        new(MonthlyDay(), match => Timed(match, new(TimeKind.Monthly, IsBefore(match)) { Day = DayIn(match, 31) })),
        new(FromTo(), RangeOf),
        new(TwoDays(), match => IsDay(match, null) && IsDay(Number(match, "otherday"), Number(match, "othermonth"), 2024)
            ? new(TimeKind.HalfYearly, IsBefore(match)) { Days = [new(Number(match, "day")!.Value, Number(match, "month")!.Value), new(Number(match, "otherday")!.Value, Number(match, "othermonth")!.Value)] }
            : new(TimeKind.Unclear)),
        new(OneDay(), match => IsDay(match, Number(match, "year")) ? Timed(match, new(TimeKind.Once, IsBefore(match)) { Day = Number(match, "day"), Month = Number(match, "month"), Year = Number(match, "year") }) : new(TimeKind.Unclear)),
        new(YearlyDay(), match => IsDay(match, null) ? Timed(match, new(TimeKind.Yearly, IsBefore(match)) { Day = Number(match, "day"), Month = Number(match, "month") }) : new(TimeKind.Unclear)),
        // A day without a year: once in some year, or one of two days of every year; TimeReader decides.
        new(DayAlone(), match => IsDay(match, null) ? Timed(match, new(TimeKind.Once, IsBefore(match)) { Day = Number(match, "day"), Month = Number(match, "month") }) : new(TimeKind.Unclear)),
        // 'Hằng tháng (trước ngày 20)': of which month, the words beside it say; TimeReader decides.
        new(DayOfMonth(), match => Timed(match, new(TimeKind.Monthly, IsBefore(match)) { Day = DayIn(match, 31) })),
        new(Quarters(), match => Months(Number(match, "year")!.Value, (QuarterOf(match) * 3) - 2, QuarterOf(match) * 3)),
        new(OneMonth(), match => Number(match, "month") is >= 1 and <= 12 and var month ? Months(Number(match, "year")!.Value, month, month) : new(TimeKind.Unclear)),
        new(Onwards(), match => new(TimeKind.Range) { From = new(Number(match, "year")!.Value, 1, 1) }, InSentences: false),
        new(SeveralYears(), match => Number(match, "year") is { } first && Number(match, "last") is { } last && first <= last ? new(TimeKind.Range) { From = new(first, 1, 1), To = new(last, 12, 31) } : new(TimeKind.Unclear), InSentences: false),
        new(OneYear(), match => Months(Number(match, "year")!.Value, 1, 12), InSentences: false),
        new(EveryWeek(), _ => new(TimeKind.Weekly)),
        new(EveryMonth(), _ => new(TimeKind.Monthly)),
        new(EveryQuarter(), _ => new(TimeKind.Quarterly)),
        new(EveryHalfYear(), _ => new(TimeKind.HalfYearly)),
        new(EveryYear(), _ => new(TimeKind.Yearly)),
        new(AlsoEvery(), match => new(match.Value.EndsWith("quý", StringComparison.Ordinal) ? TimeKind.Quarterly : TimeKind.Yearly)),
        new(AllTheTime(), _ => new(TimeKind.Continuous), InSentences: false),
        new(AllTheTimeAside(), _ => new(TimeKind.Continuous)),
        new(Vague(), _ => new(TimeKind.Unclear)),
        new(WhenNeeded(), _ => new(TimeKind.AdHoc)),
    ];

    private static bool IsBefore(Match match) => match.Groups["bound"].Value == "trước";

    private static TimeRule Timed(Match match, TimeRule rule) =>
        Number(match, "hour") is <= 23 and var hour && (Number(match, "minute") ?? 0) is <= 59 and var minute ? rule with { Time = new(hour, minute) } : rule;

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;

    private static int? DayIn(Match match, int most) => Number(match, "day") is >= 1 and var day && day <= most ? day : null;

    private static bool IsDay(Match match, int? year) => IsDay(Number(match, "day"), Number(match, "month"), year ?? 2024);

    private static bool IsDay(int? day, int? month, int year) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month.Value);

    private static TimeRule Months(int year, int first, int last) =>
        new(TimeKind.Range) { From = new(year, first, 1), To = new(year, last, DateTime.DaysInMonth(year, last)) };

    private static TimeRule? RangeOf(Match match)
    {
        var (end, start) = (Number(match, "year")!.Value, Number(match, "startyear"));
        if (!IsDay(Number(match, "day"), Number(match, "month"), end) || !IsDay(Number(match, "startday"), Number(match, "startmonth"), start ?? end))
            return new(TimeKind.Unclear);
        var to = new DateOnly(end, Number(match, "month")!.Value, Number(match, "day")!.Value);
        var from = new DateOnly(start ?? end, Number(match, "startmonth")!.Value, Number(match, "startday")!.Value);
        return from <= to ? new(TimeKind.Range) { From = from, To = to } : new(TimeKind.Unclear);
    }

    private static int QuarterOf(Match match) => match.Groups["quarter"].Value switch { "i" or "1" => 1, "ii" or "2" => 2, "iii" or "3" => 3, _ => 4 };

    private static int WeekdayOf(string word) => word switch { "hai" or "2" => 1, "ba" or "3" => 2, "tư" or "4" => 3, "năm" or "5" => 4, "sáu" or "6" => 5, "bảy" or "bẩy" or "7" => 6, _ => 7 };

    private static int MonthOfQuarterOf(string word, bool isNext) => isNext ? 4 : word switch { "đầu" or "thứ nhất" or "thứ 1" => 1, "giữa" or "thứ hai" or "thứ 2" => 2, _ => 3 };

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex($@"({Bound})?((sáng|chiều|tối)\s+)?(ngày\s+)?(thứ\s+(?<weekday>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?<weekday>chủ\s+nhật))\s+(của\s+)?{Every}\s+tuần", Plain, 1000)]
    private static partial Regex Weekly();

    [GeneratedRegex($@"{Bound}ngày\s+(?<day>\d{{1,2}})\s+(của\s+)?tháng\s+(?<which>cuối|đầu|giữa|thứ\s+(nhất|hai|ba|[123]))(\s+(tiên|cùng))?(\s+(của|trong))?\s+({Every}\s+)?quý(?<next>\s+(sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề))?", Plain, 1000)]
    private static partial Regex QuarterlyDay();

    [GeneratedRegex($@"{Bound}ngày\s+(?<day>\d{{1,2}})\s+(của\s+)?({Every}\s+tháng|tháng\s+(sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề))", Plain, 1000)]
    private static partial Regex MonthlyDay();

    [GeneratedRegex($@"từ\s+(ngày\s+)?(?<startday>\d{{1,2}})\s*(/|-|\.|tháng)\s*(?<startmonth>\d{{1,2}})(?!\d)(\s*(/|-|\.|năm)\s*(?<startyear>(19|20)\d{{2}}))?\s+đến\s+(hết\s+)?(ngày\s+)?{Date}{OfYear}", Plain, 1000)]
    private static partial Regex FromTo();

    [GeneratedRegex($@"(({Bound})(ngày\s+)?|(vào\s+)?ngày\s+|^\s*){Date}{OfYear}", Plain, 1000)]
    private static partial Regex OneDay();

    [GeneratedRegex($@"(({Bound})(ngày\s+)?|(vào\s+)?ngày\s+|^\s*){Date}\s*,?\s+(của\s+)?{Every}\s+năm", Plain, 1000)]
    private static partial Regex YearlyDay();

    [GeneratedRegex($@"{Bound}(ngày\s+)?{Date}", Plain, 1000)]
    private static partial Regex DayAlone();

    // 'Trước ngày 05/6 và 05/12 hằng năm'.
    [GeneratedRegex($@"{Bound}(ngày\s+)?{Date}\s*(,|và|,\s*và)\s*(ngày\s+)?(?<otherday>\d{{1,2}})\s*(/|-|\.|tháng)\s*(?<othermonth>\d{{1,2}})(?!\d)(?!\s*(/|-|\.|,?\s*năm)\s*\d{{4}})(\s+(của\s+)?{Every}\s+năm)?", Plain, 1000)]
    private static partial Regex TwoDays();

    [GeneratedRegex($@"{Bound}ngày\s+(?<day>\d{{1,2}})(?=\s*[),;.]|\s*$|\s+(báo|gửi|tổng|để|về))", Plain, 1000)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex($@"{Quarter}\s*(/|-|,?\s*năm|\s)\s*{Years}", Plain, 1000)]
    private static partial Regex Quarters();

    [GeneratedRegex($@"tháng\s+(?<month>\d{{1,2}})\s*(/|-|,?\s*năm)\s*{Years}", Plain, 1000)]
    private static partial Regex OneMonth();

    [GeneratedRegex($@"(từ\s+)?(năm\s+)?{Years}\s*((và|-|–)\s+(những|các)\s+năm\s+(tiếp\s+theo|sau|kế\s+tiếp)|trở\s+đi)", Plain, 1000)]
    private static partial Regex Onwards();

    [GeneratedRegex($@"((năm|giai\s+đoạn|từ)\s+)?(năm\s+)?{Years}\s*(-|–|—|đến)\s*(năm\s+)?(?<last>(19|20)\d{{2}})(?!\d)", Plain, 1000)]
    private static partial Regex SeveralYears();

    [GeneratedRegex($@"((trong|cả)\s+)?(năm\s+|^\s*){Years}(?![\d/])", Plain, 1000)]
    private static partial Regex OneYear();

    [GeneratedRegex($@"(định\s+kỳ\s+)?{Every}\s+tuần", Plain, 1000)]
    private static partial Regex EveryWeek();

    [GeneratedRegex($@"(định\s+kỳ\s+)?(hằng|hàng|mỗi)\s+tháng|/tháng", Plain, 1000)]
    private static partial Regex EveryMonth();

    [GeneratedRegex(@"(định\s+kỳ\s+)?((hằng|hàng|mỗi)\s+quý|(?<=định\s+kỳ\s+)quý|(ba|3|03)\s+tháng\s+(một|1|01)\s+lần)", Plain, 1000)]
    private static partial Regex EveryQuarter();

    [GeneratedRegex(@"định\s+kỳ\s+(6|06|sáu)\s+tháng|(hằng|hàng|mỗi)\s+(6|06|sáu)\s+tháng|(6|06|sáu)\s+tháng\s+(một|1|01)\s+lần|(?<!trong\s)(6|06|sáu)\s+tháng(?=\s*[,(]|\s+trước|\s+và|\s*$)", Plain, 1000)]
    private static partial Regex EveryHalfYear();

    [GeneratedRegex(@"(định\s+kỳ\s+)?(hằng|hàng|mỗi)\s+năm(?!\s+(tới|sau))", Plain, 1000)]
    private static partial Regex EveryYear();

    // 'Hằng tháng, quý, năm'.
    [GeneratedRegex(@"(?<=(hằng|hàng|định\s+kỳ)\s+([\d\s]*(tháng|quý)\s*(,|và)\s*)+)(quý|năm)(?!\s*\d)", Plain, 1000)]
    private static partial Regex AlsoEvery();

    [GeneratedRegex(@"thường\s+xuyên|liên\s+tục|hằng\s+ngày|hàng\s+ngày|trong\s+suốt|quanh\s+năm", Plain, 1000)]
    private static partial Regex AllTheTime();

    [GeneratedRegex(@"(?<=[(,;]\s*)thường\s+xuyên(?=\s*[),;.]|\s*$)", Plain, 1000)]
    private static partial Regex AllTheTimeAside();

    [GeneratedRegex(@"kịp\s+thời|đột\s+xuất|(?<!\p{L})ngay(?!\p{L}|\s+(từ|trong|cả|tại|thẳng|sau))|khi\s+(có|xảy\s+ra|phát\s+sinh|được)\s+[^,;.()]*?(?=\s+thì|\s+báo\s+cáo|[,;.()]|$)|theo\s+yêu\s+cầu", Plain, 1000)]
    private static partial Regex WhenNeeded();

    [GeneratedRegex(@"theo\s+(đúng\s+)?quy\s+định|theo\s+(tiến\s+độ|kế\s+hoạch|lộ\s+trình|thời\s+hạn)[^,;.()]*|sau\s+khi\s+[^,;.()]*", Plain, 1000)]
    private static partial Regex Vague();
}
