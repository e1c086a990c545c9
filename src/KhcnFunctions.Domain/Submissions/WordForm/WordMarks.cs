namespace KhcnFunctions.Submissions.WordForm;

/// <summary>Check marks as they are typed and drawn.</summary>
internal static class WordMarks
{
    public const string On = "☒";
    public const string Off = "☐";

    private static readonly string[] OnMarks = ["☒", "☑", "✓", "✔", "✗", "✘", "[x]", "(x)", "x", "có"];
    private static readonly string[] OffMarks = ["☐", "□", "▢", "[ ]", "( )", "[]", "()"];

    /// <summary>True, false, or null where the text is no mark.</summary>
    public static bool? State(string text)
    {
        var mark = text.Trim().ToLowerInvariant();
        if (OnMarks.Contains(mark, StringComparer.Ordinal))
            return true;
        return OffMarks.Contains(mark, StringComparer.Ordinal) ? false : null;
    }

    /// <summary>Takes a mark off the beginning or, after a colon or a tab, the end of a line.</summary>
    public static (bool? State, string Words) Split(string line)
    {
        var trimmed = line.Trim();
        foreach (var mark in OnMarks.Concat(OffMarks))
        {
            if (trimmed.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && (!char.IsLetter(mark[^1]) || (trimmed.Length > mark.Length && mark is "x" && trimmed[mark.Length] is ' ' or '\t')))
                return (State(mark), trimmed[mark.Length..].Trim());
            if (trimmed.EndsWith(mark, StringComparison.OrdinalIgnoreCase) && (!char.IsLetter(mark[^1]) || (trimmed.Length > mark.Length + 1 && trimmed[..^mark.Length].TrimEnd(' ').EndsWithAny(':', '\t'))))
                return (State(mark), trimmed[..^mark.Length].TrimEnd(' ', ':', '\t'));
        }

        return (null, trimmed);
    }

    private static bool EndsWithAny(this string text, params ReadOnlySpan<char> letters) => text.Length > 0 && letters.Contains(text[^1]);
}
