using System.Buffers;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KhcnFunctions.EndToEnd.Mail;

/// <summary>Answers the end of DATA, as the script wants it.</summary>
internal sealed class ScriptedStore(SmtpScript script, Action<ReceivedMail> keep) : MessageStore
{
    private static readonly SmtpResponse TryAgainLater = new(SmtpReplyCode.Aborted, "4.3.0 try again later");

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var faulty = script.TryTakeFault(out var drop);
        if (faulty && drop is null)
            return TryAgainLater;

        if (drop is not ConnectionDrop.BeforeKeeping)
            keep(await ReadAsync(transaction, buffer, drop is not ConnectionDrop.BeforeAnswer, cancellationToken));

        if (drop is null)
            return SmtpResponse.Ok;
        if (drop is ConnectionDrop.AfterAnswer)
            await context.Pipe.Output.WriteAsync("250 Ok\r\n"u8.ToArray(), cancellationToken);
        throw Cut(context);
    }

    private static async Task<ReceivedMail> ReadAsync(
        IMessageTransaction transaction, ReadOnlySequence<byte> buffer, bool acknowledged, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        var message = await MimeMessage.LoadAsync(bytes, cancellationToken);
        return new ReceivedMail(
            message,
            transaction.From.AsAddress().Trim('@'),
            [.. transaction.To.Select(to => to.AsAddress())],
            TimeProvider.System.GetUtcNow(),
            acknowledged);
    }

    private static IOException Cut(ISessionContext context)
    {
        context.Pipe.Dispose();
        return new IOException("The script drops this connection.");
    }
}
