using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>A word of a name, folded, with where it stood in the text.</summary>
internal readonly record struct NameWord(string Folded, int Start, int End);

/// <summary>
/// Makes names comparable, however they were typed: Unicode form, where the tone mark stands (hòa, hoà), case, blanks and dashes do not
/// count; the marks themselves do, since 'Hoa' and 'Hòa' are two people. '&amp;' is 'và'; 'Ủy ban nhân dân' is 'UBND'.
/// </summary>
internal static class NameWords
{
    private const string Newer = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ";
    private const string Older = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy";

    private static readonly FrozenDictionary<string, string> LongForms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Key("Ủy ban nhân dân")] = "ubnd",
        [Key("Hội đồng nhân dân")] = "hđnd",
    }.ToFrozenDictionary();

    /// <summary>The words of a text in order.</summary>
    public static IReadOnlyList<NameWord> Of(string text)
    {
        var words = new List<NameWord>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '&')
            {
                words.Add(new("và", at, at + 1));
                continue;
            }

            if (!IsLetter(text[at]))
                continue;
            var start = at;
            while (at + 1 < text.Length && IsLetter(text[at + 1]))
                at++;
            words.Add(new(FoldWord(text[start..(at + 1)]), start, at + 1));
        }

        return Shortened(words);
    }

    /// <summary>The folded words between single blanks: equal for what counts as one name.</summary>
    public static string Fold(string text) => string.Join(' ', Of(text).Select(word => word.Folded));

    private static string Key(string words) => string.Join(' ', words.Split(' ').Select(FoldWord));

    private static List<NameWord> Shortened(List<NameWord> words)
    {
        var brief = new List<NameWord>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            if (at + 4 <= words.Count && LongForms.TryGetValue($"{words[at].Folded} {words[at + 1].Folded} {words[at + 2].Folded} {words[at + 3].Folded}", out var name))
            {
                brief.Add(new(name, words[at].Start, words[at + 3].End));
                at += 3;
            }
            else
            {
                brief.Add(words[at]);
            }
        }

        return brief;
    }

    private static bool IsLetter(char letter) => char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;

    // 'hoà' is 'hòa', 'uỷ' is 'ủy', 'khoẻ' is 'khỏe': at the end of a word alone, where the two ways of writing differ.
    private static string FoldWord(string word)
    {
        var plain = Composed(word.ToLowerInvariant());
        if (plain.Length < 2)
            return plain;
        var at = Newer.IndexOf(plain[^2..], StringComparison.Ordinal);
        return at < 0 || at % 3 != 0 ? plain : $"{plain[..^2]}{Older.AsSpan(at, 2)}";
    }

    // Half a surrogate pair has no normal form; such letters are no letters of names.
    private static string Composed(string word) => word.Any(char.IsSurrogate) ? "" : word.Normalize(NormalizationForm.FormC);
}
