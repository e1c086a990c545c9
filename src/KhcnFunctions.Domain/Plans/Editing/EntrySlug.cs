using System.Globalization;
using System.Text;

namespace KhcnFunctions.Plans.Editing;

/// <summary>Makes the id of a new entry from its name: lower-case ASCII, no mark of tone, no other entry's.</summary>
public static class EntrySlug
{
    private const int Longest = 29;

    /// <summary>'Phòng Chuyển đổi số' becomes phong-chuyen-doi-so, or phong-chuyen-doi-so-2 where that is taken.</summary>
    public static string Unused(string name, IReadOnlyCollection<string> taken)
    {
        var slug = Of(name);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? slug : FormattableString.Invariant($"{slug}-{number}");
            if (!taken.Contains(id))
                return id;
        }
    }

    private static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (slug.Length == Longest)
                break;
            if (letter == 'đ')
                slug.Append('d');
            else if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : "muc";
    }
}
