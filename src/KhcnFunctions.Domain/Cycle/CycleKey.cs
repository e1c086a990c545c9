namespace KhcnFunctions.Cycle;

/// <summary>Names one run of a plan's yearly cycle. Every row, instance and route carries it.</summary>
/// <param name="Agency">Slug of the agency; a rehearsal's has the prefix <c>thu{run}--</c>.</param>
/// <param name="Plan">Slug of the plan.</param>
/// <param name="Period">2026, 2026-Q1, 2026-03, 2026-W10 or 2026-DX01.</param>
public sealed record CycleKey(string Agency, string Plan, string Period)
{
    private const string RehearsalMark = "--";

    /// <summary>The rehearsal to which the cycle belongs; null in production.</summary>
    public string? Rehearsal => Agency.IndexOf(RehearsalMark, StringComparison.Ordinal) is var at and > 0 ? Agency[..at] : null;

    /// <summary>The agency without a rehearsal's prefix.</summary>
    public string RealAgency => Rehearsal is { } run ? Agency[(run.Length + RehearsalMark.Length)..] : Agency;

    public string InstanceId => $"{(Rehearsal is null ? "cycle" : "rehearsal")}-{Agency}-{Plan}-{Period}";

    public string Partition => $"{Agency}|{Plan}|{Period}";

    public static CycleKey ForRehearsal(string run, CycleKey real) => real with { Agency = run + RehearsalMark + real.Agency };

    public override string ToString() => $"{Agency}/{Plan}/{Period}";
}
