using System.Globalization;
using System.Text;

namespace KhcnFunctions.Submissions.Files;

/// <summary>Names of files as people gave them, made safe to keep and to show.</summary>
public static class FileNames
{
    /// <summary>Characters that a name has at most, its extension counted.</summary>
    public const int Longest = 150;

    private const string Unnamed = "tep-dinh-kem";
    private const int LongestExtension = 10;

    // Not allowed in names on Windows; a path's separators are cut off before.
    private const string Forbidden = "<>:\"|?*";

    /// <summary>The last part of a path, in NFC, so that both Unicode forms of a name are one; without control, bidi and other
    /// invisible characters; not longer than <see cref="Longest"/>, the extension kept.</summary>
    public static string Clean(string name)
    {
        var last = name.Length > 4096 ? name[^4096..] : name;
        last = last[(last.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(clean.Length > 0 && clean[^1] != ' ' ? " " : "");
            else if (IsVisible(rune))
                clean.Append(rune.Value < 128 && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        // Windows drops blanks and dots at the end; at the beginning dots hide a file.
        var whole = clean.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        return whole.Length == 0 ? Unnamed : Cut(whole);
    }

    /// <summary>The cleaned name, ending in an extension that fits what the file really is.</summary>
    public static string For(FileKind kind, string name)
    {
        var clean = Clean(name);
        var extensions = FileTypes.Extensions(kind);
        return extensions.Any(extension => clean.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? clean : Cut(clean + extensions[0]);
    }

    private static string Cut(string name)
    {
        if (name.Length <= Longest)
            return name;
        var dot = name.LastIndexOf('.');
        var extension = dot >= 0 && name.Length - dot <= LongestExtension ? name[dot..] : "";
        var stem = new StringInfo(name[..^extension.Length]);
        var length = Math.Min(stem.LengthInTextElements, Longest - extension.Length);
        var cut = stem.SubstringByTextElements(0, length);
        while (cut.Length > Longest - extension.Length)
            cut = stem.SubstringByTextElements(0, --length);
        return cut.TrimEnd(' ', '.') + extension;
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
        && rune != Rune.ReplacementChar;
}
