namespace KhcnFunctions.Desk.Board;

/// <summary>Names of the forms of 'việc sắp tới', by which one that was not taken is found again.</summary>
internal static class UpcomingForm
{
    /// <param name="day">As the form sends it.</param>
    public static string NameOf(string rung, string day) => $"hoan-{rung}-{day}";

    public static string NameOf(string rung, DateOnly day) => NameOf(rung, DayOf(day));

    public static string DayOf(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
