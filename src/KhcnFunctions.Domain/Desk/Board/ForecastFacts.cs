using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>Everything from which the coming mornings follow, as it stands now.</summary>
/// <param name="Now">The cycle's time.</param>
/// <param name="Plan">As it was published; decisions over it come from <paramref name="Decisions"/>.</param>
/// <param name="Rounds">All that were held, oldest first.</param>
/// <param name="LastRound">Of the last round; null before the first.</param>
public sealed record ForecastFacts(
    DateTimeOffset Now, int Year, Plan Plan, WorkingCalendar Calendar, CycleDecisions Decisions,
    IReadOnlyList<CycleUnit> Units, IReadOnlyList<RoundRecord> Rounds, RoundMark? LastRound)
{
    /// <summary>The latest compiled of the document in work; null while there is none.</summary>
    public Draft? Draft { get; init; }

    /// <summary>What a draft compiled now would be made of.</summary>
    public string Inputs { get; init; } = "";

    public bool Rehearsal { get; init; }

    /// <summary>Mails were refused of which the next round tells HCTH.</summary>
    public IReadOnlyList<Notice> Refused { get; init; } = [];
}

/// <summary>What the cycle is going to do at one moment, if nothing comes and nobody decides anything until then.</summary>
/// <param name="Round">The round that is held; null where none is.</param>
/// <param name="Mails">The mails that it decides.</param>
/// <param name="Compiles">A draft is compiled.</param>
/// <param name="Dispatches">The report goes out.</param>
public sealed record ForecastMorning(DateTimeOffset At, RoundRecord? Round, IReadOnlyList<Notice> Mails, bool Compiles, bool Dispatches)
{
    public DateOnly Day => VietnamTime.Day(At);
}
