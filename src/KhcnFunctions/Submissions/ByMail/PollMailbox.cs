using KhcnFunctions.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Looks into the department's own mailbox, where one is set up. A mail is marked as seen, or moved, only once it is stored
/// for good, so what breaks off is read again.
/// </summary>
public sealed partial class PollMailbox(InboundDesk desk, IOptions<InboundOptions> options, ILogger<PollMailbox> log)
{
    private const int Most = 200;

    /// <summary>Larger ones stay in the mailbox, unseen, for people to look at.</summary>
    private const uint LargestMail = 64 * 1024 * 1024;

    [Function("PollMailbox")]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        if (options.Value.Imap is not { Host.Length: > 0 } settings)
            return;
        try
        {
            await PollAsync(settings, client, ct);
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or CommandException or AuthenticationException or System.Net.Sockets.SocketException or SslHandshakeException)
        {
            LogUnreachable(fault);
        }
    }

    internal async Task PollAsync(ImapOptions settings, DurableTaskClient client, CancellationToken ct)
    {
        using var imap = new ImapClient { Timeout = (int)settings.Timeout.TotalMilliseconds };
        await imap.ConnectAsync(settings.Host!, settings.Port, SecurityOf(settings.Security), ct);
        await imap.AuthenticateAsync(settings.User!, settings.Password!, ct);
        var folder = await imap.GetFolderAsync(settings.Folder, ct);
        await folder.OpenAsync(FolderAccess.ReadWrite, ct);
        var done = settings.DoneFolder is { Length: > 0 } name ? await imap.GetFolderAsync(name, ct) : null;
        var waiting = (await folder.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.SmallerThan((int)LargestMail)), ct)).Take(Most);
        foreach (var id in waiting)
        {
            var raw = await ReadAsync(folder, id, ct);
            await desk.ReceiveAsync(raw, FactsOf(raw, settings), client, ct);
            await folder.AddFlagsAsync(id, MessageFlags.Seen, silent: true, ct);
            if (done is not null)
                await folder.MoveToAsync(id, done, ct);
        }

        await imap.DisconnectAsync(quit: true, ct);
    }

    // By the body as it lies there, not as it would be written again.
    private static async Task<byte[]> ReadAsync(IMailFolder folder, UniqueId id, CancellationToken ct)
    {
        await using var stream = await folder.GetStreamAsync(id, "", ct);
        using var raw = new MemoryStream();
        await stream.CopyToAsync(raw, ct);
        return raw.ToArray();
    }

    private static MailFacts FactsOf(byte[] raw, ImapOptions settings)
    {
        try
        {
            using var stream = new MemoryStream(raw, writable: false);
            MailLimits.Check(stream);
            return AuthenticationResults.Of(HeaderList.Load(stream), settings.AuthenticationServer);
        }
        catch (Exception unreadable) when (unreadable is FormatException or UnreasonableMailException)
        {
            return MailFacts.None;
        }
    }

    private static SecureSocketOptions SecurityOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    [LoggerMessage(LogLevel.Error, "The mailbox could not be looked into; it is tried again in five minutes")]
    private partial void LogUnreachable(Exception fault);
}
