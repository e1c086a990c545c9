using System.Globalization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions;

/// <summary>Numbers as Vietnamese write them: dots or blanks between thousands, a comma before decimals.</summary>
public static partial class VietnameseNumber
{
    private static readonly NumberFormatInfo Form = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "-" };

    /// <summary>Null where the text is no such number; '1.5' is none, since nobody can tell what it means.</summary>
    public static decimal? Read(string text)
    {
        var compact = text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        return Number().IsMatch(compact)
            && decimal.TryParse(compact.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, Form, out var number)
                ? number
                : null;
    }

    public static string Write(decimal number) => number.ToString("#,##0.############", Form);

    [GeneratedRegex(@"\A-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,20})(,[0-9]{1,10})?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Number();
}
