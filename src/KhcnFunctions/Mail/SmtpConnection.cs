using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>One connection to the mail server, for one mail at a time.</summary>
internal sealed class SmtpConnection : SmtpClient, ITransferProgress
{
    private readonly List<RefusedRecipient> _refused = [];

    /// <summary>Recipients of the latest mail that were refused for good while others were taken.</summary>
    public IReadOnlyList<RefusedRecipient> RefusedRecipients => [.. _refused];

    /// <summary>True once bytes of the latest mail's data have gone out: from then on only an answer tells what became of it.</summary>
    public bool DataUnderWay { get; private set; }

    /// <summary>The server's answer to the data.</summary>
    public async Task<string> SendOneAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        _refused.Clear();
        DataUnderWay = false;
        return await SendAsync(message, cancellationToken, this);
    }

    /// <summary>A kept connection may have been closed by the server in the meantime.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Says goodbye, as far as the server still listens.</summary>
    public async Task LeaveAsync()
    {
        try
        {
            await DisconnectAsync(quit: true);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException)
        {
            // Closing anyway.
        }

        Dispose();
    }

    void ITransferProgress.Report(long bytesTransferred, long totalSize) => DataUnderWay = true;

    void ITransferProgress.Report(long bytesTransferred) => DataUnderWay = true;

    /// <summary>One dead address must not keep the mail from a unit's other addresses; a temporary refusal defers the whole mail.</summary>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if ((int)response.StatusCode < 500)
        {
            base.OnRecipientNotAccepted(message, mailbox, response);
        }

        _refused.Add(new(mailbox.Address, $"{(int)response.StatusCode} {response.Response}", CauseOf(response.StatusCode)));
    }

    protected override void OnNoRecipientsAccepted(MimeMessage message) =>
        throw new NobodyAcceptedException(_refused[0].Cause, string.Join("; ", _refused.Select(refused => $"{refused.Address}: {refused.Answer}")));

    /// <summary>What a code says of a recipient (RFC 5321, section 4.2.3).</summary>
    private static RefusalCause CauseOf(SmtpStatusCode code) => (int)code switch
    {
        550 or 551 or 553 => RefusalCause.NoSuchMailbox,
        552 => RefusalCause.TooLargeOrFull,
        _ => RefusalCause.NotTaken,
    };
}

/// <summary>Every recipient of a mail was refused for good.</summary>
internal sealed class NobodyAcceptedException(RefusalCause cause, string answers) : Exception(answers)
{
    /// <summary>That of the first recipient.</summary>
    public RefusalCause Cause { get; } = cause;
}
