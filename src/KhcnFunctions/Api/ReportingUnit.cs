using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Api;

/// <summary>What a unit holds in its hand after sending.</summary>
/// <param name="Status">received, awaitingHead.</param>
/// <param name="Timeliness">onTime, onTheDay, late; null while the head has approved nothing.</param>
/// <param name="Sha256">Of the report's canonical JSON (RFC 8785).</param>
public sealed record SentReport(string Id, int Version, DateTimeOffset ReceivedAt, string Status, string? Timeliness, string Sha256)
{
    internal static SentReport Of(SubmissionReceipt receipt) => new(
        receipt.Id, receipt.Version, receipt.ReceivedAt.ToOffset(VietnamTime.Offset), receipt.AwaitsHead ? "awaitingHead" : "received",
        receipt.Timeliness is { } judged ? FormWords.Of(judged) : null, receipt.Sha256);
}

/// <summary>How a unit stands, for its own software.</summary>
/// <param name="Awaiting">The version that waits for the head; null where none does.</param>
/// <param name="Deadline">In words.</param>
/// <param name="OnTimeBefore">What came before this instant is on time.</param>
public sealed record ReportingUnit(
    string Unit, string Name, string Status, int? Awaiting, string Deadline, DateTimeOffset OnTimeBefore, IReadOnlyList<string> Leads, IReadOnlyList<string> Supports,
    IReadOnlyList<SentReport> Versions);
