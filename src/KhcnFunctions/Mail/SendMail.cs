using KhcnFunctions.Cycle;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Mail;

/// <summary>Sends what is due in one cycle; a bounded number at a time.</summary>
public sealed class SendMail(Outbox outbox)
{
    public const string Name = "SendMail";

    private const int MostMails = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <returns>True where it had something to do; false where, by this machine's clock and rows, nothing was due.</returns>
    [Function(Name)]
    public Task<bool> RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct) => outbox.SendDueAsync(cycle, MostMails, Longest, ct);
}

/// <summary>Looks every quarter of an hour for mails that nobody sent: receipts whose request was cut off, claims that ran out.</summary>
public sealed class SweepMail(Outbox outbox, CycleIndex index)
{
    private const int MostMails = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    [Function("SweepMail")]
    public async Task RunAsync([TimerTrigger("0 */15 * * * *")] TimerInfo timer, CancellationToken ct)
    {
        await foreach (var cycle in index.OpenAsync(null, ct))
            await outbox.SendDueAsync(cycle, MostMails, Longest, ct);
    }
}
