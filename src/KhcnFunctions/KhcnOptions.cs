namespace KhcnFunctions;

/// <summary>Settings of the product as a whole; section <c>Khcn</c>.</summary>
public sealed class KhcnOptions
{
    public const string Section = "Khcn";

    /// <summary>Characters that an operator's key has at least.</summary>
    public const int ShortestKey = 32;

    /// <summary>Where people reach the pages; stands in the links of mails.</summary>
    public string PublicAddress { get; set; } = "http://localhost:7071";

    /// <summary>Bearer key of the IT person for publishing plans and calendars, at least 32 characters. Empty: those routes are closed.</summary>
    public string? OperatorKey { get; set; }

    /// <summary>Lets a cycle outside a rehearsal have a clock of its own. For tests; never in production.</summary>
    public bool TrialClocks { get; set; }

    /// <summary>Whether any request makes sure, at most hourly, that the cycles run. Off only where a host has nothing to do with production.</summary>
    public bool HourlyCheck { get; set; } = true;

    /// <summary>How long one sender of a mail may take before another sends it again.</summary>
    public TimeSpan MailLease { get; set; } = TimeSpan.FromMinutes(5);
}
