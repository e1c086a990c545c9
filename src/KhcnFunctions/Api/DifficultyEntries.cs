using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;

namespace KhcnFunctions.Api;

public sealed record DifficultyList(IReadOnlyList<DifficultyEntry> Difficulties);

/// <summary>A difficulty that a unit laid before the Director.</summary>
/// <param name="Task">Id of the task that it is about; null where it is about none.</param>
/// <param name="ForwardBy">By when HCTH is to forward it; null once it has.</param>
/// <param name="Answer">The answer that stands; null while there is none.</param>
/// <param name="Steps">What was done about it, in Vietnamese.</param>
/// <param name="Files">Its own and the photos of answers.</param>
public sealed record DifficultyEntry(
    int Number, string Unit, string? Task, DateTimeOffset RaisedAt, DifficultyState State, DateOnly? ForwardBy, string What, string? Proposal, DifficultyAnswer? Answer,
    IReadOnlyList<Amendment> Amendments, IReadOnlyList<string> Steps, IReadOnlyList<DifficultyFile> Files)
{
    internal static DifficultyEntry Of(CycleView view, Difficulty difficulty) => new(
        difficulty.Number, difficulty.Unit, difficulty.Task, difficulty.RaisedAt.ToOffset(VietnamTime.Offset), difficulty.State,
        difficulty.State is DifficultyState.WithOffice ? DifficultyLadder.Default.ForwardBy(difficulty, view.Calendar) : null, difficulty.What, difficulty.Proposal,
        difficulty.Answer is { } answer ? new(answer.Text, answer.By, answer.On, answer.Form, answer.OnBehalf) : null,
        [.. difficulty.Amendments], [.. difficulty.Steps.Select(step => DifficultyWords.Of(step, view.Plan.Register))],
        [.. DifficultyFiles.AllOf(difficulty).Select(file => new DifficultyFile(file.Name, file.Sha256))]);
}

/// <param name="By">Id of the leader.</param>
/// <param name="OnBehalf">A deputy answered, whom the Director told.</param>
public sealed record DifficultyAnswer(string Text, string By, DateOnly On, string Form, bool OnBehalf);

/// <param name="Sha256">Names it in its address.</param>
public sealed record DifficultyFile(string Name, string Sha256);

/// <summary>A difficulty as a unit raises it.</summary>
/// <param name="Id">Of the operation: sent again it is the same difficulty.</param>
/// <param name="Task">One that it leads or supports; null for none.</param>
public sealed record RaisedDifficulty(string Id, string What, string? Task = null, string? Proposal = null);

/// <summary>What is done about a difficulty; which fields go with which kind stands in docs/api.md.</summary>
/// <param name="Id">Of the operation: sent again it is the same step.</param>
/// <param name="Kind">add, withdraw, unsettled; forward, opinion, answer, amend.</param>
public sealed record DifficultyAct(
    string Id, string Kind, string? Text = null, string? DecidedBy = null, DateOnly? DecidedOn = null, string? Form = null, string? RecordedBy = null, bool OnBehalf = false,
    Amendment? Amendment = null);
