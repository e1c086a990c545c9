using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Difficulties;

/// <summary>The rungs of a difficulty that are due at one moment, taken. Pure.</summary>
/// <param name="Difficulty">As it stands afterwards.</param>
/// <param name="Rung">Id of the last rung that was taken.</param>
public sealed record DifficultyClimb(Difficulty Difficulty, IReadOnlyList<Notice> Mails, string Rung)
{
    /// <summary>Null where nothing is due.</summary>
    public static DifficultyClimb? Of(Difficulty difficulty, Holders holders, WorkingCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        var due = DifficultyLadder.Default.Due(difficulty, calendar, now);
        if (due.Count == 0)
            return null;
        var climbed = difficulty with { Taken = [.. difficulty.Taken, .. due.Select(rung => rung.Id)] };
        IReadOnlyList<Notice> mails = [.. DifficultyNotices.OfRungs(holders, climbed, due)];
        if (due.All(rung => rung.Kind is not DifficultyRungKind.Reach))
            return new(climbed, mails, due[^1].Id);
        climbed = climbed with { Steps = [.. climbed.Steps, new DifficultyReached { Id = "reach-" + due[^1].Id, At = now, By = "cycle" }] };
        return new(climbed, [.. mails, .. DifficultyNotices.OfStep(holders, climbed)], due[^1].Id);
    }
}
