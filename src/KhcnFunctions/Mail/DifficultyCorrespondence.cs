using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail;

/// <summary>Writes the letters about difficulties. Null where a letter is no longer true: what is answered is not asked again, an older reminder does not follow a newer one.</summary>
internal sealed class DifficultyCorrespondence(CycleView view, CycleLinks links, IReadOnlyList<DifficultyRow> difficulties)
{
    private readonly LetterContext _context = view.Context;

    /// <param name="duty">The duty of the unit that raised it, with its link.</param>
    public Letter? Write(Notice notice, Duty duty)
    {
        if (difficulties.FirstOrDefault(row => row.Difficulty.Number == notice.Difficulty)?.Difficulty is not { } difficulty)
            return null;
        var (unit, forwardBy, link) = (duty.Unit, DifficultyLadder.Default.ForwardBy(difficulty, view.Calendar), links.ToDesk(FormattableString.Invariant($"{DeskParts.Difficulties}/{difficulty.Number}")));
        switch (notice.Kind)
        {
            case NoticeKind.DifficultyReceived:
                return Letters.DifficultyReceived(_context, duty, difficulty, forwardBy);
            case NoticeKind.DifficultyNews:
                return Letters.DifficultyNews(_context, unit, AsOf(difficulty, notice), forwardBy, link);
            case NoticeKind.DifficultyForwardDue:
                return IsOfClimb(notice, difficulty) && difficulty.State is DifficultyState.WithOffice ? Letters.DifficultyForwardDue(_context, unit, difficulty, link) : null;
            case NoticeKind.DifficultyAnswered:
                return difficulty.Answer is null || AsOf(difficulty, notice).Steps.Count < LastTold(difficulty) ? null : Letters.DifficultyAnswered(_context, duty, difficulty);
            case NoticeKind.DifficultyReminder when notice.To.Kind is HolderKind.Office:
                return difficulty.State is DifficultyState.WithLeaders && IsOfClimb(notice, difficulty) && !IsOlder(notice, difficulty)
                    ? Letters.DifficultyReminded(_context, unit, difficulty, isAnswer: notice.Rung!.Contains("answer-", StringComparison.Ordinal), link)
                    : null;
            default:
                return difficulty.State is DifficultyState.WithLeaders && view.Holders.InOffice(notice.To.Id) is { } leader ? ToLeader(notice, unit, difficulty, leader) : null;
        }
    }

    private Letter? ToLeader(Notice notice, Unit unit, Difficulty difficulty, Person leader)
    {
        var reader = view.Holders.ReaderFor(leader);
        // Where the reader has no address, the letter goes to others: without the reader's own link.
        var answer = reader.Person.Email is null ? null : links.ToLeader(reader, AnswerSubject.AnswerTo(difficulty.Number, difficulty.Climb), view.Today);
        return notice.Kind switch
        {
            NoticeKind.DifficultySubmitted => Letters.DifficultySubmitted(_context, unit, difficulty, reader, view.Holders.DeputyFor(difficulty), answer),
            NoticeKind.DifficultyOpinion => Letters.DifficultyOpinion(_context, unit, difficulty, reader, answer),
            _ when !IsOfClimb(notice, difficulty) || IsOlder(notice, difficulty) => null,
            _ when leader.Role is not LeaderRole.Director && difficulty.Opinions.Any() => null,
            _ => Letters.DifficultyReminder(_context, unit, difficulty, reader, answer),
        };
    }

    // As it stood when the news was decided: the occasion ends with the number of steps.
    private static Difficulty AsOf(Difficulty difficulty, Notice notice) =>
        int.TryParse(notice.Occasion[(notice.Occasion.IndexOf('.', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture, out var steps)
            ? difficulty with { Steps = [.. difficulty.Steps.Take(steps)] }
            : difficulty;

    // An answer and the document that came after it are told together, by the later letter.
    private static int LastTold(Difficulty difficulty) =>
        1 + difficulty.Steps.Select((step, index) => step is DifficultyAnswered or AmendmentNoted ? index : -1).Max();

    private static bool IsOfClimb(Notice notice, Difficulty difficulty) =>
        notice.Rung?.StartsWith(FormattableString.Invariant($"{difficulty.Climb}."), StringComparison.Ordinal) ?? false;

    private static bool IsOlder(Notice notice, Difficulty difficulty) =>
        notice.Rung!.Contains("answer-", StringComparison.Ordinal)
        && difficulty.Taken.Any(taken => taken.Length == notice.Rung.Length && taken.StartsWith(notice.Rung[..^1], StringComparison.Ordinal) && string.CompareOrdinal(taken, notice.Rung) > 0);
}
