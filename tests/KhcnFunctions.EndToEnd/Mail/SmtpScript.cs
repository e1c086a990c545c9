using System.Collections.Concurrent;

namespace KhcnFunctions.EndToEnd.Mail;

/// <summary>Where in a mail's life the server drops the connection.</summary>
public enum ConnectionDrop
{
    /// <summary>After DATA, before anything is kept: the mail is lost, and its sender sees that.</summary>
    BeforeKeeping,

    /// <summary>The mail is kept, and the answer is lost: whoever sends again sends a second copy.</summary>
    BeforeAnswer,

    /// <summary>The mail is kept and acknowledged, then the line is cut before QUIT.</summary>
    AfterAnswer,
}

/// <summary>What the server does wrong, and how often; may be changed while it runs.</summary>
public sealed class SmtpScript
{
    private readonly ConcurrentDictionary<string, bool> refused = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<ConnectionDrop?> next = new();

    /// <summary>Answers 550 to a recipient from now on.</summary>
    public void Refuse(string recipient) => refused[recipient] = true;

    /// <summary>Answers 451 to the next mails after DATA, and keeps none of them.</summary>
    public void Defer(int mails = 1) => Enqueue(null, mails);

    /// <summary>Drops the connection at the next mails.</summary>
    public void Drop(ConnectionDrop at, int mails = 1) => Enqueue(at, mails);

    internal bool Refuses(string recipient) => refused.ContainsKey(recipient);

    /// <summary>Takes the fault meant for the next mail; false where it is to go well.</summary>
    /// <param name="drop">Null: answer 451.</param>
    internal bool TryTakeFault(out ConnectionDrop? drop) => next.TryDequeue(out drop);

    private void Enqueue(ConnectionDrop? fault, int mails)
    {
        for (var i = 0; i < mails; i++)
            next.Enqueue(fault);
    }
}
