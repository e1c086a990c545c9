namespace KhcnFunctions.LocalHost;

/// <summary>What the program tells its caller when it ends.</summary>
public enum ExitCode
{
    Success = 0,
    Failure = 1,

    /// <summary>A file or an option that can't be used.</summary>
    WrongInput = 2,
    NodeMissing = 3,
    Storage = 4,
    PortTaken = 5,

    /// <summary>A rehearsal did not reach its end.</summary>
    RehearsalFailed = 6,
}

/// <summary>The host can't go on; the message is one line in Vietnamese for its user.</summary>
public sealed class LocalHostException(ExitCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode Code { get; } = code;
}
