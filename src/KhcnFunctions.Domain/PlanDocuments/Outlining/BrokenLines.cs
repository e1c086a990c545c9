using System.Text.RegularExpressions;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>Puts paragraphs together again whose lines a page had broken. What stands above the title and from 'Nơi nhận' on is left as it is.</summary>
internal static partial class BrokenLines
{
    private const int LongestParagraph = 20_000;
    private const int LeastIndent = 3;
    private const double NearlyFull = 0.72;

    public static IReadOnlyList<TextLine> Join(IReadOnlyList<TextLine> lines)
    {
        var start = IndexOf(lines, 0, Title());
        var end = IndexOf(lines, start < 0 ? 0 : start, Recipients());
        if (start < 0)
            return lines;
        end = end < 0 ? lines.Count : end;
        var body = lines.Skip(start).Take(end - start).Where(line => line.Text.Length > 0 || line.Table is not null).ToList();
        var width = body.Count == 0 ? 0 : body.Max(line => line.Text.Trim().Length);
        var isIndented = body.Count(line => Indent(line) >= LeastIndent) is var indented && indented * 5 > body.Count && indented < body.Count;
        var joined = new List<TextLine>();
        TextLine? last = null;
        foreach (var line in body)
        {
            if (joined.Count > 0 && joined[^1].Text.Length < LongestParagraph && last is { Table: null } && line.Table is null && Continues(last, line, width, isIndented))
                joined[^1] = joined[^1] with { Text = $"{joined[^1].Text.TrimEnd()} {line.Text.Trim()}" };
            else
                joined.Add(line with { Text = line.Text.Trim() });
            last = line;
        }

        return [.. lines.Take(start), .. joined.Select(line => line with { Text = TornWord().Replace(line.Text, "") }), .. lines.Skip(end)];
    }

    private static bool Continues(TextLine before, TextLine line, int width, bool isIndented)
    {
        var (above, below) = (before.Text.Trim(), line.Text.Trim());
        var (label, text) = TypedLabel.Split(above);
        if (label.Length > 0 && text.Length == 0)
            return true;
        if (Rule().IsMatch(above) || Rule().IsMatch(below) || above.Contains('\t', StringComparison.Ordinal) || below.Contains('\t', StringComparison.Ordinal))
            return false;
        // A dash in the middle of a sentence may come to stand at the beginning of a line.
        if (TypedLabel.Split(below) is { Label: "-" or "–", Text: [var next, ..] } && char.IsLower(next) && above[^1] is not ('.' or ';' or ':' or ','))
            return true;
        if (TypedLabel.Split(below).Label.Length > 0 || Starter().IsMatch(below))
            return false;
        if (char.IsLower(below[0]))
            return true;
        if (IsCapitals(text) || Title().IsMatch(above))
            return IsCapitals(below) && !Title().IsMatch(above);
        if (isIndented)
            return Indent(line) < LeastIndent;
        return above[^1] is not ('.' or ';' or ':') && above.Length >= width * NearlyFull;
    }

    private static int IndexOf(IReadOnlyList<TextLine> lines, int from, Regex sign)
    {
        for (var at = from; at < lines.Count; at++)
        {
            if (sign.IsMatch(lines[at].Text))
                return at;
        }

        return -1;
    }

    private static int Indent(TextLine line) => line.Text.Length - line.Text.TrimStart(' ').Length;

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    /// <summary>The line on which a document's kind stands alone.</summary>
    [GeneratedRegex(@"^\s*(KẾ HOẠCH|CHƯƠNG TRÌNH( HÀNH ĐỘNG)?|ĐỀ ÁN|PHƯƠNG ÁN)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Title();

    // 'nguy c ơ': justified lines are copied with gaps in words. No Vietnamese word is a lone consonant; 'điểm c' and '5 m' are none either.
    [GeneratedRegex(@"(?<=\s(b|c|ch|d|đ|g|gh|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x))(?<!(\d|điểm|khoản|mục|cấp|nhóm|loại|lớp)\s\p{L}{1,3}) (?=[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TornWord();

    [GeneratedRegex(@"^\s*Nơi\s+nhận\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Recipients();

    [GeneratedRegex(@"^[_\-–—=\s]{4,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(Căn cứ|Trên đây là|Trong quá trình|Nơi nhận|PHỤ LỤC|Giao )\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Starter();
}
