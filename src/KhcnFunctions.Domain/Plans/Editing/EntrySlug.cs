using System.Text.RegularExpressions;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Plans.Editing;

/// <summary>Makes the id of a new entry from its name: lower-case ASCII, no mark of tone, no other entry's.</summary>
public static partial class EntrySlug
{
    // A number may follow, and the whole be an id of the register.
    private const int Longest = Reading.Values.LongestSlug - 4;

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
        var slug = Other().Replace(TextFold.Of(name), "-").Trim('-');
        slug = slug[..Math.Min(slug.Length, Longest)].TrimEnd('-');
        return slug.Length > 0 ? slug : "muc";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Other();
}
