using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Storage;

namespace KhcnFunctions.EndToEnd.Mail;

/// <summary>Answers RCPT: 550 to those whom the script refuses.</summary>
internal sealed class ScriptedMailboxes(SmtpScript script) : MailboxFilter
{
    public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(!script.Refuses(to.AsAddress()));
}
