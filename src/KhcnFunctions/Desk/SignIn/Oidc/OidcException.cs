namespace KhcnFunctions.Desk.SignIn.Oidc;

internal enum OidcFault
{
    /// <summary>The provider can't be reached, or does not publish what it has to.</summary>
    Provider,

    /// <summary>It gives no token that is good for this sign-in.</summary>
    Token,
}

/// <summary>Nobody was proven. The message is for the log: it names no person and no secret.</summary>
internal sealed class OidcException(OidcFault fault, string message) : Exception(message)
{
    public OidcFault Fault { get; } = fault;
}
