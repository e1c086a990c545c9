using System.Globalization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.Signing;

/// <summary>Dates of PDF (ISO 32000-2, 7.9.4), as far as they name a moment.</summary>
internal static partial class PdfTime
{
    /// <summary>UTC; null where it names no moment, for want of an offset from UTC too.</summary>
    /// <param name="literal">Such as (D:20261208154200+07'00').</param>
    public static DateTimeOffset? Read(string? literal)
    {
        if (literal is null || Form().Match(literal) is not { Success: true } match)
            return null;
        var (hours, minutes) = (match.Groups["hours"].Value, match.Groups["minutes"].Value);
        var offset = match.Groups["sign"].Value is "+" or "-"
            ? match.Groups["sign"].Value + hours + ":" + (minutes.Length == 0 ? "00" : minutes)
            : "+00:00";
        return DateTimeOffset.TryParseExact(match.Groups["time"].Value + offset, "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToUniversalTime()
            : null;
    }

    [GeneratedRegex(@"\A\(D:(?<time>[0-9]{14})(?<sign>[-+Z])((?<hours>[0-9]{2})('(?<minutes>[0-9]{2})?'?)?)?\)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
