using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>The two answers that are no report: that it went another way, and that the head agrees. Only where nothing else is said.</summary>
internal static partial class Answers
{
    private const int LongestAnswer = 200;

    public static bool SaysSentElsewhere(IncomingMail mail) => IsBrief(mail) && Elsewhere().IsMatch(Line(mail.Text));

    public static bool SaysAgreed(IncomingMail mail) => IsBrief(mail) && Agreed().IsMatch(Line(mail.Text));

    private static bool IsBrief(IncomingMail mail) => mail.Attachments.Count == 0 && mail.Text.Length is > 0 and <= LongestAnswer;

    private static string Line(string text) => Blanks().Replace(text, " ").Trim();

    private const RegexOptions Form = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\s+", Form, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A(kính gửi[^.:]*[,.:] ?|kính thưa[^.:]*[,.:] ?)?((phòng|đơn vị|chi cục|trung tâm)( [\p{L}&-]+){0,8} )?đã (gửi|nộp|chuyển)( báo cáo)?( này)? (qua|trên|bằng|theo) (kênh khác|ioffice|zalo|giấy|bản giấy|văn bản|fax|hệ thống|hệ thống quản lý văn bản|qlvb|đường văn thư|văn thư|điện thoại)[^.!?]{0,80}[.!]?( (trân trọng|xin cảm ơn|cảm ơn)[.!]?)?\z", Form, 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\A(tôi )?(đồng ý|nhất trí|duyệt|đã duyệt|đồng ý duyệt|nhất trí duyệt|phê duyệt|ok|đồng ý nội dung báo cáo|nhất trí nội dung báo cáo)[.,! ]*(trân trọng|cảm ơn)?[.! ]*\z", Form, 1000)]
    private static partial Regex Agreed();
}
