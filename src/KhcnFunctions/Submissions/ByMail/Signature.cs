using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>Cuts off what stands below a mail's text: names, telephone numbers, the mark of a mobile phone.</summary>
internal static partial class Signature
{
    /// <summary>Lines of a signature below its closing words; more is text.</summary>
    private const int MostLines = 12;

    private const int LongestLine = 150;

    public static void Cut(List<string> lines)
    {
        // RFC 3676, section 4.3; the blank after the dashes is often lost.
        var dashes = lines.FindIndex(line => line is "--" or "-- ");
        if (dashes >= 0)
            lines.RemoveRange(dashes, lines.Count - dashes);
        CutMarks(lines);
        var closing = lines.FindLastIndex(line => line.Length < LongestLine && Closing().IsMatch(line));
        if (closing >= 0 && lines.Skip(closing + 1).Count(line => line.Length > 0) is var below && below <= MostLines
            && lines.Skip(closing + 1).All(line => line.Length < LongestLine))
            lines.RemoveRange(closing, lines.Count - closing);
        CutMarks(lines);
    }

    private static void CutMarks(List<string> lines)
    {
        while (lines.Count > 0 && (lines[^1].Trim().Length == 0 || (lines[^1].Length < LongestLine && Mark().IsMatch(lines[^1]))))
            lines.RemoveAt(lines.Count - 1);
    }

    private const RegexOptions Form = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\A\s*(Xin )?(trân trọng( kính chào| cảm ơn| cám ơn)?|kính thư|thân ái|xin cảm ơn|best regards|kind regards|regards|sincerely|thanks( and best regards)?)[\s,.!/]*\z", Form, 1000)]
    private static partial Regex Closing();

    // 'Đã gửi qua kênh khác' is an answer, so a mark names a device or program.
    [GeneratedRegex(@"\A\s*((Sent|Đã gửi|Được gửi|Gửi) (from|từ) .*(iPhone|iPad|Android|Galaxy|Samsung|Xiaomi|OPPO|Outlook|Mail|Yahoo|Zimbra|điện thoại|máy tính bảng|phone).*|(Get|Tải|Nhận|Tải về) Outlook (for|cho|dành cho) .*)\z", Form, 1000)]
    private static partial Regex Mark();
}
