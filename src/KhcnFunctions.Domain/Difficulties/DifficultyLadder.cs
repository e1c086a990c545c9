using KhcnFunctions.Calendar;

namespace KhcnFunctions.Difficulties;

public enum DifficultyRungKind
{
    /// <summary>HCTH is reminded that its working day has come.</summary>
    ForwardDue,

    /// <summary>The Director gets it anyway.</summary>
    Reach,

    /// <summary>The deputy is reminded of the opinion.</summary>
    Opinion,

    /// <summary>The Director is reminded of the answer.</summary>
    Answer,
}

/// <summary>A rung of a difficulty's ladder, due at 08:00 of a working day.</summary>
/// <param name="Id">Such as 1.answer-2: the climb, and what.</param>
public sealed record DifficultyRung(string Id, DifficultyRungKind Kind, DateOnly Day)
{
    public DateTimeOffset At => VietnamTime.At(Day, VietnamTime.Morning);
}

/// <summary>How a difficulty that nobody answers climbs. Counted in working days; each climb begins anew. Pure.</summary>
public sealed record DifficultyLadder
{
    public static DifficultyLadder Default { get; } = new();

    /// <summary>Working days that HCTH has after the day of raising; on the next one the Director gets it anyway.</summary>
    public int ForwardDays { get; init; } = 1;

    /// <summary>Working days after the Director got it until the deputy is reminded, once.</summary>
    public int OpinionDays { get; init; } = 2;

    /// <summary>Working days after the Director got it until the first reminder.</summary>
    public int AnswerDays { get; init; } = 3;

    /// <summary>Working days from one reminder to the next.</summary>
    public int RepeatDays { get; init; } = 5;

    /// <summary>Reminders to the Director a climb.</summary>
    public int MostReminders { get; init; } = 4;

    /// <summary>The rungs that are not taken, as the difficulty stands, in order; none once it is answered or withdrawn.</summary>
    public IReadOnlyList<DifficultyRung> Ahead(Difficulty difficulty, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        ArgumentNullException.ThrowIfNull(calendar);
        return [.. Of(difficulty, calendar).Where(rung => !difficulty.Taken.Contains(rung.Id, StringComparer.Ordinal)).OrderBy(rung => rung.Day)];
    }

    /// <summary>What is due now and was not taken. After a downtime several may be: of each kind the last counts.</summary>
    public IReadOnlyList<DifficultyRung> Due(Difficulty difficulty, WorkingCalendar calendar, DateTimeOffset now) =>
        [.. Ahead(difficulty, calendar).Where(rung => rung.At <= now)];

    /// <summary>When something is due next; null where nothing is to come.</summary>
    public DateTimeOffset? Next(Difficulty difficulty, WorkingCalendar calendar, DateTimeOffset now) =>
        Ahead(difficulty, calendar).Where(rung => rung.At > now).Select(rung => (DateTimeOffset?)rung.At).FirstOrDefault();

    /// <summary>The last working day on which HCTH forwards in time.</summary>
    public DateOnly ForwardBy(Difficulty difficulty, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkingDays(VietnamTime.Day(difficulty.ClimbsSince), ForwardDays);
    }

    private IEnumerable<DifficultyRung> Of(Difficulty difficulty, WorkingCalendar calendar)
    {
        DifficultyRung Rung(string word, DifficultyRungKind kind, DateOnly day) => new(FormattableString.Invariant($"{difficulty.Climb}.{word}"), kind, day);
        switch (difficulty)
        {
            case { State: DifficultyState.WithOffice }:
                var by = ForwardBy(difficulty, calendar);
                yield return Rung("forward", DifficultyRungKind.ForwardDue, by);
                yield return Rung("reach", DifficultyRungKind.Reach, calendar.AddWorkingDays(by, 1));
                break;
            case { State: DifficultyState.WithLeaders, ReachedAt: { } reached }:
                var day = VietnamTime.Day(reached);
                if (!difficulty.Opinions.Any())
                    yield return Rung("opinion", DifficultyRungKind.Opinion, calendar.AddWorkingDays(day, OpinionDays));
                for (var number = 1; number <= MostReminders; number++)
                    yield return Rung(FormattableString.Invariant($"answer-{number}"), DifficultyRungKind.Answer, calendar.AddWorkingDays(day, AnswerDays + ((number - 1) * RepeatDays)));
                break;
        }
    }
}
