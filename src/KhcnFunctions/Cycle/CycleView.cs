using KhcnFunctions.Calendar;
using KhcnFunctions.Difficulties;
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

    /// <summary>Everything from which the rounds follow, as it stands now.</summary>
    public RoundFacts FactsOf(IReadOnlyList<UnitRow> units, PendingAndRounds rows, IReadOnlyList<DifficultyRow> difficulties)
    {
        IReadOnlyList<CycleUnit> standing = [.. units.Select(row => row.Unit)];
        IReadOnlyList<Difficulty> raised = [.. difficulties.Select(row => row.Difficulty)];
        return new(Now, Basis.Year, Basis.Plan, Calendar, Decisions, standing, rows.Rounds, rows.LastRound)
        {
            Drafts = Snapshot.Drafts,
            Difficulties = raised,
            Inputs = DraftInputs.Of(Decisions, standing, raised),
            Rehearsal = Cycle.Rehearsal is not null,
            Refused = [.. RefusedMailList.Due(this, rows.Refused)],
        };
    }

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
    internal Task<CycleView> LoadAsync(CycleKey cycle, CancellationToken ct) => LoadAsync(cycle, FindCurrentPlanAsync(cycle, ct), ct);

    /// <summary>For what a unit does, which has nothing to do with who leads: one request less.</summary>
    /// <inheritdoc cref="LoadAsync(CycleKey, CancellationToken)"/>
    internal Task<CycleView> LoadForUnitAsync(CycleKey cycle, CancellationToken ct) => LoadAsync(cycle, Task.FromResult<Plan?>(null), ct);

    // None of these waits for another: one round trip.
    private async Task<CycleView> LoadAsync(CycleKey cycle, Task<Plan?> publishing, CancellationToken ct)
    {
        var table = TableOf(cycle);
        var (loading, timing, dating) = (table.LoadAsync(ct), clocks.ForAsync(cycle, ct), plans.CalendarAsync(cycle.RealAgency, cycle.Rehearsal, ct));
        await Task.WhenAll(loading, timing, dating, publishing);
        var (snapshot, current) = (await loading, await publishing);
        var basis = await bases.OfAsync(cycle, snapshot.Header, ct);
        return new(table, await timing, current is null ? basis : basis with { Plan = basis.Plan.WithPeopleOf(current) }, snapshot, await dating);
    }

    // Whoever may sign in to the desk by the plan as it is published now must count there, too. One that can't be read changes nothing.
    private async Task<Plan?> FindCurrentPlanAsync(CycleKey cycle, CancellationToken ct)
    {
        if (cycle.Rehearsal is not null)
            return null;
        try
        {
            return await plans.FindCurrentAsync(cycle.Agency, cycle.Plan, ct);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
