using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.Cycle;

/// <summary>Names one run of a plan's yearly cycle. Every row, instance and route carries it.</summary>
/// <param name="Agency">Slug of the agency; a rehearsal's has the prefix <c>thu{run}--</c>.</param>
/// <param name="Plan">Slug of the plan.</param>
/// <param name="Period">2026, 2026-Q1, 2026-03, 2026-W10 or 2026-DX01.</param>
public sealed partial record CycleKey(string Agency, string Plan, string Period)
{
    /// <summary>Every rehearsal's name starts with it.</summary>
    public const string RehearsalPrefix = "thu";

    private const string RehearsalMark = "--";

    /// <summary>The rehearsal to which the cycle belongs; null in production.</summary>
    [JsonIgnore]
    public string? Rehearsal => Agency.IndexOf(RehearsalMark, StringComparison.Ordinal) is var at and > 0 ? Agency[..at] : null;

    /// <summary>The agency without a rehearsal's prefix.</summary>
    [JsonIgnore]
    public string RealAgency => Rehearsal is { } run ? Agency[(run.Length + RehearsalMark.Length)..] : Agency;

    /// <summary>Whether every part may stand in keys and routes: lower-case ASCII letters, digits, hyphens; the period in capitals.</summary>
    [JsonIgnore]
    public bool IsWellFormed => SlugForm().IsMatch(Agency) && SlugForm().IsMatch(Plan) && PeriodForm().IsMatch(Period);

    [JsonIgnore]
    public string InstanceId => $"{(Rehearsal is null ? "cycle" : "rehearsal")}-{Agency}-{Plan}-{Period}";

    [JsonIgnore]
    public string Partition => $"{Agency}|{Plan}|{Period}";

    public static CycleKey ForRehearsal(string run, CycleKey real) => real with { Agency = run + RehearsalMark + real.Agency };

    /// <summary>The year of the period.</summary>
    /// <exception cref="FormatException">The period names no year.</exception>
    [JsonIgnore]
    public int Year => int.Parse(Period.AsSpan(0, 4), CultureInfo.InvariantCulture);

    public override string ToString() => $"{Agency}/{Plan}/{Period}";

    [GeneratedRegex(@"\A[a-z0-9]+(-{1,2}[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"\A[1-9][0-9]{3}(-(Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4][0-9]|5[0-3])|DX(0[1-9]|[1-9][0-9])))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PeriodForm();
}
