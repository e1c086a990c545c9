using KhcnFunctions.Calendar;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Cycle;

/// <summary>What the rows say at one moment; everything that the agenda is made from.</summary>
/// <param name="Now">The cycle's own time.</param>
/// <param name="Deadline">The plan's deadline of the year, before any extension.</param>
/// <param name="NewReport">A report came that may change the draft.</param>
public sealed record AgendaFacts(
    DateTimeOffset Now, int Year, Plan Plan, WorkingCalendar Calendar, Deadline Deadline,
    RoundMark? LastRound, Draft? Draft, CycleDecisions Decisions, bool NewReport)
{
    /// <summary>A rehearsal sends the report without số, ngày and signature too, with a visible placeholder.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>Mails were refused for good of which HCTH was not told yet.</summary>
    public bool RefusedUntold { get; init; }
}

/// <summary>What is due in a cycle now, and when it has to be looked at next. Pure.</summary>
/// <param name="Next">The next moment at which something falls due; null when the cycle is to close now.</param>
public sealed record Agenda(bool Request, bool Round, bool Compile, bool Supplement, bool Dispatch, bool Close, DateTimeOffset? Next)
{
    public bool AnythingDue => Request || Round || Compile || Supplement || Dispatch || Close;

    public static Agenda For(AgendaFacts facts)
    {
        var ladder = new Ladder(facts.Plan.Schedule, facts.Calendar, facts.Year);
        var closing = facts.Plan.Schedule.ClosesAt(facts.Year);
        if (facts.Now >= closing || facts.Decisions.Of<CloseYear>().Any())
            return new(false, false, false, false, false, Close: true, Next: null);

        var round = RoundMorning(facts, ladder);
        var dispatch = DispatchMorning(facts, ladder);
        var compile = CompileMoment(facts);
        DateTimeOffset?[] moments = [round, dispatch, compile, closing];
        var roundDue = round <= facts.Now;
        return new(
            Request: roundDue && facts.LastRound is null,
            Round: roundDue && facts.LastRound is not null,
            Compile: compile <= facts.Now,
            Supplement: facts.NewReport && (IsApproved(facts) || facts.Decisions.Edition is not null),
            Dispatch: dispatch <= facts.Now,
            Close: false,
            Next: moments.Where(moment => moment > facts.Now).Min());
    }

    // The first morning not yet covered; in the past when rounds were missed, and then the round of today stands for all of them.
    private static DateTimeOffset? RoundMorning(AgendaFacts facts, Ladder ladder)
    {
        if (facts.Decisions.HoldsReminders || !WindowIsOpen(facts))
            return null;
        var first = facts.LastRound is { } last ? facts.Calendar.AddWorkingDays(last.Day, 1) : ladder.RequestDay;
        var today = VietnamTime.Day(facts.Now);
        var day = first > today ? first : facts.Calendar.OnOrAfter(today);
        return VietnamTime.At(day, VietnamTime.Morning);
    }

    // After the sending rounds go on while a rung is to come, a decision that the last round did not know may bring one, or
    // HCTH has to hear of refused mails.
    private static bool WindowIsOpen(AgendaFacts facts) =>
        facts.Decisions.Dispatched is null
        || facts.RefusedUntold
        || AwaitsIssue(facts)
        || facts.LastRound is not { More: false } last
        || facts.Decisions.Of<Decision>().Any(decision => decision is not (SubmitDraft or TakeDraft or CheckDraft or Opine or Approve or Numbered or SignedCopyReceived or Dispatched or Issued or Acknowledged) && decision.At >= last.At);

    // Văn thư is reminded for some mornings; then it stands on the desk alone.
    private static bool AwaitsIssue(AgendaFacts facts) =>
        IssueTask.ToRemindOf(facts.Plan, facts.Decisions, facts.Calendar, facts.LastRound?.Day).Any();

    private static DateTimeOffset? CompileMoment(AgendaFacts facts)
    {
        if (facts.LastRound is not { } last || IsApproved(facts))
            return null;
        var overdue = VietnamTime.At(facts.Deadline.FirstOverdueMorning(facts.Calendar), VietnamTime.Morning);
        if (facts.Now < overdue && !last.AllIn)
            return overdue;
        var changed = facts.Draft is not { } draft
            || facts.NewReport
            || (draft.CompiledAt < last.At && draft.Inputs != last.Inputs);
        return changed ? facts.Now : null;
    }

    // From the approval on, nothing is compiled again by itself: what comes is a supplement of the year.
    private static bool IsApproved(AgendaFacts facts) =>
        facts.Decisions.Dispatched is not null || facts.Decisions.Approval is not null;

    private static DateTimeOffset? DispatchMorning(AgendaFacts facts, Ladder ladder)
    {
        if (facts.Decisions.HoldsDispatch || facts.Decisions.Dispatched is not null || facts.Decisions.Approval is null)
            return null;
        var planned = VietnamTime.At(ladder.DispatchDay, VietnamTime.Morning);
        // What goes out of the department is signed, and bears its number and day.
        if (facts.Decisions.ReadySince is not { } signed)
            return facts.Rehearsal ? planned : null;

        // A signed paper is not held back (Decree 30/2020/NĐ-CP, Article 18).
        var day = facts.Calendar.OnOrAfter(VietnamTime.Day(signed));
        var next = VietnamTime.At(day, VietnamTime.Morning);
        if (next < signed)
        {
            // After the day of sending it goes the same working day, else the next morning.
            if (planned <= signed && day == VietnamTime.Day(signed))
                return signed;
            next = VietnamTime.At(facts.Calendar.AddWorkingDays(day, 1), VietnamTime.Morning);
        }

        if (planned <= signed)
            return next;
        return next < planned ? next : planned;
    }
}
