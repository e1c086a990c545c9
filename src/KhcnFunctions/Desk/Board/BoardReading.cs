using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Board;

/// <summary>A cycle as its pages at the desk show it, with what it is going to do.</summary>
/// <param name="Mornings">Worked out as far as they are looked at.</param>
internal sealed record BoardMaterial(CycleView View, IReadOnlyList<UnitRow> Rows, PendingAndRounds Sent, RoundFacts Facts, IEnumerable<ForecastMorning> Mornings)
{
    public IReadOnlyList<CycleUnit> Units => Facts.Units;

    /// <summary>Difficulties that HCTH has not forwarded to the Director.</summary>
    public int Difficulties { get; init; }

    /// <summary>Lists that may be deferred now.</summary>
    public IReadOnlyList<DeferrableList> Deferrable => DeferrableList.Of(Sent.Rounds, View.Decisions, View.Calendar, View.Now);
}

/// <summary>Reads what the pages of the board show, all at once: a number of requests that does not depend on the number of units.</summary>
public sealed class BoardReading(CycleViews views, StorageRealms realms)
{
    // The ladder of a deadline is climbed well within.
    private const int DaysBeyond = 21;

    /// <summary>For the board itself, which shows of what comes the units' next rungs alone.</summary>
    internal Task<BoardMaterial> ReadAsync(CycleKey cycle, CancellationToken ct) =>
        ReadAsync(cycle, Task.FromResult<IReadOnlyList<string>>([]), ct);

    /// <summary>With everything from which the coming mails follow.</summary>
    internal Task<BoardMaterial> ReadWithMailsAsync(CycleKey cycle, CancellationToken ct) =>
        ReadAsync(cycle, views.TableOf(cycle).MailKeysToAsync(Holder.Office, ct), ct);

    private async Task<BoardMaterial> ReadAsync(CycleKey cycle, Task<IReadOnlyList<string>> telling, CancellationToken ct)
    {
        var table = views.TableOf(cycle);
        var (loading, listing, sending, raising) = (views.LoadAsync(cycle, ct), table.UnitsAsync(ct), table.RefusedAndRoundsAsync(ct), table.DifficultiesAsync(ct));
        await Task.WhenAll(loading, listing, sending, raising, telling);
        var (view, rows, sent, raised) = (await loading, await listing, await sending, await raising);
        var facts = view.FactsOf(rows, sent, raised);
        var last = facts.Units.Select(unit => unit.Deadline.LastDay).Append(view.Today).Append(view.Ladder.RequestDay).Max();
        return new(view, rows, sent, facts, Forecast.Of(facts, last.AddDays(DaysBeyond), await telling))
        {
            Difficulties = raised.Count(row => row.Difficulty.State is DifficultyState.WithOffice),
        };
    }

    /// <summary>The units of the same plan's cycle of the year before, as they stood in the end; none where there was none.</summary>
    internal async Task<IReadOnlyList<Sending>> YearBeforeAsync(CycleKey cycle, CancellationToken ct)
    {
        var year = FormattableString.Invariant($"{cycle.Year}");
        if (cycle.Period != year)
            return [];
        var before = cycle with { Period = FormattableString.Invariant($"{cycle.Year - 1}") };
        return await new CycleTable(before, realms.For(before)).SendingsAsync(ct);
    }
}
