using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>The Director's answer to a difficulty, or the directing deputy's opinion on it.</summary>
public sealed class DifficultyMatter(DifficultyDesk desk, DifficultyLadders ladders) : LeaderMatter
{
    private const string Answer = "tra-loi";
    private const string Opinion = "y-kien";
    private const string OnBehalf = "tra-loi-thay";

    internal override string Kind => AnswerSubject.Difficulty;

    internal override async ValueTask<IReadOnlyList<string>> IdsAsync(CycleView view, CancellationToken ct) =>
        [.. (await view.Table.DifficultiesAsync(ct)).SelectMany(row => Enumerable.Range(1, row.Difficulty.Climb).Select(climb => AnswerSubject.IdOf(row.Difficulty.Number, climb)))];

    internal override async ValueTask<LeaderQuestion> AskAsync(LeaderCall call, CancellationToken ct)
    {
        var difficulty = (await DifficultyDesk.FindAsync(call.View.Table, call.Subject.Number, null, ct)).Difficulty;
        var settled = SettledBy(call, difficulty);
        var given = difficulty.StepsOfClimb.OfType<LeaderStep>().LastOrDefault(step => step.By == call.Reader.Person.Id);
        return new($"Khó khăn, vướng mắc số {difficulty.Number} của {call.View.Holders.Unit(difficulty.Unit).Name}", [.. WordsOf(call, difficulty)], settled is null ? ChoicesOf(call) : [])
        {
            Given = given is null ? null : $"Đã ghi nhận. {DifficultyWords.Of(given, call.View.Plan.Register)}",
            Settled = settled,
        };
    }

    internal override async Task AnswerAsync(LeaderCall call, LeaderAnswer answer, DurableTaskClient client, CancellationToken ct)
    {
        LeaderStep step = answer.Choice == Opinion ? new OpinionOnDifficulty(answer.Words ?? "") : new DifficultyAnswered(answer.Words ?? "") { OnBehalf = answer.Choice == OnBehalf };
        // Who stands in for the Director answers for the Director.
        if (step is DifficultyAnswered given && call.Reader.Person.Role is not LeaderRole.Director)
            step = given with { OnBehalf = true };
        var (difficulty, isNew) = await desk.RecordAsync(
            call.View, call.Subject.Number, null, step with { Id = answer.OperationId, By = call.Reader.Person.Id, On = call.View.Today, Form = call.Form }, ct);
        if (isNew)
            await ladders.WakeAsync(client, call.View.Cycle, difficulty, ct);
    }

    internal override async ValueTask<bool> IsRecordedAsync(LeaderCall call, LeaderAnswer answer, CancellationToken ct) =>
        (await DifficultyDesk.FindAsync(call.View.Table, call.Subject.Number, null, ct)).Difficulty.Steps.Any(step => step.Id == answer.OperationId && step.By == call.Reader.Person.Id);

    private static IReadOnlyList<LeaderChoice> ChoicesOf(LeaderCall call) => call.Reader.InOffice.Role is LeaderRole.Director
        ? [new(Answer, "Trả lời đơn vị") { NeedsWords = true }]
        : [new(Opinion, "Cho ý kiến") { NeedsWords = true }, new(OnBehalf, "Trả lời thay Giám đốc (khi Giám đốc giao)") { NeedsWords = true }];

    private static string? SettledBy(LeaderCall call, Difficulty difficulty) => difficulty switch
    {
        _ when call.Subject.Id != AnswerSubject.IdOf(difficulty.Number, difficulty.Climb) => "Đơn vị đã báo chưa giải quyết được; nội dung được báo cáo lại bằng thư khác.",
        { State: DifficultyState.Answered, Answer: { } answer } => $"Khó khăn, vướng mắc này đã được trả lời. {DifficultyWords.Of(answer, call.View.Plan.Register)}",
        { State: DifficultyState.Withdrawn } => "Đơn vị đã rút khó khăn, vướng mắc này.",
        _ => null,
    };

    private static IEnumerable<string> WordsOf(LeaderCall call, Difficulty difficulty)
    {
        if (call.View.Plan.Tasks.FirstOrDefault(task => task.Id == difficulty.Task) is { } task)
            yield return $"Nhiệm vụ {task.Number}: {task.Title}";
        yield return $"Nội dung: {difficulty.What}";
        if (difficulty.Proposal is { } proposal)
            yield return $"Đề xuất của đơn vị: {proposal}";
        foreach (var step in difficulty.Steps)
            yield return DifficultyWords.Of(step, call.View.Plan.Register);
        yield return DifficultyWords.NoAmendment;
    }
}
