using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>The sentences of the Phiếu trình. Long texts are cut where they would break the page; the draft's file keeps them whole.</summary>
internal static class SlipText
{
    private const int LongestName = 80;
    private const int LongestSubject = 300;
    private const int LongestList = 120;

    // Room of all opinions together, in letters.
    private const int RoomForOpinions = 450;

    public static string Subject(SubmissionSlipInput input) => $"Về việc ký ban hành Báo cáo {Short(LowerFirst(input.Subject), LongestSubject)}";

    public static string To(SubmissionSlipInput input) => $"Kính trình: {(input.Signer.Name is null ? "" : $"Đồng chí {NameOf(input.Signer.Name)}, ")}{RoleOf(input.Signer)} Sở.";

    public static IEnumerable<string> Summary(SubmissionSlipInput input)
    {
        var counts = input.Counts;
        yield return $"1. Nội dung trình: dự thảo lần {DayText.Count(input.Draft)} Báo cáo thực hiện Kế hoạch {Short(input.Plan, LongestName)}.";
        yield return $"2. Tình hình gửi báo cáo: {DayText.Count(counts.Received)}/{DayText.Count(counts.All)} phòng, đơn vị đã gửi (đúng hạn {DayText.Count(counts.OnTime)}; trong ngày hạn {DayText.Count(counts.OnTheDay)}; gửi chậm {DayText.Count(counts.Late)}); chưa gửi {DayText.Count(counts.Missing)}; được miễn {DayText.Count(counts.Exempt)}.";
        yield return $"3. Tài liệu kèm theo: {(input.Attachments.Count == 0 ? "không" : Short(string.Join("; ", input.Attachments), LongestList))}.";
        yield return $"4. Ngày gửi Báo cáo: {DayText.Date(input.DispatchDay)}, {DayText.Weekday(input.DispatchDay)}.";
    }

    public static string RoleOf(Person person) => person.Role is LeaderRole.Director ? "Giám đốc" : "Phó Giám đốc";

    public static string NameOf(string name) => Short(PersonName.Plain(name), LongestName);

    /// <summary>When a step was done, or room to write when.</summary>
    public static string Done(string what, SlipMark mark) => mark.At is { } at ? $"({what} {DayText.Moment(at)})" : $"({what} ngày ……/……/………)";

    /// <summary>Null while it is to be written by hand.</summary>
    public static string? Of(SlipOpinion opinion, int opinions)
    {
        if (string.IsNullOrWhiteSpace(opinion.Opinion))
            return null;
        var text = Short(opinion.Opinion, RoomForOpinions / opinions);
        return opinion.At is { } at ? $"{text} (ngày {DayText.Date(VietnamTime.Day(at))})" : text;
    }

    public static string Short(string text, int length) => DocumentText.Excerpt(LineBlocks.OneLine(text).Replace('\t', ' '), length);

    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
