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

    /// <summary>For letters and pages about the cycle.</summary>
    public LetterContext Context => new(Plan, Basis.Year, Now, Cycle.Rehearsal is not null);

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
        return await ViewAsync(table, snapshot, await WithCurrentPeopleAsync(await bases.OfAsync(cycle, snapshot.Header, ct), ct), ct);
    }

    /// <summary>For what a unit does, which has nothing to do with who leads: one request less.</summary>
    /// <inheritdoc cref="LoadAsync(CycleKey, CancellationToken)"/>
    internal async Task<CycleView> LoadForUnitAsync(CycleKey cycle, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        var snapshot = await table.LoadAsync(ct);
        return await ViewAsync(table, snapshot, await bases.OfAsync(cycle, snapshot.Header, ct), ct);
    }

    private async Task<CycleView> ViewAsync(CycleTable table, CycleSnapshot snapshot, CycleBasis basis, CancellationToken ct) => new(
        table, await clocks.ForAsync(basis.Cycle, ct), basis, snapshot, await plans.CalendarAsync(basis.Cycle.RealAgency, basis.Cycle.Rehearsal, ct));

    // Whoever may sign in to the desk by the plan as it is published now must count there, too. One that can't be read changes nothing.
    private async Task<CycleBasis> WithCurrentPeopleAsync(CycleBasis basis, CancellationToken ct)
    {
        if (basis.Cycle.Rehearsal is not null)
            return basis;
        try
        {
            return await plans.FindCurrentAsync(basis.Cycle.Agency, basis.Cycle.Plan, ct) is { } current ? basis with { Plan = basis.Plan.WithPeopleOf(current) } : basis;
        }
        catch (InvalidDataException)
        {
            return basis;
        }
    }
}
