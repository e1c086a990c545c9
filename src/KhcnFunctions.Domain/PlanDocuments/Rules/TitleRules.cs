using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>Kind and trích yếu: the line in capitals, and the lines under it up to the rule, a blank or the first căn cứ.</summary>
internal static partial class TitleRules
{
    private const int MostLines = 12;

    /// <returns>The document with its title, and how many blocks of the body belong to it.</returns>
    public static (PlanDocument Document, int Taken) Read(PlanDocument document, DocumentParts parts)
    {
        if (parts.Title is not { } title || DocumentParts.TitleLine().Match(title.Text.ReplaceLineEndings(" ")) is not { Success: true } match)
            return (document, 0);
        var kind = match.Groups["kind"].Value;
        var lines = new List<string>();
        var place = title.Place;
        if (match.Groups["rest"].Value is { Length: > 0 } rest)
            lines.Add(rest);
        var at = 0;
        var first = default(OutlineParagraph);
        for (; at < parts.Body.Count && lines.Count < MostLines && parts.Body[at] is OutlineParagraph line; at++)
        {
            if (line.Shown.Length == 0 && lines.Count == 0)
                continue;
            if (IsEnd(line, first, lines.Count))
                break;
            first ??= line;
            place = lines.Count == 0 ? line.Place : place;
            lines.Add(line.Shown.ReplaceLineEndings(" "));
        }

        var shown = string.Join(' ', string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (document with
        {
            Kind = new(kind[..1] + kind[1..].ToLowerInvariant(), title.Place),
            Abstract = shown.Length == 0 ? null : new(shown, place),
        }, at);
    }

    private static bool IsEnd(OutlineParagraph line, OutlineParagraph? first, int taken) =>
        line.Shown.Length == 0
        || Rule().IsMatch(line.Shown)
        || (taken > 0 && (LegalBasisRules.IsBasis(line.Shown) || line.Label.Length > 0 || (first is { IsCentred: true } && !line.IsCentred)));

    [GeneratedRegex(@"^[_\-–—=*\s]{3,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();
}
