namespace KhcnFunctions.Desk.Board;

/// <summary>The rung that a unit takes next, if it does not report before.</summary>
public sealed record NextRung(string Rung, DateOnly Day)
{
    /// <summary>By unit; those without one have none to come in the forecast.</summary>
    public static IReadOnlyDictionary<string, NextRung> Of(IEnumerable<ForecastMorning> mornings)
    {
        var next = new Dictionary<string, NextRung>(StringComparer.Ordinal);
        foreach (var morning in mornings)
        {
            foreach (var taken in morning.Round?.Taken ?? [])
                next.TryAdd(taken.Unit, new(taken.Rung, morning.Day));
        }

        return next;
    }
}
