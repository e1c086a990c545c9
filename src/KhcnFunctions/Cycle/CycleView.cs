using KhcnFunctions.Calendar;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;

namespace KhcnFunctions.Cycle;

/// <summary>A cycle as it stands at one moment, with what is needed to decide about it.</summary>
internal sealed record CycleView(
    CycleTable Table, CycleClock Clock, CycleBasis Basis, CycleSnapshot Snapshot, WorkingCalendar Calendar)
{
    public CycleKey Cycle => Basis.Cycle;

    public DateTimeOffset Now => Clock.Now;

    public DateOnly Today => VietnamTime.Day(Now);

    public CycleDecisions Decisions => Snapshot.Decisions;

    /// <summary>How far the document in work has come.</summary>
    public ReportChain Chain => field ??= new(Plan, Decisions, Snapshot.Drafts, Today);

    /// <summary>The draft of the document in work that stands; null while there is none.</summary>
    public Draft? Draft => Chain.Draft;

    /// <summary>The latest draft of the document in work, whether it stands or is offered.</summary>
    public Draft? LatestCompiled => Snapshot.Drafts.LastOrDefault(draft => draft.Document == Decisions.Document);

    public Approve? Approval => Decisions.Approval;

    /// <summary>The draft that was approved; null while none is.</summary>
    public Draft? ApprovedDraft => Snapshot.Drafts.FirstOrDefault(draft => draft.Number == Approval?.Draft);

    /// <summary>Closed by HCTH, or by its day: nothing more is taken in or decided.</summary>
    public bool IsClosed => Snapshot.Header.ClosedAt is not null || Now >= Basis.Closing;

    /// <summary>The report is approved and can't go out, since văn thư's số and ngày or the signed copy are to come.</summary>
    public bool AwaitsSignature => Approval is not null && Decisions is { ReadySince: null, Dispatched: null } && Cycle.Rehearsal is null;

    public Holders Holders { get; } = new(Basis.Plan, Snapshot.Decisions, VietnamTime.Day(Clock.Now));

    public Plan Plan => Holders.Plan;

    public Ladder Ladder { get; } = new(Basis.Plan.Schedule, Calendar, Basis.Year);

    /// <summary>The plan's deadline of the year, before any extension.</summary>
    public Deadline Deadline { get; } = Basis.Plan.Reporting.Deadline.Resolve(Calendar, Basis.Year);

    /// <summary>What is due now; a deed asks again, since what made it due may be older than a night.</summary>
    public Agenda AgendaOf(RoundMark? lastRound, bool newReport = false, bool refusedUntold = false) =>
        Agenda.For(new AgendaFacts(Now, Basis.Year, Plan, Calendar, Deadline, lastRound, LatestCompiled, Decisions, newReport)
        {
            Rehearsal = Cycle.Rehearsal is not null,
            RefusedUntold = refusedUntold,
        });

    /// <summary>A rehearsal's mails stay on the machine, whatever the settings say.</summary>
    public string Transport => OutboxRows.TransportOf(Cycle);

    /// <summary>Refused mails of which HCTH is to be told; its own can't be told to it.</summary>
    public IEnumerable<RefusedRow> ToTell(IEnumerable<RefusedRow> refused) =>
        refused.Where(row => !row.Told && row.Notice.To.Kind is not HolderKind.Office && row.Notice.To.Id != Plan.Agency.Office);
}

/// <summary>Reads a cycle's view: three or four requests to storage.</summary>
public sealed class CycleViews(StorageRealms realms, PlanStore plans, CycleBases bases, CycleClocks clocks)
{
    /// <summary>The view for HCTH, whose token is checked against the head that is read anyway.</summary>
    /// <exception cref="ProblemException">The token was replaced by a later one.</exception>
    internal async Task<CycleView> LoadAsync(OfficeCaller caller, CancellationToken ct)
    {
        var view = await LoadAsync(caller.Basis.Cycle, ct);
        return view.Snapshot.Header.Accepts(caller.Generation) ? view : throw CallerFinder.OfficeRevoked();
    }

    /// <summary>For what is taken in before the view is read: a long upload must not decide on what stood before it.</summary>
    internal CycleTable TableOf(CycleKey cycle) => new(cycle, realms.For(cycle));

    /// <exception cref="InvalidOperationException">No such cycle was opened.</exception>
    internal async Task<CycleView> LoadAsync(CycleKey cycle, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        var snapshot = await table.LoadAsync(ct);
        return new CycleView(
            table,
            await clocks.ForAsync(cycle, ct),
            await bases.OfAsync(cycle, snapshot.Header, ct),
            snapshot,
            await plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct));
    }
}
