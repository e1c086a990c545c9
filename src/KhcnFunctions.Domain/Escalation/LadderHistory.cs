namespace KhcnFunctions.Escalation;

/// <summary>What earlier rounds took and announced, for quick look-up.</summary>
internal sealed class LadderHistory
{
    private readonly HashSet<UnitRung> _taken;
    private readonly HashSet<UnitRung> _announced;
    private readonly Dictionary<string, DateOnly> _requested = new(StringComparer.Ordinal);
    private readonly HashSet<Deferral> _deferrals;

    public LadderHistory(IReadOnlyList<RoundRecord> past, IReadOnlyList<Deferral> deferrals)
    {
        LastDay = past.Count > 0 ? past.Max(round => round.Day) : null;
        _taken = [.. past.SelectMany(round => round.Taken)];
        _announced = [.. past.SelectMany(round => round.Announced)];
        _deferrals = [.. deferrals];
        foreach (var round in past)
        {
            foreach (var taken in round.Taken.Where(taken => taken.Rung == Rung.Request.Id))
                _requested.TryAdd(taken.Unit, round.Day);
        }
    }

    /// <summary>Day of the last round; null before the first.</summary>
    public DateOnly? LastDay { get; }

    public DateOnly? RequestedOn(string unit) => _requested.TryGetValue(unit, out var day) ? day : null;

    public bool WasTaken(UnitRung rung) => _taken.Contains(rung);

    public bool WasAnnounced(UnitRung rung) => _announced.Contains(rung);

    public bool IsDeferred(Rung rung, DateOnly listDay) => _deferrals.Contains(new Deferral(rung.Id, listDay));

    /// <summary>Whether the reminder of a unit that is due on the day goes a working day later.</summary>
    public bool IsDeferred(string unit, Rung reminder, DateOnly day) => _deferrals.Contains(new Deferral(reminder.Id, day) { Unit = unit });
}
