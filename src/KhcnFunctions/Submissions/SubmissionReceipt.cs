using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Submissions;

/// <summary>A report on its way in.</summary>
/// <param name="Report">Read and judged already.</param>
/// <param name="Channel">Which way it came.</param>
public sealed record Sending(Report Report, SubmissionChannel Channel)
{
    /// <summary>When our server had it, where that was before now: a mail waits in queues. Never later than now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Id of the act of sending, where it may come twice; a repetition is the same version.</summary>
    public string? Operation { get; init; }

    /// <summary>By which address it came, where it came by no link.</summary>
    public string? Through { get; init; }

    /// <summary>Recorded along with it where the unit had said that its report went another way; null where it settles nothing.</summary>
    public SettleElsewhere? Settles { get; init; }
}

/// <summary>What a unit holds in its hand after sending: proof of what was received, and when.</summary>
/// <param name="Timeliness">Judged by the first sending that the unit stands by; null while the head has not approved any.</param>
/// <param name="IsNew">False where the same content had been received before: the receipt is that of then.</param>
public sealed record SubmissionReceipt(string Id, int Version, DateTimeOffset ReceivedAt, Timeliness? Timeliness, string Sha256, bool IsNew)
{
    /// <summary>'Chờ Trưởng đơn vị duyệt'.</summary>
    public bool AwaitsHead { get; init; }

    /// <summary>Whether the unit came to stand by it after the deadline, whatever the first one did: then the draft is compiled again.</summary>
    public bool CameAfter { get; init; }

    internal static SubmissionReceipt Of(CycleUnit unit, bool isNew) =>
        new(unit.ReceiptId!, unit.Version, unit.LatestReceivedAt!.Value, unit.Timeliness!.Value, unit.Sha256!, isNew);

    internal static SubmissionReceipt Of(AwaitingVersion awaiting, bool isNew) =>
        new(awaiting.ReceiptId, awaiting.Version, awaiting.ReceivedAt, null, awaiting.Sha256, isNew) { AwaitsHead = true };
}
