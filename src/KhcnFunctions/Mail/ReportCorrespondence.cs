using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>Writes the letters about the report itself: check, opinions, signature, number, sending. Null where a letter is no longer true.</summary>
internal sealed class ReportCorrespondence(CycleView view, IReadOnlyList<RoundRecord> rounds, CycleLinks links)
{
    private readonly LetterContext _context = view.Context;

    private Holders Holders => view.Holders;

    /// <summary>Null where the notice is none of the report's, too.</summary>
    public Letter? Write(Notice notice) => notice.Kind switch
    {
        NoticeKind.ApprovalRequest => Compiled(notice),
        NoticeKind.CheckRequested => IsAt(notice, ReportStep.Submitted) && view.Chain.Submission is { } submission
            ? Letters.CheckRequested(_context, FactsOf(view.Draft!), NameOf(submission.DecidedBy), submission.Reason)
            : null,
        NoticeKind.DraftReturned => IsAt(notice, ReportStep.Returned) ? Letters.DraftReturned(_context, FactsOf(view.Draft!), view.Chain.Check!.Reason) : null,
        NoticeKind.OpinionRequested => IsAt(notice, ReportStep.Checked) && Holders.InOffice(notice.To.Id) is { } adviser
            ? Letters.OpinionRequested(_context, FactsOf(view.Draft!), Holders.ReaderFor(adviser), TasksOf(adviser), view.Chain.Signer, DispatchDay,
                links.ToLeader(Holders.ReaderFor(adviser), AnswerSubject.OpinionOn(view.Draft!.Number, view.Chain.AttemptAt(view.Draft.Number)), view.Today))
            : null,
        NoticeKind.SignatureRequested => IsAt(notice, ReportStep.Checked) && Holders.InOffice(notice.To.Id) is { } signer
            ? Letters.SignatureRequested(_context, FactsOf(view.Draft!), Holders.ReaderFor(signer), view.Chain.Advisers, DispatchDay, ToSign(Holders.ReaderFor(signer)))
            : null,
        NoticeKind.OpinionGiven => Opinion(notice),
        NoticeKind.NumberRequested => IsAt(notice, ReportStep.Approved) ? Letters.NumberRequested(_context, FactsOf(view.Draft!), ApprovalOf(view.Approval!)) : null,
        NoticeKind.NumberAwaited => NumberAwaited(notice),
        NoticeKind.Dispatch => Dispatch(notice),
        NoticeKind.IssueRequested => Tasks(notice) is { Count: > 0 } tasks ? Letters.IssueRequested(_context, Issued(DecisionsOf(notice)), tasks, links.ToDesk(DeskParts.Report)) : null,
        NoticeKind.IssueAwaited => rounds.Any(round => round.Day > notice.ListDay) ? null
            : Tasks(notice).Where(task => task.Done is null).ToList() is { Count: > 0 } open ? Letters.IssueAwaited(_context, Issued(DecisionsOf(notice)), open, links.ToDesk(DeskParts.Report)) : null,
        _ => null,
    };

    /// <summary>Where the reader approves the draft by the mail alone; null where the reader is not who signs it, or it is not checked yet.</summary>
    public string? ToSign(LeaderReader reader) => reader.InsteadOf is null && view.Chain is { Step: ReportStep.Checked, Signer: { } signer } && signer.Id == reader.Person.Id
        ? links.ToLeader(reader, AnswerSubject.SignatureOf(view.Draft!.Number, view.Chain.AttemptAt(view.Draft.Number)), view.Today)
        : null;

    private bool IsAt(Notice notice, ReportStep step) => view.Draft?.Number == notice.Draft && view.Chain.Step == step;

    private Letter? Compiled(Notice notice)
    {
        if (view.Approval is not null || view.LatestCompiled?.Number != notice.Draft)
            return null;
        var draft = view.LatestCompiled!;
        var besides = draft.Number == view.Chain.Offered?.Number ? view.Draft?.Number : null;
        return Letters.ApprovalRequest(_context, FactsOf(draft), view.Ladder.DispatchDay, isAttached: true, besides);
    }

