using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>
/// What the token of a leader's link says beside its cycle: the leader in office who is asked, who reads in that place, the
/// subject, and, where a unit's token has its generation, the day on which it was made.
/// </summary>
public static class LeaderLink
{
    /// <summary>Days after that of the mail on which the link still opens.</summary>
    public const int Days = 30;

    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>The holder that the token names. No unit's id has a bar.</summary>
    public static string HolderOf(LeaderReader reader, AnswerSubject subject) => $"leader|{reader.InOffice.Id}|{reader.Person.Id}|{subject}";

    /// <param name="day">In Việt Nam.</param>
    public static int GenerationOf(DateOnly day) => day.DayNumber - FirstDay;

    public static bool IsAlive(int generation, DateOnly today) => GenerationOf(today) - generation is >= 0 and <= Days;
}
