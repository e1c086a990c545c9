using System.Collections.Concurrent;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.WordForm;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Composes one mail and hands it to the transport. A rehearsal's mail goes to its own mailbox, whatever the settings say.</summary>
public sealed class MailDesk(MailComposer composer, IMailTransport transport, FileStore files, ReplyAddresses replies, IOptionsMonitor<MailOptions> options, TimeProvider time)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Of what is left of a lease; the rest is for the mark.</summary>
    private const double ShareOfLease = 0.75;

    private readonly ConcurrentDictionary<string, byte[]> _attached = new(StringComparer.Ordinal);

    /// <summary>Whether a second sending can do no harm worth waiting for: it carries the same Message-ID.</summary>
    public bool IsIdempotent => options.CurrentValue.Transport is not MailTransportKind.SendGrid;

    /// <summary>The one switch that holds all sending. A rehearsal sends to nobody and goes on.</summary>
    internal bool IsHeld(CycleKey cycle) => options.CurrentValue.Hold && cycle.Rehearsal is null;

    /// <summary>
    /// Tries once, within the lease: what is not accepted by then is given up in time for the mark, so that nobody sends
    /// beside us. The mail's date is the moment of its decision: a later attempt keeps it, and with it the message.
    /// </summary>
    /// <param name="mail">As it was claimed.</param>
    /// <param name="attached">Whose documents are attached; null for none.</param>
    /// <param name="form">The unit's Word form to be attached; null for none.</param>
    internal async Task<MailOutcome> SendAsync(
        CycleTable table, PendingRow mail, Letter letter, IReadOnlyList<string> to, AttachedDraft? attached, WordFormContent? form = null)
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
        IReadOnlyList<MailAttachment> attachments = attached is null ? [] : await AttachAsync(table.Realm, notice, attached, CancellationToken.None);
        if (form is not null)
            attachments = [.. attachments, FormOf(form)];
        var message = await composer.ComposeAsync(new OutgoingMail(KeyOf(cycle, notice), to, letter, mail.DecidedAt, attachments) { ReplyTo = replies.For(cycle, letter) });
        var way = cycle.Rehearsal is null ? transport : new BlobMailbox(table.Realm.Mailbox);
        var left = (mail.NextAttempt - time.GetUtcNow()) * ShareOfLease;
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        return await way.SendAsync(message, limit.Token);
    }

    /// <summary>The opaque id that the mail carries in its headers, for logs.</summary>
    internal static string IdOf(CycleKey cycle, Notice notice) => OpaqueMailId.Of(KeyOf(cycle, notice));

    private static string KeyOf(CycleKey cycle, Notice notice) => $"{(cycle with { Agency = cycle.RealAgency }).Partition}|{notice.Key}";

    private static MailAttachment FormOf(WordFormContent content)
    {
        using var form = new MemoryStream();
        WordFormWriter.Write(form, content);
        return new(content.FileName, Docx, form.ToArray());
    }

    // HCTH gets both documents; the internal one never leaves the department.
    private async Task<IReadOnlyList<MailAttachment>> AttachAsync(StorageRealm realm, Notice notice, AttachedDraft attached, CancellationToken ct)
    {
        var (draft, number) = attached;
        var attachments = new List<MailAttachment> { new("Báo cáo tổng hợp.docx", Docx, await ReadAsync(realm, draft.Report, number, ct)) };
        if (notice.Kind is NoticeKind.ApprovalRequest)
            attachments.Add(new("Phụ lục theo dõi (nội bộ).docx", Docx, await ReadAsync(realm, draft.Appendix, null, ct)));
        return attachments;
    }

    // The content is named by its hash, so what is remembered can't go stale; the last few suffice.
    private async Task<byte[]> ReadAsync(StorageRealm realm, DraftFile file, ReportNumber? number, CancellationToken ct)
    {
        var key = FormattableString.Invariant($"{file.Sha256} {number?.Number} {number?.SignedOn:yyyy-MM-dd}");
        if (_attached.TryGetValue(key, out var known))
            return known;
        if (_attached.Count >= 8)
            _attached.Clear();
        var content = await files.ReadAsync(realm, file.Name, ct);
        return _attached[key] = number is null ? content : NumberedReport.From(content, number.Number, number.SignedOn);
    }
}

/// <summary>A draft whose documents go along with a mail.</summary>
/// <param name="Number">What the report bears; null while it is a draft, and in a rehearsal.</param>
internal sealed record AttachedDraft(Draft Draft, ReportNumber? Number);