    private Letter? Opinion(Notice notice) =>
        view.Decisions.Of<Opine>().FirstOrDefault(opinion => opinion.Id == notice.Decision) is { } opinion
        && view.Plan.Register.People.FirstOrDefault(person => person.Id == opinion.DecidedBy) is { } leader
        && view.Snapshot.Drafts.FirstOrDefault(draft => draft.Number == opinion.Draft) is { } draft
            ? Letters.OpinionGiven(_context, FactsOf(draft), leader, opinion)
            : null;

    private Letter? NumberAwaited(Notice notice)
    {
        var waits = view is { ApprovedDraft: not null, Decisions: { ReadySince: null, Dispatched: null } } && rounds.All(round => round.Day <= notice.ListDay);
        return waits
            ? Letters.NumberAwaited(_context, FactsOf(view.ApprovedDraft!), ApprovalOf(view.Approval!), view.Ladder.DispatchDay, view.Decisions.Number is not null)
            : null;
    }

    private Letter? Dispatch(Notice notice)
    {
        var decisions = DecisionsOf(notice);
        if (decisions.Dispatched?.Draft != notice.Draft && decisions.Approval?.Draft != notice.Draft)
            return null;
        var report = Issued(decisions);
        return notice.To.Kind switch
        {
            HolderKind.Person => Holders.InOffice(notice.To.Id) is { } leader ? Letters.DispatchToLeader(_context, report, Holders.ReaderFor(leader)) : null,
            HolderKind.Unit => Letters.DispatchToUnit(_context, report, Holders.Unit(notice.To.Id)),
            HolderKind.Recipient => view.Plan.Register.RecipientOn(notice.To.Id, view.Today) is { } recipient
                ? Letters.DispatchToRecipient(_context, report, recipient)
                : null,
            _ => Letters.DispatchToRecipient(_context, report, Holders.Through, Holders.Addressee),
        };
    }

    // A mail of a document may go long after it, when another is in work.
    private CycleDecisions DecisionsOf(Notice notice) => view.Decisions.AsSent(notice.Draft ?? 0);

    // The names are those of the day of sending; a mail of it may go before the sending is recorded.
    private IReadOnlyList<IssueTask> Tasks(Notice notice)
    {
        var sent = view.Decisions.Of<Dispatched>().FirstOrDefault(dispatched => dispatched.Draft == notice.Draft);
        return view.Snapshot.Drafts.FirstOrDefault(draft => draft.Number == notice.Draft) is { } draft
            ? IssueTask.Of(view.Plan, view.Decisions, draft.Document, sent is null ? view.Today : Calendar.VietnamTime.Day(sent.At))
            : [];
    }

    private IssuedReport Issued(CycleDecisions decisions)
    {
        var number = decisions.Number;
        var inSystem = view.Decisions.Of<Issued>().Any(issued => issued.Document == decisions.Document
            && view.Plan.Register.Recipients.Any(recipient => recipient.Id == issued.Recipient && recipient.Channel is Channel.DocumentSystem));
        return new(number?.Number, number?.SignedOn, inSystem)
        {
            Link = decisions.SignedCopy is { File.Size: > ReportAttachments.Largest } copy ? links.ToDocument(copy.Draft) : null,
        };
    }

    /// <summary>Null for what supplements or replaces the report: it goes as soon as it is signed.</summary>
    private DateOnly? DispatchDay => view.Decisions.Edition is null ? view.Ladder.DispatchDay : null;

    private IReadOnlyList<PlanTask> TasksOf(Person leader) => [.. view.Plan.Tasks.Where(task => Holders.InOffice(task.DirectedBy)?.Id == leader.Id)];

    private string? NameOf(string staff) => view.Plan.Register.Staff.FirstOrDefault(member => member.Id == staff)?.Name;

    private LeaderDecision ApprovalOf(Approve approval) =>
        new(view.Plan.Register.People.First(person => person.Id == approval.DecidedBy), approval.DecidedOn, approval.Form);

    private DraftFacts FactsOf(Draft draft) => new(draft.Number, draft.CompiledAt, draft.Counts, links.ToDesk(DeskParts.Report));
}
