namespace KhcnFunctions.Desk.Board;

/// <summary>The rung that a unit takes next, if it does not report before.</summary>
public sealed record NextRung(string Rung, DateOnly Day)
{
    /// <summary>By unit; those without one have none to come in the forecast.</summary>
    /// <param name="mornings">Looked at until each unit has its own.</param>
    /// <param name="units">Ids of those that are asked for.</param>
    public static IReadOnlyDictionary<string, NextRung> Of(IEnumerable<ForecastMorning> mornings, IEnumerable<string> units)
    {
        var next = new Dictionary<string, NextRung>(StringComparer.Ordinal);
        var sought = units.ToHashSet(StringComparer.Ordinal);
        using var ahead = mornings.GetEnumerator();
        while (sought.Count > 0 && ahead.MoveNext())
        {
            foreach (var taken in ahead.Current.Round?.Taken ?? [])
            {
                if (sought.Remove(taken.Unit))
                    next[taken.Unit] = new(taken.Rung, ahead.Current.Day);
            }
        }

        return next;
    }
}
