using KhcnFunctions.Mail;
using MimeKit;

namespace KhcnFunctions.Bench.Cost;

/// <summary>Takes every mail at once and keeps only their number.</summary>
internal sealed class CountingTransport : IMailTransport
{
    private int _count;

    public int Count => _count;

    public Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<MailOutcome>(new MailOutcome.Accepted(Interlocked.Increment(ref _count).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public Task<string?> FindFaultAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
