using System.Text.RegularExpressions;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Numbers of headings that somebody typed: 'I.', 'II -', '1.', '2)', 'I.3.', 'Mục I:'.</summary>
internal static partial class TypedNumber
{
    public static string Strip(string heading) => Number().Replace(heading, "", 1);

    public static bool IsOn(string heading) => Number().IsMatch(heading);

    [GeneratedRegex(@"^\s*(Mục\s+)?([IVX]{1,5}|\d{1,2})(\.\d{1,2})*\s*([.):]|\s[-–—])+\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
