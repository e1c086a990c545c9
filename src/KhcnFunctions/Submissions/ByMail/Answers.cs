using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What a mail without files says: that the report went another way, that the head agrees, or what was done.</summary>
internal static partial class Answers
{
    private const int LongestAnswer = 200;

    public static bool SaysSentElsewhere(IncomingMail mail) => IsBrief(mail) && Elsewhere().IsMatch(Line(mail.Text));

    public static bool SaysAgreed(IncomingMail mail) => IsBrief(mail) && Agreed().IsMatch(Line(mail.Text));

    /// <summary>It begins as an agreement and goes on: neither that nor its opposite.</summary>
    public static bool BeginsAsAgreement(IncomingMail mail) => BeginsAgreed().IsMatch(Line(mail.Text[..Math.Min(mail.Text.Length, 1000)]));

    /// <summary>Thanks, or that it was seen: nothing to act on.</summary>
    public static bool IsOnlyPolite(IncomingMail mail) => IsBrief(mail) && Polite().IsMatch(Line(mail.Text));

    /// <summary>A text of some length, or a short one that says what was done, can be a unit's report; a thank-you or a question can't.</summary>
    public static bool TellsResults(string text)
    {
        if (text.Length > LongestAnswer)
            return true;
        var folded = Folded(Line(text));
        return Results().IsMatch(folded) && !Asks().IsMatch(folded);
    }

    private static bool IsBrief(IncomingMail mail) => mail.Attachments.Count == 0 && mail.Text.Length is > 0 and <= LongestAnswer;

    // Without marks, since many write so on a phone.
    private static string Folded(string text) =>
        new([.. text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(letter => letter is 'đ' or 'Đ' ? 'd' : letter)]);

    private static string Line(string text) => Blanks().Replace(text, " ").Trim();

    private const RegexOptions Form = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\s+", Form, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A(kính gửi[^.:]*[,.:] ?|kính thưa[^.:]*[,.:] ?)?((phòng|đơn vị|chi cục|trung tâm)( [\p{L}&-]+){0,8} )?đã (gửi|nộp|chuyển)( báo cáo)?( này)? (qua|trên|bằng|theo) (kênh khác|ioffice|zalo|giấy|bản giấy|văn bản|fax|hệ thống|hệ thống quản lý văn bản|qlvb|đường văn thư|văn thư|điện thoại)[^.!?]{0,80}[.!]?( (trân trọng|xin cảm ơn|cảm ơn)[.!]?)?\z", Form, 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\A(tôi )?(đồng ý|nhất trí|duyệt|đã duyệt|đồng ý duyệt|nhất trí duyệt|phê duyệt|ok|đồng ý nội dung báo cáo|nhất trí nội dung báo cáo)[.,! ]*(trân trọng|cảm ơn)?[.! ]*\z", Form, 1000)]
    private static partial Regex Agreed();

    [GeneratedRegex(@"\A((tôi |mình )?(xin |chân thành |rất )*(cảm ơn|cám ơn|trân trọng|đã nhận|đã xem|đã nhận được)( (thư|báo cáo|thông tin|phòng|đồng chí|các đồng chí|hcth|phòng hành chính - tổng hợp|nhiều))*[.,!; ]*)+\z", Form, 1000)]
    private static partial Regex Polite();

    [GeneratedRegex(@"\A(tôi )?(đồng ý|nhất trí|duyệt|đã duyệt|phê duyệt|ok)([^\p{L}]|\z)", Form, 1000)]
    private static partial Regex BeginsAgreed();

    [GeneratedRegex(@"hoan thanh|khong( co)? phat sinh|ket qua|bao cao|da (to chuc|thuc hien|trien khai|ban hanh|tham muu|xay dung|phoi hop|trinh|dat|xong)|hoi nghi|hoi thao|tap huan", Form, 1000)]
    private static partial Regex Results();

    [GeneratedRegex(@"\?|gia han|lui han|(khi|luc) nao|bao gio|cho hoi|xin hoi|(^| )se (gui|nop|bao cao|hoan thanh)|da nhan (duoc )?(thu|mail|email|de nghi)|chua (hoan thanh|co|xong|gui|nop|kip)[^.]{0,30}bao cao|dang (tong hop|hoan thien|xay dung) (bao cao|so lieu)", Form, 1000)]
    private static partial Regex Asks();
}
