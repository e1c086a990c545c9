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

    /// <summary>True while HCTH has not settled the unit's 'đã gửi qua kênh khác'.</summary>
    public bool Paused { get; init; }

    /// <summary>Latest version; 0 while nothing was received.</summary>
    public int Version { get; init; }

    public string? Sha256 { get; init; }

    public string? ReceiptId { get; init; }

    public DateTimeOffset? FirstReceivedAt { get; init; }

    public DateTimeOffset? LatestReceivedAt { get; init; }

    /// <summary>Judged by the first sending; an extension granted afterwards does not change it.</summary>
    public Timeliness? Timeliness { get; init; }

    /// <summary>True while a report is expected from the unit and may be reminded of.</summary>
    public bool Owes => Status is UnitStatus.Open && !Paused;
}
