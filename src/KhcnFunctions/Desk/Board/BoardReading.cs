using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Board;

/// <summary>A cycle as its pages at the desk show it, with what it is going to do.</summary>
internal sealed record BoardMaterial(CycleView View, IReadOnlyList<UnitRow> Rows, PendingAndRounds Sent, ForecastFacts Facts, IReadOnlyList<ForecastMorning> Mornings)
{
    public IReadOnlyList<CycleUnit> Units => Facts.Units;

    /// <summary>Difficulties that HCTH has not forwarded to the Director.</summary>
    public int Difficulties { get; init; }

    /// <summary>Lists that may be deferred now.</summary>
    public IReadOnlyList<DeferrableList> Deferrable => DeferrableList.Of(Sent.Rounds, View.Decisions, View.Calendar, View.Now);
}

/// <summary>Reads what the board shows: a number of requests that does not depend on the number of units.</summary>
public sealed class BoardReading(CycleViews views, StorageRealms realms)
{
    // The ladder of a deadline is climbed well within.
    private const int DaysBeyond = 21;

    internal async Task<BoardMaterial> ReadAsync(CycleKey cycle, CancellationToken ct)
    {
        var table = views.TableOf(cycle);
        var (loading, listing, sending, raising) = (views.LoadAsync(cycle, ct), table.UnitsAsync(ct), table.PendingAndRoundsAsync(ct), table.DifficultiesAsync(ct));
        var (view, rows, sent, raised) = (await loading, await listing, await sending, await raising);
        var facts = new ForecastFacts(
            view.Now, view.Basis.Year, view.Basis.Plan, view.Calendar, view.Decisions, [.. rows.Select(row => row.Unit)], sent.Rounds, sent.LastRound)
        {
            Draft = view.LatestCompiled,
            Inputs = DailyRound.InputsOf(view.Decisions, rows, raised),
            Rehearsal = cycle.Rehearsal is not null,
            Refused = [.. RefusedMailList.Due(view, sent.Refused)],
        };
        var last = facts.Units.Select(unit => unit.Deadline.LastDay).Append(view.Today).Append(view.Ladder.RequestDay).Max();
        return new(view, rows, sent, facts, Forecast.Of(facts, last.AddDays(DaysBeyond)))
        {
            Difficulties = raised.Count(row => row.Difficulty.State is DifficultyState.WithOffice),
        };
    }

    /// <summary>The units of the same plan's cycle of the year before, as they stood in the end; none where there was none.</summary>
    internal async Task<IReadOnlyList<CycleUnit>> YearBeforeAsync(CycleKey cycle, CancellationToken ct)
    {
        var year = FormattableString.Invariant($"{cycle.Year}");
        if (cycle.Period != year)
            return [];
        var before = cycle with { Period = FormattableString.Invariant($"{cycle.Year - 1}") };
        return [.. (await new CycleTable(before, realms.For(before)).UnitsAsync(ct)).Select(row => row.Unit)];
    }
}
