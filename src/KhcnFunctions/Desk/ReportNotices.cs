using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk;

/// <summary>Who hears of a step of the report.</summary>
internal static class ReportNotices
{
    /// <param name="view">As it stood before the decision.</param>
    public static IEnumerable<Notice> Of(CycleView view, Decision decision) => decision switch
    {
        SubmitDraft submit => [On(NoticeKind.CheckRequested, Holder.OfficeHead, submit.Draft)],
        CheckDraft { Passed: true } check =>
        [
            .. view.Chain.Advisers.Select(adviser => On(NoticeKind.OpinionRequested, Holder.Person(adviser.Id), check.Draft)),
            .. view.Chain.Signer is { } signer ? [On(NoticeKind.SignatureRequested, Holder.Person(signer.Id), check.Draft)] : Array.Empty<Notice>(),
        ],
        CheckDraft check => [On(NoticeKind.DraftReturned, Holder.Staff(view.Chain.Submission!.DecidedBy), check.Draft)],
        Opine opinion => [new(NoticeKind.OpinionGiven, Holder.Office, opinion.Id) { Draft = opinion.Draft, Decision = opinion.Id }],
        Approve approve => [new(NoticeKind.NumberRequested, Holder.RecordsClerk, approve.Subject) { Draft = approve.Draft }],
        _ => [],
    };

    private static Notice On(NoticeKind kind, Holder to, int draft) => new(kind, to, CycleRows.DraftNumber(draft)) { Draft = draft };
}
