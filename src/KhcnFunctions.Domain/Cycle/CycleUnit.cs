using KhcnFunctions.Calendar;

namespace KhcnFunctions.Cycle;

public enum UnitStatus
{
    Open,
    Reported,
    Exempt,

    /// <summary>Its open duties passed to its successor.</summary>
    Transferred,
}

/// <summary>A version that a clerk sent and that waits for the head ('Chờ Trưởng đơn vị duyệt').</summary>
/// <param name="ReceivedAt">When the clerk sent it.</param>
public sealed record AwaitingVersion(int Version, string Sha256, string ReceiptId, DateTimeOffset ReceivedAt);

/// <summary>Where a unit stands in one cycle.</summary>
public sealed record CycleUnit
{
    public required string Unit { get; init; }

    /// <summary>Place in the register's order.</summary>
    public required int Order { get; init; }

    public required UnitStatus Status { get; init; }

    /// <summary>Generation of the unit's link; earlier ones are revoked.</summary>
    public required int Generation { get; init; }

    public required Deadline Deadline { get; init; }

    public required IReadOnlyList<string> Leads { get; init; }

    public required IReadOnlyList<string> Supports { get; init; }

    /// <summary>Address that HCTH corrected in this cycle; null where the register's holds.</summary>
    public string? Email { get; init; }

    /// <summary>The head's address that HCTH corrected in this cycle; null where the register's holds.</summary>
    public string? HeadEmail { get; init; }

    /// <summary>True while HCTH has not settled the unit's 'đã gửi qua kênh khác'.</summary>
    public bool Paused { get; init; }

    /// <summary>The version that the unit stands by; 0 while there is none.</summary>
    public int Version { get; init; }

    /// <summary>Number of the last version that came, whether the unit stands by it or not.</summary>
    public int LastVersion { get; init; }

    /// <summary>What waits for the head; null where nothing does.</summary>
    public AwaitingVersion? Awaiting { get; init; }

    /// <summary>When the unit came to stand by <see cref="Version"/>: at its sending, or when the head approved it.</summary>
    public DateTimeOffset? StandsSince { get; init; }

    public string? Sha256 { get; init; }

    public string? ReceiptId { get; init; }

    /// <summary>When the unit first sent anything, be it approved since or not: by this it is judged.</summary>
    public DateTimeOffset? FirstReceivedAt { get; init; }

    public DateTimeOffset? LatestReceivedAt { get; init; }

    /// <summary>Judged by the first sending; an extension granted afterwards does not change it.</summary>
    public Timeliness? Timeliness { get; init; }

    /// <summary>Beginning of the hour, in real time, in which <see cref="SentInWindow"/> versions came by web or API; null before the first.</summary>
    public DateTimeOffset? WindowSince { get; init; }

    public int SentInWindow { get; init; }

    /// <summary>True while only the head's approval is missing.</summary>
    public bool AwaitsHead => Status is UnitStatus.Open && Awaiting is not null;

    /// <summary>True while a report is expected from the unit and may be reminded of.</summary>
    public bool Owes => Status is UnitStatus.Open && !Paused;
}
