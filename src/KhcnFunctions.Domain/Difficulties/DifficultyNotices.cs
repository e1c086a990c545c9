using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Difficulties;

/// <summary>Who hears of what is done about a difficulty. Occasions name the difficulty and the place of the step, so that each is told once.</summary>
public static class DifficultyNotices
{
    public static IEnumerable<Notice> OfRaised(Difficulty difficulty) =>
        [Of(NoticeKind.DifficultyReceived, Holder.Unit(difficulty.Unit), difficulty), Of(NoticeKind.DifficultyNews, Holder.Office, difficulty)];

    /// <param name="difficulty">With the step as its last one.</param>
    public static IEnumerable<Notice> OfStep(Holders holders, Difficulty difficulty) => difficulty.Steps[^1] switch
    {
        DifficultyForwarded => ToLeaders(holders, difficulty),
        DifficultyReached => [.. ToLeaders(holders, difficulty), Of(NoticeKind.DifficultyNews, Holder.Office, difficulty)],
        DifficultyAnswered { RecordedBy: not null } or AmendmentNoted => [Of(NoticeKind.DifficultyAnswered, Holder.Unit(difficulty.Unit), difficulty)],
        DifficultyAnswered => [Of(NoticeKind.DifficultyAnswered, Holder.Unit(difficulty.Unit), difficulty), Of(NoticeKind.DifficultyNews, Holder.Office, difficulty)],
        OpinionOnDifficulty { RecordedBy: not null } => [],
        _ => [Of(NoticeKind.DifficultyNews, Holder.Office, difficulty)],
    };

    /// <summary>The reminders of rungs that are due; of several of a kind the last.</summary>
    public static IEnumerable<Notice> OfRungs(Holders holders, Difficulty difficulty, IReadOnlyList<DifficultyRung> due)
    {
        foreach (var rung in due.GroupBy(rung => rung.Kind).Select(group => group.Last()))
        {
            if (rung.Kind is DifficultyRungKind.ForwardDue && due.All(other => other.Kind is not DifficultyRungKind.Reach))
                yield return OfRung(NoticeKind.DifficultyForwardDue, Holder.Office, difficulty, rung);
            var leader = rung.Kind switch
            {
                DifficultyRungKind.Opinion => holders.DeputyFor(difficulty),
                DifficultyRungKind.Answer => holders.Director,
                _ => null,
            };
            if (leader is null)
                continue;

            // HCTH is told by a letter of its own: the leader's bears the leader's own link.
            yield return OfRung(NoticeKind.DifficultyReminder, Holder.Person(leader.Id), difficulty, rung);
            yield return OfRung(NoticeKind.DifficultyReminder, Holder.Office, difficulty, rung);
        }
    }

    private static IEnumerable<Notice> ToLeaders(Holders holders, Difficulty difficulty)
    {
        if (holders.Director is { } director)
            yield return Of(NoticeKind.DifficultySubmitted, Holder.Person(director.Id), difficulty);
        if (holders.DeputyFor(difficulty) is { } deputy)
            yield return Of(NoticeKind.DifficultyOpinion, Holder.Person(deputy.Id), difficulty);
    }

    private static Notice Of(NoticeKind kind, Holder to, Difficulty difficulty) =>
        new(kind, to, FormattableString.Invariant($"{difficulty.Number:0000}.{difficulty.Steps.Count}")) { Unit = difficulty.Unit, Difficulty = difficulty.Number };

    private static Notice OfRung(NoticeKind kind, Holder to, Difficulty difficulty, DifficultyRung rung) =>
        new(kind, to, FormattableString.Invariant($"{difficulty.Number:0000}.{rung.Id}")) { Unit = difficulty.Unit, Difficulty = difficulty.Number, Rung = rung.Id };
}
