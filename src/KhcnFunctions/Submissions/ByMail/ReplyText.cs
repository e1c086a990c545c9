using System.Globalization;
using System.Text;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What somebody wrote in a reply, without the mail that is answered and without a signature.</summary>
/// <param name="Forwarded">Text of the mail that was passed on below; null where there is none.</param>
internal sealed record ReplyText(string Text, string? Forwarded)
{
    public static ReplyText Of(string whole)
    {
        var lines = Clean(whole.Length <= PartText.Longest ? whole : whole[..PartText.Longest]).Split('\n').Select(line => line.TrimEnd()).ToList();
        var (end, forwarded) = History(lines);
        var own = WithoutQuotations(lines[..end]);
        Signature.Cut(own);
        return new ReplyText(string.Join('\n', own).Trim(), forwarded);
    }

    // Where the mail that is answered or passed on begins.
    private static (int End, string? Forwarded) History(List<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = Unquoted(lines[i]);
            if (ReplyMarks.IsForward(line))
                return (i, Passed(lines, i + 1));
            if (ReplyMarks.IsOriginal(line))
                return (i, null);
            if (ReplyMarks.IsHeader(lines, i))
                return (i > 0 && ReplyMarks.IsRule(lines[i - 1]) ? i - 1 : i, null);
            if (ReplyMarks.Attribution(lines, i) is var length and > 0 && !IsQuotedBelow(lines, i + length))
                return (i, null);
        }

        return (lines.Count, null);
    }

    // Below its own header lines, freed of the marks that Apple's Mail puts before each line.
    private static string Passed(List<string> lines, int from)
    {
        while (from < lines.Count && Unquoted(lines[from]).Length == 0)
            from++;
        var isQuoted = from < lines.Count && lines[from].StartsWith('>');
        var rest = lines.Skip(from).Select(line => isQuoted ? Unquoted(line) : line).ToList();
        var header = rest.TakeWhile(line => line.Trim().Length > 0).Count();
        return string.Join('\n', rest.Skip(header));
    }

    private static bool IsQuotedBelow(List<string> lines, int from)
    {
        while (from < lines.Count && lines[from].Length == 0)
            from++;
        return from >= lines.Count || lines[from].StartsWith('>');
    }

    // Answers between or below the quoted lines stay.
    private static List<string> WithoutQuotations(List<string> lines)
    {
        var own = new List<string>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var attribution = ReplyMarks.Attribution(lines, i);
            if (attribution == 0 && !lines[i].StartsWith('>'))
                own.Add(lines[i]);
            i += Math.Max(1, lines[i].StartsWith('>') ? 1 : attribution);
        }

        return own;
    }

    private static string Unquoted(string line) => line.TrimStart('>', ' ');

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var isControl = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && rune.Value is not ('\n' or '\t');
            var turnsText = rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFE or 0xFFFF;
            if (!isControl && !turnsText)
                clean.Append(rune.ToString());
        }

        return clean.ToString().Replace('\u00A0', ' ').Normalize();
    }
}
