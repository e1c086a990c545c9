namespace KhcnFunctions.Desk.SignIn;

/// <summary>What was asked for.</summary>
/// <param name="Email">As typed.</param>
/// <param name="Path">Page of the desk to which signing in is to lead; null for the desk itself.</param>
public sealed record SignInRequest(string? Email, string? Path)
{
    /// <summary>Null where nothing is wrong.</summary>
    public string? Mistake { get; init; }

    public bool Sent { get; init; }

    /// <summary>What may be chosen instead of the mail.</summary>
    public OfferedWays Ways { get; init; } = OfferedWays.None;

    /// <summary>They have just signed out.</summary>
    public bool SignedOut { get; init; }
}
