using System.Globalization;

namespace KhcnFunctions.Desk.Board;

/// <summary>A day as a form of ours sends it.</summary>
internal static class DayInput
{
    public static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
