using KhcnFunctions.Desk;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Difficulties;

/// <summary>What a unit typed and was not taken.</summary>
/// <param name="Mistake">What is to be mended.</param>
public sealed record TypedDifficulty(string Task, string What, string Proposal, string? Mistake)
{
    public static TypedDifficulty Nothing { get; } = new("", "", "", null);
}

/// <summary>A unit's own difficulties, and the form of a further one.</summary>
/// <param name="Tasks">Those that it leads or supports.</param>
public sealed record UnitDifficultiesSheet(LetterContext Context, Unit Unit, IReadOnlyList<PlanTask> Tasks, IReadOnlyList<Difficulty> Difficulties, string Mark, TypedDifficulty Typed)
{
    public string Address => Wording.Address(Unit);
}

/// <summary>One difficulty, as its unit sees it.</summary>
/// <param name="Typed">What was typed and not taken: the step and its words.</param>
public sealed record UnitDifficultySheet(LetterContext Context, Unit Unit, Difficulty Difficulty, string Mark, (string Step, string Words, string Mistake)? Typed);

/// <summary>All difficulties of a cycle, for the desk.</summary>
public sealed record DeskDifficultiesSheet(LetterContext Context, string Period, DeskUser User, IReadOnlyList<DeskDifficultyLine> Lines);

/// <param name="ForwardBy">The last working day on which HCTH forwards in time.</param>
public sealed record DeskDifficultyLine(Difficulty Difficulty, Unit Unit, DateOnly ForwardBy);

/// <summary>One difficulty at the desk, with what the user may do about it.</summary>
/// <param name="Deputy">The directing deputy; null where there is none.</param>
/// <param name="Leaders">In office, the Director first.</param>
public sealed record DeskDifficultySheet(
    LetterContext Context, string Period, DeskUser User, DeskDifficultyLine Line, Person? Deputy, IReadOnlyList<Person> Leaders, string Mark)
{
    public Difficulty Difficulty => Line.Difficulty;

    /// <summary>What was typed and not taken, by the names of the fields.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>The step that was not taken, and what is to be mended; null where nothing is wrong.</summary>
    public (string Step, string Words)? Mistake { get; init; }

    public string ActionOf(string step) => Web.FormMark.AddTo(FormattableString.Invariant($"{DeskPages.AddressOf(Period)}/vuong-mac/{Difficulty.Number}/{step}"), Mark);
}
