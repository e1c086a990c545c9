using KhcnFunctions.Cycle;
using KhcnFunctions.Mail.Events;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.WordForm;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Composes one mail and hands it to the transport. A rehearsal's mail goes to its own mailbox, whatever the settings say.</summary>
public sealed class MailDesk(
    MailComposer composer, IMailTransport transport, ReplyAddresses replies, MailReferences references, IOptionsMonitor<MailOptions> options, TimeProvider time)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Of what is left of a lease; the rest is for the mark.</summary>
    private const double ShareOfLease = 0.75;

    /// <summary>Whether a second sending can do no harm worth waiting for: it carries the same Message-ID.</summary>
    public bool IsIdempotent => options.CurrentValue.Transport is not MailTransportKind.SendGrid;

    /// <summary>The one switch that holds all sending. A rehearsal sends to nobody and goes on.</summary>
    internal bool IsHeld(CycleKey cycle) => options.CurrentValue.Hold && cycle.Rehearsal is null;

    /// <summary>
    /// Tries once, within the lease: what is not accepted by then is given up in time for the mark, so that nobody sends
    /// beside us. The mail's date is the moment of its decision: a later attempt keeps it, and with it the message.
    /// </summary>
    /// <param name="mail">As it was claimed.</param>
    /// <param name="documents">Those that go along.</param>
    /// <param name="form">The unit's Word form to be attached; null for none.</param>
    /// <param name="parts">All notices that the letter tells; null where it is the one alone.</param>
    internal async Task<MailOutcome> SendAsync(
        CycleTable table, PendingRow mail, Letter letter, IReadOnlyList<string> to, IReadOnlyList<MailAttachment> documents, WordFormContent? form = null,
        IReadOnlyList<Notice>? parts = null)
    {
        var (cycle, notice) = (table.Cycle, mail.Notice);
        if (mail.Transport != OutboxRows.TransportOf(cycle))
            return new MailOutcome.Refused($"Marked '{mail.Transport}', this cycle's mails go '{OutboxRows.TransportOf(cycle)}'.", RefusalCause.NotAllowed);
        if (to.Count == 0 && mail.Taken.Count > 0)
            return new MailOutcome.Accepted(null);
        if (to.Count == 0)
            return new MailOutcome.Deferred("Nobody has an address: neither the holder, nor the office, nor the Director.");
        if (to.FirstOrDefault(address => !MailboxAddress.TryParse(address, out _)) is { } malformed)
            return new MailOutcome.Refused($"'{malformed}' is not a mail address.", RefusalCause.Malformed);
        IReadOnlyList<MailAttachment> attachments = form is null ? documents : [.. documents, FormOf(form)];
        var message = await composer.ComposeAsync(new OutgoingMail(KeyOf(cycle, notice), to, letter, mail.DecidedAt, attachments)
        {
            Agency = cycle.RealAgency,
            ReplyTo = replies.For(cycle, letter),
            Reference = await ReferenceAsync(cycle, parts ?? [notice], to, mail.Attempts),
        });
        var way = cycle.Rehearsal is null ? transport : new BlobMailbox(table.Realm.Mailbox);
        var left = (mail.NextAttempt - time.GetUtcNow()) * ShareOfLease;
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        return await way.SendAsync(message, limit.Token);
    }

    /// <summary>The opaque id that the mail carries in its headers, for logs.</summary>
    internal static string IdOf(CycleKey cycle, Notice notice) => OpaqueMailId.Of(KeyOf(cycle, notice));

    // Only SendGrid tells what became of a mail.
    private async Task<string?> ReferenceAsync(CycleKey cycle, IReadOnlyList<Notice> parts, IReadOnlyList<string> to, int attempt) =>
        options.CurrentValue.Transport is MailTransportKind.SendGrid && cycle.Rehearsal is null
            ? await references.SealAsync(new(cycle, [.. parts.Select(part => part.Key)], to, attempt), CancellationToken.None)
            : null;

    private static string KeyOf(CycleKey cycle, Notice notice) => $"{(cycle with { Agency = cycle.RealAgency }).Partition}|{notice.Key}";

    private static MailAttachment FormOf(WordFormContent content)
    {
        using var form = new MemoryStream();
        WordFormWriter.Write(form, content);
        return new(content.FileName, Docx, form.ToArray());
    }
}
