namespace KhcnFunctions.Rehearsals;

/// <summary>How the units of a rehearsal behave.</summary>
public enum RehearsalScenario
{
    /// <summary>Two of three send in time, the third two working days late.</summary>
    MostInTime,

    /// <summary>All send in time.</summary>
    AllInTime,

    /// <summary>Nobody sends: every reminder and every list goes out.</summary>
    Nobody,
}
