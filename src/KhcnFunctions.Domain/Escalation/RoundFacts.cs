using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Escalation;

/// <summary>A cycle as it stands at one moment: everything from which its rounds follow, and all that it does by itself.</summary>
/// <param name="Now">The cycle's time.</param>
/// <param name="Plan">As it was published; decisions over it come from <paramref name="Decisions"/>.</param>
/// <param name="Units">In the register's order.</param>
/// <param name="Rounds">All that were held, oldest first.</param>
/// <param name="LastRound">Of the last round; null before the first.</param>
public sealed record RoundFacts(
    DateTimeOffset Now, int Year, Plan Plan, WorkingCalendar Calendar, CycleDecisions Decisions,
    IReadOnlyList<CycleUnit> Units, IReadOnlyList<RoundRecord> Rounds, RoundMark? LastRound)
{
    /// <summary>Of all documents, in order.</summary>
    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    public IReadOnlyList<Difficulty> Difficulties { get; init; } = [];

    /// <summary>What a draft compiled now would be made of, see <see cref="DraftInputs"/>.</summary>
    public string Inputs { get; init; } = "";

    public bool Rehearsal { get; init; }

    /// <summary>What HCTH is to be told of refused mails.</summary>
    public IReadOnlyList<Notice> Refused { get; init; } = [];

    public DateOnly Today => VietnamTime.Day(Now);

    /// <summary>The latest draft of the document in work; null while there is none.</summary>
    public Draft? LatestCompiled => Drafts.LastOrDefault(draft => draft.Document == Decisions.Document);

    /// <summary>Who holds which place today.</summary>
    public Holders HoldersNow() => new(Plan, Decisions, Today);
}
