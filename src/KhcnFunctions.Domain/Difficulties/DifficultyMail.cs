using System.Text.RegularExpressions;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Difficulties;

/// <summary>
/// When a unit's mail raises a difficulty: its subject begins with 'Khó khăn, vướng mắc' (marks, case and 'Re:' do not matter)
/// and speaks of no report, or the first line of its text does. Whether the mail holds a report all the same is asked besides.
/// </summary>
public static partial class DifficultyMail
{
    public static bool SaysSo(string subject, string text)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(text);
        var folded = Folded(Begin().Replace(subject, ""));
        return (Named().IsMatch(folded) && !folded.Contains("bao cao", StringComparison.Ordinal)) || TextSaysSo(text);
    }

    /// <summary>The first line of the text names it.</summary>
    public static bool TextSaysSo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Named().IsMatch(Folded(FirstLine(text)));
    }

    /// <summary>The subject is that of a letter of ours about a difficulty.</summary>
    public static bool IsOnOurs(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Ours().IsMatch(Folded(subject));
    }

    /// <summary>The answer does not settle the matter, says a unit that answers our letter.</summary>
    public static bool SaysUnsettled(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unsettled().IsMatch(Folded(FirstLine(text)));
    }

    /// <summary>What is difficult and what is proposed, as far as the text tells them apart by 'Đề xuất' or 'Kiến nghị' at the head of a line.</summary>
    public static (string What, string? Proposal) Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (Bare().IsMatch(Folded(lines.First(line => line.Trim().Length > 0 || line == lines[^1]))))
            lines = [.. lines.SkipWhile(line => line.Trim().Length == 0).Skip(1)];
        var at = Array.FindIndex(lines, line => Proposes().IsMatch(Folded(line)));
        var what = string.Join('\n', at < 0 ? lines : lines[..at]).Trim();
        if (at < 0)
            return (what, null);
        string[] rest = [lines[at][(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)..], .. lines[(at + 1)..]];
        var proposal = string.Join('\n', rest).Trim();
        return what.Length == 0 ? (text.Trim(), null) : (what, proposal.Length == 0 ? null : proposal);
    }

    private static string FirstLine(string text) => text.AsSpan().TrimStart().ToString().Split('\n', 2)[0];

    private static string Folded(string text) => TextFold.Of(text.Length > 500 ? text[..500] : text);

    private const RegexOptions Form = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\A(\s*((re|fwd|fw|tl|trả lời|chuyển tiếp)\s*:|\[[^\]]{0,60}\]))*\s*", Form, 1000)]
    private static partial Regex Begin();

    [GeneratedRegex(@"\A\s*([-*+]\s*)?((v/v|ve viec|ve|bao|neu|phan anh|de nghi thao go)\s+)?(cac\s+)?kho khan\s*(,|va|-|/)\s*vuong mac([^a-z]|\z)", Form, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(da nhan|tra loi) kho khan, vuong mac so [0-9]", Form, 1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"\A\s*kho khan\s*(,|va|-|/)\s*vuong mac\s*[.:]?\s*\z", Form, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\A\s*([-*+]\s*)?(de xuat|kien nghi|de nghi)( cua (phong|don vi|chi cuc|trung tam))?(, (kien nghi|de xuat|de nghi))?\s*:", Form, 1000)]
    private static partial Regex Proposes();

    [GeneratedRegex(@"\A\s*(don vi |phong |chi cuc |trung tam )?(chua (duoc )?(giai quyet|thao go)|van (con )?(vuong mac|kho khan)|de nghi (xem xet lai|giai quyet tiep))", Form, 1000)]
    private static partial Regex Unsettled();
}
