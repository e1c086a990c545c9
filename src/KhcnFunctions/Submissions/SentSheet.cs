using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions;

/// <summary>One version as it was sent, with its receipt.</summary>
/// <param name="JustSent">The page follows the sending.</param>
public sealed record SentSheet(UnitSheet Unit, Report Report, int Version, DateTimeOffset ReceivedAt, string ReceiptId, string Sha256, bool JustSent)
{
    internal HeadAnswer? Answer { get; init; }

    public bool Awaits => Unit.Standing.Awaiting?.Version == Version;

    /// <summary>The unit stands by it.</summary>
    public bool Stands => Unit.Standing.Version == Version;
}
