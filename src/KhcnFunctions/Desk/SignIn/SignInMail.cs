using KhcnFunctions.Calendar;
using KhcnFunctions.Mail;
using KhcnFunctions.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>
/// Mails a sign-in link. It belongs to no cycle and is worth nothing later, so it goes at once instead of through the outbox,
/// and is not held where all else is: who releases the mails may have to sign in first.
/// </summary>
public sealed partial class SignInMail(
    SignInTokens tokens, RateLimits limits, MailComposer composer, [FromKeyedServices(GuardedTransport.NeverHeld)] IMailTransport transport,
    IOptions<KhcnOptions> options, TimeProvider time, ILogger<SignInMail> log)
{
    /// <summary>Links to one address in an hour.</summary>
    public const int MostLinks = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Tries once; what goes wrong stands in the log alone.</summary>
    /// <param name="holders">To whom the address belongs; at least one.</param>
    internal async Task SendAsync(string address, IReadOnlyList<DeskHolder> holders, string? path)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            if (!await limits.TryCountAsync("sign-in-to", address, MostLinks, limit.Token))
            {
                LogTooMany();
                return;
            }

            var (token, expires) = await tokens.IssueAsync(address, path, limit.Token);
            var now = time.GetUtcNow();
            var letter = Letters.SignIn(
                new LetterContext(holders[0].Plan, VietnamTime.Day(now).Year, now, Rehearsal: false), [.. holders.Select(holder => holder.User)],
                [.. holders.Select(holder => holder.Plan).Distinct()], $"{options.Value.PublicAddress.TrimEnd('/')}{DeskPath.SignIn}/{token}", expires);
            var mail = new OutgoingMail($"sign-in|{Secret.HashOf(token)}", [holders[0].User.Email], letter, now, []) { Agency = holders[0].Plan.Agency.Id };
            var outcome = await transport.SendAsync(await composer.ComposeAsync(mail), limit.Token);
            if (outcome is MailOutcome.Accepted)
                LogSent(OpaqueMailId.Of(mail.Key));
            else
                LogNotTaken(OpaqueMailId.Of(mail.Key), outcome.GetType().Name);
        }
        catch (Exception fault)
        {
            LogNotSent(fault);
        }
    }

    [LoggerMessage(LogLevel.Information, "Sign-in mail {Id} was sent")]
    private partial void LogSent(string id);

    // What the server said may name the address.
    [LoggerMessage(LogLevel.Warning, "Sign-in mail {Id} was not taken: {Outcome}")]
    private partial void LogNotTaken(string id, string outcome);

    [LoggerMessage(LogLevel.Warning, "A sign-in mail was not sent: the address has had as many as an hour allows")]
    private partial void LogTooMany();

    [LoggerMessage(LogLevel.Error, "A sign-in mail could not be sent")]
    private partial void LogNotSent(Exception fault);
}
