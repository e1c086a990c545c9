using System.Text.Json.Serialization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Difficulties;

public enum DifficultyState
{
    /// <summary>HCTH is to forward it with its proposal.</summary>
    WithOffice,

    /// <summary>The Director has it; the answer is to come.</summary>
    WithLeaders,
    Answered,
    Withdrawn,
}

/// <summary>
/// Khó khăn, vướng mắc: what a unit lays before the Director through HCTH, with everything that was done about it. Steps are
/// added and never changed; where it stands follows from them.
/// </summary>
public sealed record Difficulty
{
    /// <summary>1 for the first of the cycle.</summary>
    public required int Number { get; init; }

    /// <summary>Id of the unit that raised it.</summary>
    public required string Unit { get; init; }

    /// <summary>Id of the task that it is about; null where it is about none.</summary>
    public string? Task { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>What is difficult, in the unit's words.</summary>
    public required string What { get; init; }

    /// <summary>What the unit proposes; null where it proposes nothing.</summary>
    public string? Proposal { get; init; }

    public IReadOnlyList<ReportFile> Files { get; init; } = [];

    /// <summary>Id of the raising: the same again is the same difficulty.</summary>
    public required string Operation { get; init; }

    /// <summary>By which link, address or token it came, for the record.</summary>
    public required string Through { get; init; }

    public IReadOnlyList<DifficultyStep> Steps { get; init; } = [];

    /// <summary>Ids of the rungs of <see cref="DifficultyLadder"/> that were taken.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    [JsonIgnore]
    public DifficultyState State => Steps.LastOrDefault(step => step is not (AddedToDifficulty or OpinionOnDifficulty or AmendmentNoted)) switch
    {
        DifficultyForwarded or DifficultyReached => DifficultyState.WithLeaders,
        DifficultyAnswered => DifficultyState.Answered,
        DifficultyWithdrawn => DifficultyState.Withdrawn,
        _ => DifficultyState.WithOffice,
    };

    /// <summary>An answer is still to come.</summary>
    [JsonIgnore]
    public bool IsOpen => State is DifficultyState.WithOffice or DifficultyState.WithLeaders;

    /// <summary>1, and one more each time the unit said that an answer does not settle it: it then goes up again.</summary>
    [JsonIgnore]
    public int Climb => 1 + Steps.Count(step => step is DifficultyUnsettled);

    /// <summary>When the present climb began.</summary>
    [JsonIgnore]
    public DateTimeOffset ClimbsSince => Steps.OfType<DifficultyUnsettled>().LastOrDefault()?.At ?? RaisedAt;

    /// <summary>The steps of the present climb.</summary>
    [JsonIgnore]
    public IEnumerable<DifficultyStep> StepsOfClimb => Steps.Reverse().TakeWhile(step => step is not DifficultyUnsettled).Reverse();

    /// <summary>When the Director got it in the present climb; null while HCTH has it.</summary>
    [JsonIgnore]
    public DateTimeOffset? ReachedAt => StepsOfClimb.FirstOrDefault(step => step is DifficultyForwarded or DifficultyReached)?.At;

    /// <summary>HCTH's proposal of the present climb; null while there is none.</summary>
    [JsonIgnore]
    public DifficultyForwarded? Forwarded => StepsOfClimb.OfType<DifficultyForwarded>().LastOrDefault();

    /// <summary>The last word of each leader of the present climb.</summary>
    [JsonIgnore]
    public IEnumerable<OpinionOnDifficulty> Opinions =>
        StepsOfClimb.OfType<OpinionOnDifficulty>().GroupBy(opinion => opinion.By, StringComparer.Ordinal).Select(group => group.Last());

    /// <summary>The answer that stands; null while there is none, or the unit said that it does not settle the matter.</summary>
    [JsonIgnore]
    public DifficultyAnswered? Answer => State is DifficultyState.Answered ? Steps.OfType<DifficultyAnswered>().Last() : null;

    /// <summary>The amendments of the plan that its answers brought, in order.</summary>
    [JsonIgnore]
    public IEnumerable<Amendment> Amendments => Steps.Select(step => step switch
    {
        DifficultyAnswered answered => answered.Amendment,
        AmendmentNoted noted => noted.Amendment,
        _ => null,
    }).OfType<Amendment>();

    /// <summary>Day of raising in Việt Nam.</summary>
    [JsonIgnore]
    public DateOnly RaisedOn => VietnamTime.Day(RaisedAt);
}

/// <summary>Điều chỉnh Kế hoạch: counts only by the document that makes it.</summary>
/// <param name="Number">Số, ký hiệu, such as 15/QĐ-SKHCN.</param>
/// <param name="SignedOn">Day of the document.</param>
/// <param name="From">The day from which it counts.</param>
/// <param name="What">What is amended.</param>
public sealed record Amendment(string Number, DateOnly SignedOn, DateOnly From, string What);
