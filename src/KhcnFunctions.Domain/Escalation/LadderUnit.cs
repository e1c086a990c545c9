using KhcnFunctions.Calendar;

namespace KhcnFunctions.Escalation;

/// <summary>What the ladder needs to know of a unit.</summary>
/// <param name="Owes">False once it reported, is exempt, passed its duties on, or says that it sent by another way.</param>
/// <param name="IsOffice">HCTH itself: its missing part is reported to the leaders, not to itself.</param>
public sealed record LadderUnit(string Id, Deadline Deadline, bool Owes, bool IsOffice = false);

/// <summary>A rung of one unit for one last day; after an extension the new last day has rungs of its own.</summary>
public sealed record UnitRung(string Unit, DateOnly LastDay, string Rung);

/// <summary>HCTH's wish that the list due to a leader on that day, or a unit's reminder, goes one working day later.</summary>
public sealed record Deferral(string Rung, DateOnly ListDay)
{
    /// <summary>Whose reminder; null for a list.</summary>
    public string? Unit { get; init; }
}

/// <summary>What a daily round decided. Recorded once a day; the next round reads it.</summary>
public sealed record RoundRecord
{
    public required DateOnly Day { get; init; }

    /// <summary>When it was held; mails speak of it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Rungs that the round took.</summary>
    public IReadOnlyList<UnitRung> Taken { get; init; } = [];

    /// <summary>Rungs that were missed and are no longer worth a mail.</summary>
    public IReadOnlyList<UnitRung> Superseded { get; init; } = [];

    /// <summary>Leader rungs that HCTH was told of, for the next working day.</summary>
    public IReadOnlyList<UnitRung> Announced { get; init; } = [];
}
