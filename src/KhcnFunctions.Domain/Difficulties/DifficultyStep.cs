using System.Text.Json.Serialization;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Difficulties;

/// <summary>What was done about a difficulty. Stored as JSON: kinds are only added.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddedToDifficulty), "added")]
[JsonDerivedType(typeof(DifficultyForwarded), "forwarded")]
[JsonDerivedType(typeof(DifficultyReached), "reached")]
[JsonDerivedType(typeof(OpinionOnDifficulty), "opinion")]
[JsonDerivedType(typeof(DifficultyAnswered), "answered")]
[JsonDerivedType(typeof(AmendmentNoted), "amended")]
[JsonDerivedType(typeof(DifficultyUnsettled), "unsettled")]
[JsonDerivedType(typeof(DifficultyWithdrawn), "withdrawn")]
public abstract record DifficultyStep
{
    /// <summary>Operation id chosen by the sender: the same again is the same step.</summary>
    public string Id { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>Id of the unit, member of the staff or leader whose word it is.</summary>
    public string By { get; init; } = "";
}

/// <summary>The unit adds to what it raised.</summary>
public sealed record AddedToDifficulty(string Text) : DifficultyStep
{
    public IReadOnlyList<ReportFile> Files { get; init; } = [];
}

/// <summary>HCTH forwards it to the Director with its proposal; the directing deputy is asked at the same time.</summary>
public sealed record DifficultyForwarded(string Proposal) : DifficultyStep;

/// <summary>HCTH's working day has passed: it reaches the Director without a proposal.</summary>
public sealed record DifficultyReached : DifficultyStep;

/// <summary>What a leader said, at the desk, by a link, or elsewhere with HCTH recording it.</summary>
public abstract record LeaderStep(string Text) : DifficultyStep
{
    public DateOnly On { get; init; }

    /// <summary>In which form: văn bản, điện thoại, trực tiếp, qua liên kết trong thư.</summary>
    public string Form { get; init; } = "";

    /// <summary>Id of who recorded it for the leader; null where the leader did it.</summary>
    public string? RecordedBy { get; init; }

    public DecisionFile? Evidence { get; init; }
}

/// <summary>The directing deputy's opinion.</summary>
public sealed record OpinionOnDifficulty(string Text) : LeaderStep(Text);

/// <summary>The Director's answer, or a deputy's whom the Director told to answer.</summary>
public sealed record DifficultyAnswered(string Text) : LeaderStep(Text)
{
    /// <summary>A deputy director answers, because the Director said so.</summary>
    public bool OnBehalf { get; init; }

    public Amendment? Amendment { get; init; }
}

/// <summary>The document that amends the plan came after the answer.</summary>
public sealed record AmendmentNoted(Amendment Amendment) : DifficultyStep;

/// <summary>The unit says that the answer does not settle the matter: it goes up again.</summary>
public sealed record DifficultyUnsettled(string Reason) : DifficultyStep;

public sealed record DifficultyWithdrawn(string Reason) : DifficultyStep;
