using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Dispatch;

/// <summary>The mails that go with a document itself, whoever sends or foretells them. Pure.</summary>
public static class ReportMails
{
    /// <summary>Asks HCTH to check the draft and submit it for approval.</summary>
    public static Notice ApprovalRequest(Draft draft) => new(NoticeKind.ApprovalRequest, Holder.Office, NumberOf(draft)) { Draft = draft.Number };

    /// <summary>The document to everyone in its Nơi nhận, by the names of the day, and the package for those who get it by another way than mail to văn thư.</summary>
    public static IReadOnlyList<Notice> OfDispatch(Holders holders, CycleDecisions decisions, Draft draft, DateOnly today)
    {
        var mails = holders.Plan.ReportDistribution
            .SelectMany(line => HoldersOf(line, holders, today))
            .Distinct()
            .Select(holder => new Notice(NoticeKind.Dispatch, holder, NumberOf(draft)) { Draft = draft.Number, Unit = holder.Kind is HolderKind.Unit ? holder.Id : null });
        return IssueTask.Of(holders.Plan, decisions, draft.Document, today).Count == 0
            ? [.. mails]
            : [.. mails, new Notice(NoticeKind.IssueRequested, Holder.RecordsClerk, NumberOf(draft)) { Draft = draft.Number }];
    }

    // As in the key of the draft's row.
    private static string NumberOf(Draft draft) => FormattableString.Invariant($"{draft.Number:0000}");

    private static IEnumerable<Holder> HoldersOf(DistributionLine line, Holders holders, DateOnly today) => line.Kind switch
    {
        DistributionKind.Addressee => [Holder.ReportLine],
        DistributionKind.Leaders => holders.Leaders().Select(leader => Holder.Person(leader.Id)),
        DistributionKind.Units => holders.Plan.Register.Units.Where(unit => unit.IsValidOn(today)).Select(unit => Holder.Unit(unit.Id)),
        DistributionKind.Recipient => [Holder.Recipient(line.Recipient!)],
        _ => [],
    };
}
