using System.Globalization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Input;

namespace KhcnFunctions.Submissions;

/// <summary>How a report came that HCTH enters for a unit.</summary>
/// <param name="ReceivedAt">When it came: by this it is judged.</param>
/// <param name="From">Who handed it in.</param>
/// <param name="IsSigned">It bears the head's signature: it needs no approval.</param>
public sealed record EnteredReport(SubmissionChannel Channel, DateTimeOffset ReceivedAt, string From, bool IsSigned)
{
    /// <summary>Code of <see cref="SubmissionChannel"/>, see <see cref="Channels"/>.</summary>
    public const string ChannelField = "entered.channel";

    /// <summary>As <c>08/12/2026</c> or <c>2026-12-08</c>.</summary>
    public const string DayField = "entered.day";

    /// <summary>As <c>15:42</c>, in Việt Nam's time.</summary>
    public const string HourField = "entered.hour";
    public const string FromField = "entered.from";

    /// <summary>Flag.</summary>
    public const string SignedField = "entered.signed";

    /// <summary>In which form it settles that the unit said it went another way.</summary>
    public const string SettledForm = "nhập báo cáo";

    internal const int LongestFrom = 200;

    private static readonly string[] DayForms = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];
    private static readonly string[] HourForms = ["HH:mm", "H:mm", "HH'h'mm", "H'h'mm"];

    public static IReadOnlyList<string> Fields { get; } = [ChannelField, DayField, HourField, FromField, SignedField];

    public static IReadOnlyList<(SubmissionChannel Value, string Words)> Channels { get; } =
    [
        (SubmissionChannel.Paper, "Bản giấy"),
        (SubmissionChannel.DocumentSystem, "iOffice"),
        (SubmissionChannel.Zalo, "Zalo"),
        (SubmissionChannel.Phone, "Điện thoại"),
    ];

    /// <summary>bản giấy, iOffice, Zalo, điện thoại.</summary>
    public static string WordsOf(SubmissionChannel channel) => channel switch
    {
        SubmissionChannel.Paper => "bản giấy",
        SubmissionChannel.Phone => "điện thoại",
        _ => Channels.First(known => known.Value == channel).Words,
    };

    /// <param name="requestDay">The day on which the reports were asked for: nothing came before.</param>
    /// <param name="now">Nothing came later.</param>
    /// <returns>Null where there are mistakes.</returns>
    public static (EnteredReport? Entered, IReadOnlyList<FormMistake> Mistakes) Read(ReportForm form, DateOnly requestDay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(form);
        var mistakes = new List<FormMistake>();
        var channel = FormWords.Read(form[ChannelField], Channels);
        if (channel is null || Channels.All(known => known.Value != channel))
            mistakes.Add(new(ChannelField, "chưa chọn kênh gửi"));
        var day = DateOnly.TryParseExact(form[DayField].Trim(), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsedDay) ? parsedDay : (DateOnly?)null;
        if (day is null)
            mistakes.Add(new(DayField, "cần ghi ngày/tháng/năm, ví dụ 08/12/2026"));
        var hour = TimeOnly.TryParseExact(form[HourField].Trim(), HourForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsedHour) ? parsedHour : (TimeOnly?)null;
        if (hour is null)
            mistakes.Add(new(HourField, "cần ghi giờ:phút, ví dụ 15:42"));
        var from = PlainText.Normalize(form[FromField]);
        if (from is null)
            mistakes.Add(new(FromField, "còn thiếu"));
        else if (PlainText.Mistake(from, LongestFrom) is { } wrong)
            mistakes.Add(new(FromField, wrong));
        var receivedAt = day is { } onDay && hour is { } atHour ? VietnamTime.At(onDay, atHour) : (DateTimeOffset?)null;
        if (Mistake(day, receivedAt, requestDay, now) is { } impossible)
            mistakes.Add(new(day < requestDay || day > VietnamTime.Day(now) ? DayField : HourField, impossible));
        return (mistakes.Count == 0 ? new EnteredReport(channel!.Value, receivedAt!.Value, from!, form.IsOn(SignedField)) : null, mistakes);
    }

    /// <summary>Why it can't have come then; null where it can.</summary>
    internal static string? Mistake(DateOnly? day, DateTimeOffset? receivedAt, DateOnly requestDay, DateTimeOffset now) =>
        day < requestDay ? $"ở trước ngày đề nghị báo cáo ({DayText.Date(requestDay)})" : receivedAt > now ? "ở sau thời điểm hiện tại" : null;
}
