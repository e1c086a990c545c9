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
    /// <summary>1 for the report, 2 and more for what supplements or replaces it.</summary>
    public int Document { get; init; } = 1;

    public const string WebsiteName = "Trang thông tin điện tử của Sở";

    /// <summary>Working mornings after the sending on which văn thư is reminded of what is not noted.</summary>
    public const int RemindedMornings = 5;

    /// <summary>The tasks of the document in work, once it has gone out; empty before.</summary>
    public static IReadOnlyList<IssueTask> Of(Plan plan, CycleDecisions decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return decisions.Dispatched is { } dispatched ? Of(plan, decisions, dispatched.Document, VietnamTime.Day(dispatched.At)) : [];
    }

    /// <summary>The documents of which the next round reminds văn thư, since not all is noted as issued.</summary>
    /// <param name="lastRound">The day of the last round; null before the first.</param>
    public static IEnumerable<Dispatched> ToRemindOf(Plan plan, CycleDecisions decisions, WorkingCalendar calendar, DateOnly? lastRound)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(calendar);
        return decisions.Of<Dispatched>().Where(sent =>
            calendar.CountWorkingDays(VietnamTime.Day(sent.At).AddDays(1), lastRound ?? default) < RemindedMornings
            && Of(plan, decisions, sent.Document, VietnamTime.Day(sent.At)).Any(task => task.Done is null));
    }

    /// <summary>The tasks of every document that went out, in order.</summary>
    public static IReadOnlyList<IssueTask> OfAll(Plan plan, CycleDecisions decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return [.. decisions.Of<Dispatched>().SelectMany(dispatched => Of(plan, decisions, dispatched.Document, VietnamTime.Day(dispatched.At)))];
    }

    /// <param name="day">The day of sending, by whose register the names are.</param>
    public static IReadOnlyList<IssueTask> Of(Plan plan, CycleDecisions decisions, int document, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var recipients = RecipientsOf(plan, day).Where(recipient => recipient.Channel is not Channel.Email)
            .Select(recipient => new IssueTask(recipient.Id, recipient.Name, recipient.Channel, null, null));
        var website = plan.Publish ? [new IssueTask(Issued.Website, WebsiteName, Channel.DocumentSystem, null, null)] : Array.Empty<IssueTask>();
        return
        [
            .. recipients.Concat(website).Select(task => task with
            {
                Document = document,
                Done = decisions.Of<Issued>().LastOrDefault(issued => issued.Document == document && issued.Recipient == task.Recipient),
                Received = decisions.Of<Acknowledged>().LastOrDefault(received => received.Document == document && received.Recipient == task.Recipient),
            }),
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
