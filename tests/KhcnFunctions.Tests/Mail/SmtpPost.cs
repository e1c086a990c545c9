using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KhcnFunctions.Mail;

/// <summary>A mail server on loopback. The local part of an address decides what becomes of it:
/// refused, later, slow and slow-after-data (no answer for 5 s), after-data (refused after DATA), later-after-data, dropped (the line breaks after DATA); all others are taken.</summary>
public sealed class SmtpPost : MessageStore, IMailboxFilter, IUserAuthenticator, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SmtpServer.SmtpServer _server;
    private readonly Task _running;
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sessions;

    private SmtpPost(bool withSignIn)
    {
        Port = FreePort.Next();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication().AuthenticationRequired(withSignIn))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        services.Add((IUserAuthenticator)this);
        _server = new SmtpServer.SmtpServer(options, services);
        _server.SessionCreated += (_, _) => Interlocked.Increment(ref _sessions);
        _running = _server.StartAsync(_stop.Token);
    }

    public int Port { get; }

    public static SmtpPost Start(bool withSignIn = false) => new(withSignIn);

    /// <summary>Connections so far.</summary>
    public int Sessions => _sessions;

    /// <summary>Done once a slow address keeps its sender waiting.</summary>
    public Task Stalled => _stalled.Task;

    public ConcurrentQueue<(MimeMessage Message, IReadOnlyList<string> Recipients)> Received { get; } = [];

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var recipients = transaction.To.Select(mailbox => mailbox.AsAddress()).ToList();
        switch (transaction.To[0].User)
        {
            case "slow-after-data":
                await StallAsync(cancellationToken);
                break;
            case "after-data":
                return new SmtpResponse(SmtpReplyCode.TransactionFailed, "Content rejected");
            case "later-after-data":
                return new SmtpResponse(SmtpReplyCode.InsufficientStorage, "Try again");
        }

        var message = await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken);
        Received.Enqueue((message, recipients));
        if (transaction.To[0].User == "dropped")
        {
            context.Pipe.Dispose();
        }

        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(from.User != "refused");

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => to.User switch
    {
        "slow" => StallAsync(cancellationToken),
        "refused" => Task.FromResult(false),
        "later" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.Aborted, "Greylisted")),
        _ => Task.FromResult(true),
    };

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
        Task.FromResult(user == "hcth" && password == "secret");

    private async Task<bool> StallAsync(CancellationToken ct)
    {
        _stalled.TrySetResult();
        await Task.Delay(TimeSpan.FromSeconds(5), ct);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // Stopped as asked.
        }

        _stop.Dispose();
    }
}
