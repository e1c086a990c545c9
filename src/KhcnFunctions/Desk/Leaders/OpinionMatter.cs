using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>The opinion of a deputy director on the draft, once it is checked.</summary>
public sealed class OpinionMatter(DecisionDesk decisions, CycleNudges nudges, FileStore files, SubmissionSlips slips) : DraftMatter(decisions, nudges, files, slips)
{
    internal override string Kind => AnswerSubject.Opinion;

    private protected override IReadOnlyList<LeaderChoice> Choices { get; } = [new("nhat-tri", "Nhất trí với dự thảo"), Remarks];

    private protected override string TitleOf(LeaderCall call) => $"Xin ý kiến về dự thảo Báo cáo năm {call.View.Basis.Year}";

    private protected override IEnumerable<string> WordsOf(LeaderCall call)
    {
        var tasks = call.View.Plan.Tasks.Where(task => call.View.Holders.InOffice(task.DirectedBy)?.Id == call.Reader.InOffice.Id).ToList();
        yield return $"{call.View.Holders.Office.Name} kính xin ý kiến của đồng chí về dự thảo lần {call.Subject.Number} của Báo cáo, đã được Trưởng phòng kiểm tra.";
        if (tasks.Count > 0)
            yield return $"Đồng chí{(call.Reader.InsteadOf is { Name: { } absent } ? " " + absent : "")} chỉ đạo {Wording.TaskNumbers(tasks)}.";
    }

    private protected override string? GivenBy(LeaderCall call)
    {
        var opinion = call.View.Decisions.OpinionsOn(call.Subject.Number).FirstOrDefault(opinion => opinion.DecidedBy == call.Reader.Person.Id);
        return Given(call, opinion, opinion?.Stance is Stance.Agrees ? "nhất trí với dự thảo" : "có ý kiến khác");
    }

    private protected override Decision Read(LeaderCall call, LeaderAnswer answer) =>
        call.Decide(new Opine(call.Subject.Number, answer.Choice == Remarks.Value ? Stance.Remarks : Stance.Agrees), answer, "Nhất trí.");
}
