using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>Everything that stands on the Phiếu trình of one draft. What is null is left blank, to be written by hand.</summary>
public sealed record SubmissionSlipInput
{
    /// <summary>Name of the department, such as Sở Khoa học và Công nghệ.</summary>
    public required string Agency { get; init; }

    /// <summary>Name of the unit that submits, such as Phòng Hành chính - Tổng hợp.</summary>
    public required string Office { get; init; }

    /// <summary>Địa danh, such as Quảng Ngãi.</summary>
    public required string Place { get; init; }

    /// <summary>The slip's day, in Việt Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Trích yếu of the report (<see cref="ConsolidatedReport.Subject"/>).</summary>
    public required string Subject { get; init; }

    /// <summary>The plan as it is cited: 'số 05/KH-SKHCN ngày 20/01/2022'.</summary>
    public required string Plan { get; init; }

    /// <summary>Number of the draft, from 1.</summary>
    public required int Draft { get; init; }

    public required SlipCounts Counts { get; init; }

    /// <summary>Day of sending.</summary>
    public required DateOnly DispatchDay { get; init; }

    /// <summary>What goes with the slip, such as 'Dự thảo Báo cáo'.</summary>
    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>Who signs the report: the Director, or a deputy director for the Director.</summary>
    public required Person Signer { get; init; }

    /// <summary>Chuyên viên who drafted.</summary>
    public required SlipMark Drafter { get; init; }

    /// <summary>The check by the head of the office.</summary>
    public required SlipMark Check { get; init; }

    /// <summary>Deputy directors who direct tasks, in the plan's order.</summary>
    public required IReadOnlyList<SlipOpinion> Opinions { get; init; }

    /// <summary>When the slip was made; stands in the file's properties.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>True in a rehearsal: the page says so.</summary>
    public bool Rehearsal { get; init; }
}

/// <summary>Units of the cycle by where they stand.</summary>
public sealed record SlipCounts(int OnTime, int OnTheDay, int Late, int Missing, int Exempt)
{
    /// <summary>Units whose report was received.</summary>
    public int Received => OnTime + OnTheDay + Late;

    /// <summary>All units of the cycle.</summary>
    public int All => Received + Missing + Exempt;
}

/// <summary>Who did a step, and when.</summary>
/// <param name="Name">Full name; null where it is not known.</param>
/// <param name="At">Null until it is done.</param>
public sealed record SlipMark(string? Name, DateTimeOffset? At);

/// <summary>What a deputy director says of the draft.</summary>
/// <param name="Opinion">Null until it is given.</param>
public sealed record SlipOpinion(string Name, string? Opinion, DateTimeOffset? At);
