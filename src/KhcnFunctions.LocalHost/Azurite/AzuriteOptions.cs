namespace KhcnFunctions.LocalHost.Azurite;

/// <summary>How one Azurite runs. A port of 0 means any free port.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where it keeps its store; kept when it stops.</summary>
    public required string DataFolder { get; init; }

    public int BlobPort { get; init; }

    public int QueuePort { get; init; }

    public int TablePort { get; init; }

    /// <summary>Where each request is written as one line, a group transaction as one; null for no log.</summary>
    public string? AccessLogFile { get; init; }

    /// <summary>Names of accounts besides the usual one, each empty at first; lower-case letters and digits.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}
