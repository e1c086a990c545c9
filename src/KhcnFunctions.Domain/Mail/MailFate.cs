namespace KhcnFunctions.Mail;

/// <summary>
/// How far a mail came at one address, as its provider says. What stands later outweighs what stands before, in whatever
/// order it is heard: a bounce may follow a delivery, and a delivery that is heard after it changes nothing.
/// </summary>
public enum MailFate
{
    Unknown,

    /// <summary>The provider has it.</summary>
    Taken,

    /// <summary>The recipient's server does not take it now; the provider goes on trying.</summary>
    PutOff,
    Delivered,

    /// <summary>Delivered, and the recipient wants no more: the provider will drop the next.</summary>
    Unwanted,

    /// <summary>Came back, or was not even tried, for good.</summary>
    Bounced,
}

/// <summary>One event of a mail.</summary>
/// <param name="Address">To which that copy went.</param>
/// <param name="At">When it happened by the provider's clock, UTC.</param>
/// <param name="Attempt">Of the mail that the copy belongs to.</param>
public sealed record MailEvent(string Address, MailFate Fate, DateTimeOffset At, int Attempt)
{
    /// <summary>Why it bounced.</summary>
    public RefusalCause Cause { get; init; }

    /// <summary>What the recipient's server or the provider said, in its own words.</summary>
    public string? Answer { get; init; }
}

/// <summary>What is known of one address of a mail.</summary>
/// <param name="At">When it happened by the provider's clock, UTC.</param>
/// <param name="After">Events of this attempt and of earlier ones no longer count, since the mail was given back to go again; -1 where it never was.</param>
public sealed record AddressFate(string Address, MailFate Fate, DateTimeOffset At, int After = -1)
{
    public RefusalCause Cause { get; init; }

    public string? Answer { get; init; }
}
