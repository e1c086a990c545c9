using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>The approval of the checked draft by who signs it, or what the signer wishes changed.</summary>
public sealed class SignatureMatter(DecisionDesk decisions, CycleNudges nudges, FileStore files, SubmissionSlips slips) : DraftMatter(decisions, nudges, files, slips)
{
    internal override string Kind => AnswerSubject.Signature;

    private protected override IReadOnlyList<LeaderChoice> Choices { get; } = [new("phe-duyet", "Phê duyệt để ký ban hành"), Remarks];

    /// <summary>Whether the reader is who signs: nobody signs in the place of another without being chosen for it.</summary>
    internal static bool IsSigner(LeaderCall call) => call.Reader.InsteadOf is null && call.View.Chain.Signer?.Id == call.Reader.Person.Id;

    internal override async ValueTask<LeaderQuestion> AskAsync(LeaderCall call, CancellationToken ct)
    {
        var question = await base.AskAsync(call, ct);
        return question.Settled is null && !IsSigner(call)
            ? question with { Settled = "Dự thảo ghi người ký khác.", Choices = [], Files = [] }
            : question;
    }

    private protected override string TitleOf(LeaderCall call) => $"Kính trình ký Báo cáo năm {call.View.Basis.Year}";

    private protected override IEnumerable<string> WordsOf(LeaderCall call)
    {
        yield return $"{call.View.Holders.Office.Name} kính trình đồng chí xem xét, phê duyệt dự thảo lần {call.Subject.Number} của Báo cáo, đã được Trưởng phòng kiểm tra; sau khi phê duyệt, văn thư cấp số, trình bản giấy hoặc bản điện tử để đồng chí ký.";
    }

    private protected override string? GivenBy(LeaderCall call)
    {
        var draft = call.Subject.Number;
        if (call.View.Approval is { } approval && approval.Draft == draft && approval.DecidedBy == call.Reader.Person.Id)
            return Given(call, approval, "phê duyệt dự thảo");
        var opinion = call.View.Decisions.OpinionsOn(draft).FirstOrDefault(opinion => opinion.DecidedBy == call.Reader.Person.Id);
        return Given(call, opinion, opinion?.Stance is Stance.Agrees ? "nhất trí với dự thảo" : "có ý kiến khác");
    }

    private protected override Decision Read(LeaderCall call, LeaderAnswer answer) => answer.Choice == Remarks.Value
        ? call.Decide(new Opine(call.Subject.Number, Stance.Remarks), answer, "")
        : call.Decide(new Approve(call.Subject.Number, null, null), answer, "Đồng ý ký ban hành.");
}
