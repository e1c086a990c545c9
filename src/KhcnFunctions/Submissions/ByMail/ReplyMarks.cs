using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>The lines by which mail programs set off the mail that is answered, in Vietnamese and English.</summary>
internal static partial class ReplyMarks
{
    private const int LongestLine = 500;
    private const int LongestAttribution = 3;
    private const int HeaderLines = 6;

    public static bool IsForward(string line) => line.Length < LongestLine && Forward().IsMatch(line);

    public static bool IsOriginal(string line) => line.Length < LongestLine && Original().IsMatch(line);

    /// <summary>The line that Outlook draws above the header.</summary>
    public static bool IsRule(string line) => line.Length >= 10 && line.Trim().All(letter => letter is '_' or '-');

    /// <summary>From, with at least two others of sent, to, subject near it.</summary>
    public static bool IsHeader(List<string> lines, int at)
    {
        if (lines[at].Length >= LongestLine || !From().IsMatch(lines[at]))
            return false;
        var others = lines.Skip(at + 1).Take(HeaderLines).TakeWhile(line => line.Length > 0).Where(line => line.Length < LongestLine).ToList();
        return new[] { Sent(), To(), Subject() }.Count(field => others.Any(field.IsMatch)) >= 2;
    }

    /// <summary>How many lines from here on say 'on … wrote'; 0 where none.</summary>
    public static int Attribution(List<string> lines, int at)
    {
        if (!Begins().IsMatch(lines[at][..Math.Min(lines[at].Length, LongestLine)]))
            return 0;
        var sentence = "";
        for (var count = 1; count <= LongestAttribution && at + count <= lines.Count; count++)
        {
            var line = lines[at + count - 1];
            if (line.Length == 0 || line.Length > 2 * LongestLine)
                return 0;
            sentence += " " + line.Trim();
            if (Wrote().IsMatch(sentence))
                return count;
        }

        return 0;
    }

    private const RegexOptions Form = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\A\s*(-{5,}\s*(Forwarded message|Thư đã chuyển tiếp|Thư chuyển tiếp|Tin nhắn đã chuyển tiếp)\s*-{5,}|(Begin forwarded message|Bắt đầu chuyển tiếp tin nhắn|Bắt đầu thư được chuyển tiếp):?)\s*\z", Form, 1000)]
    private static partial Regex Forward();

    [GeneratedRegex(@"\A\s*-{2,}\s*(Original Message|Original message|Thư gốc|Tin nhắn gốc|Thông điệp gốc|Reply message)\s*-{2,}\s*\z", Form, 1000)]
    private static partial Regex Original();

    [GeneratedRegex(@"\A[\s>*]*(From|Từ|Người gửi)\s*:", Form, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"\A[\s>*]*(Sent|Date|Đã gửi|Ngày|Gửi lúc|Đã gửi lúc|Ngày gửi)\s*:", Form, 1000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"\A[\s>*]*(To|Đến|Tới|Người nhận)\s*:", Form, 1000)]
    private static partial Regex To();

    [GeneratedRegex(@"\A[\s>*]*(Subject|Chủ đề|Tiêu đề)\s*:", Form, 1000)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\A[\s>]*(On|Vào|Lúc|Ngày)\s.*[0-9]", Form, 1000)]
    private static partial Regex Begins();

    // Yahoo's goes on in the same line.
    [GeneratedRegex(@"\s(wrote|đã viết|viết)\s*:(\s*\z|\s{3})", Form, 1000)]
    private static partial Regex Wrote();
}
