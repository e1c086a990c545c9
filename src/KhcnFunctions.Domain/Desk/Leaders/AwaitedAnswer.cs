using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>What the draft waits for from a leader.</summary>
public static class AwaitedAnswer
{
    /// <returns>The signature of who signs, the opinion of who is asked for one and has not given it; null where nothing is awaited.</returns>
    public static AnswerSubject? Of(Person leader, ReportChain chain, CycleDecisions decisions)
    {
        if (chain is not { Step: ReportStep.Checked, Draft.Number: var draft })
            return null;
        var attempt = chain.AttemptAt(draft);
        if (chain.Signer?.Id == leader.Id)
            return AnswerSubject.SignatureOf(draft, attempt);
        return chain.Advisers.Any(adviser => adviser.Id == leader.Id) && decisions.OpinionsOn(draft).All(opinion => opinion.DecidedBy != leader.Id)
            ? AnswerSubject.OpinionOn(draft, attempt)
            : null;
    }
}
