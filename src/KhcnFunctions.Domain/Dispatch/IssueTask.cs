using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Dispatch;

/// <summary>
/// Phát hành towards one recipient that gets official documents by another way than mail: văn thư does it, with the package
/// that is handed over, and notes it. Until then the document is not wholly issued, whatever mails have gone as copies.
/// </summary>
/// <param name="Recipient">Id of the recipient, or <see cref="Issued.Website"/>.</param>
public sealed record IssueTask(string Recipient, string Name, Channel Channel, Issued? Done, Acknowledged? Received)
{
    /// <summary>Working mornings after the sending on which văn thư is reminded of what is not noted.</summary>
    public const int RemindedMornings = 5;

    /// <summary>The tasks of the document that went out last; empty while it has not gone.</summary>
    public static IReadOnlyList<IssueTask> Of(Plan plan, CycleDecisions decisions)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.Dispatched is not { } dispatched)
            return [];
        var day = VietnamTime.Day(dispatched.At);
        var recipients = RecipientsOf(plan, day).Where(recipient => recipient.Channel is not Channel.Email).Select(recipient => (recipient.Id, recipient.Name, recipient.Channel));
        var website = plan.Publish ? [(Issued.Website, "Trang thông tin điện tử của Sở", Channel.DocumentSystem)] : Array.Empty<(string, string, Channel)>();
        return
        [
            .. recipients.Concat(website).Select(recipient => new IssueTask(
                recipient.Item1, recipient.Item2, recipient.Item3,
                decisions.Of<Issued>().LastOrDefault(issued => issued.Document == dispatched.Document && issued.Recipient == recipient.Item1),
                decisions.Of<Acknowledged>().LastOrDefault(received => received.Document == dispatched.Document && received.Recipient == recipient.Item1))),
        ];
    }

    /// <summary>The outside recipients of the report on a day, each once: those of the Kính gửi, then those of the Nơi nhận.</summary>
    public static IReadOnlyList<Recipient> RecipientsOf(Plan plan, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var ids = plan.ReportDistribution.SelectMany(line => line.Kind switch
        {
            DistributionKind.Addressee => [plan.ReportTo.Addressee, plan.ReportTo.Through],
            DistributionKind.Recipient => [line.Recipient!],
            _ => Array.Empty<string>(),
        });
        return [.. ids.Select(id => plan.Register.RecipientOn(id, day)).OfType<Recipient>().DistinctBy(recipient => recipient.Id)];
    }
}
