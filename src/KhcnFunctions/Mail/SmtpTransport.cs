using System.Collections.Concurrent;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Sends through the department's own mail server. Connections are kept between mails; calls may run in parallel.</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport, IAsyncDisposable
{
    private readonly SmtpOptions _options = options.Value.Smtp;
    private readonly ConcurrentBag<SmtpConnection> _idle = [];

    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        SmtpConnection? connection = null;
        try
        {
            connection = await ConnectAsync(cancellationToken);
            var answer = await connection.SendOneAsync(message, cancellationToken);
            MailOutcome accepted = new MailOutcome.Accepted(answer, connection.RefusedRecipients);
            _idle.Add(connection);
            connection = null;
            return accepted;
        }
        catch (NobodyAcceptedException exception)
        {
            return new MailOutcome.Refused(exception.Message, exception.Cause);
        }
        catch (SmtpCommandException exception)
        {
            return Classify(exception);
        }
        catch (Exception exception) when (IsSettingsFault(exception))
        {
            // The mail is sound; the operator has to mend the settings.
            return new MailOutcome.Deferred($"The SMTP server could not be signed in to: {exception.Message}");
        }
        catch (Exception exception) when (IsBrokenConnection(exception))
        {
            return connection is { DataUnderWay: true }
                ? new MailOutcome.Unclear($"The connection broke after the mail's data had gone out: {exception.Message}")
                : new MailOutcome.Deferred($"The SMTP server could not be reached: {exception.Message}");
        }
        finally
        {
            connection?.Dispose();
        }
    }

    public async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            _idle.Add(await ConnectAsync(cancellationToken));
            return null;
        }
        catch (Exception exception) when (IsBrokenConnection(exception) || IsSettingsFault(exception) || exception is SmtpCommandException)
        {
            return $"The SMTP server can't be used: {exception.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var connection))
        {
            await connection.LeaveAsync();
        }
    }

    private async Task<SmtpConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var kept))
        {
            if (await kept.IsAliveAsync(cancellationToken))
            {
                return kept;
            }

            kept.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
        }

        var connection = new SmtpConnection { Timeout = (int)_options.Timeout.TotalMilliseconds };
        try
        {
            await connection.ConnectAsync(_options.Host ?? "", _options.Port, Security(_options.Security), cancellationToken);
            if (_options is { User: { } user, Password: { } password })
            {
                await connection.AuthenticateAsync(user, password, cancellationToken);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>By the server's answer: 5xx on the recipients or on the mail is for good, everything else may pass later.</summary>
    private static MailOutcome Classify(SmtpCommandException exception)
    {
        var reason = $"{(int)exception.StatusCode} {exception.Message}{(exception.Mailbox is { } mailbox ? $" ({mailbox.Address})" : "")}";
        var isAboutThisMail = exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
        return isAboutThisMail && (int)exception.StatusCode >= 500
            ? new MailOutcome.Refused(reason)
            : new MailOutcome.Deferred(reason);
    }

    /// <summary>MailKit reports its own time-out as a cancellation; the caller's means the same: the time was over.</summary>
    private static bool IsBrokenConnection(Exception exception) =>
        exception is IOException or SocketException or ProtocolException or ServiceNotConnectedException or TimeoutException or OperationCanceledException;

    private static bool IsSettingsFault(Exception exception) => exception is AuthenticationException or SaslException or SslHandshakeException or NotSupportedException;

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
