using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans;

/// <summary>A plan (Kế hoạch) of the department, with the register of those whom it names.</summary>
public sealed record Plan
{
    /// <summary>Lower-case ASCII slug; part of every key and route.</summary>
    public required string Id { get; init; }

    public required Agency Agency { get; init; }

    /// <summary>Số, ký hiệu, such as 05/KH-SKHCN; null until HCTH enters it. No cycle opens without it.</summary>
    public string? Number { get; init; }

    /// <summary>The day on which the plan was signed; null until HCTH enters it.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Year of issue as far as the document itself says, for a placeholder while <see cref="SignedOn"/> is blank.</summary>
    public required string SignedOnAsWritten { get; init; }

    /// <summary>Trích yếu, without the words 'Kế hoạch'.</summary>
    public required string Title { get; init; }

    /// <summary>The căn cứ, each as it stands in the document, without the closing mark.</summary>
    public required IReadOnlyList<string> LegalBasis { get; init; }

    public required string Purpose { get; init; }

    public required string Requirements { get; init; }

    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    /// <summary>Section III (Tổ chức thực hiện), a paragraph an entry.</summary>
    public required IReadOnlyList<string> Organization { get; init; }

    public required ReportingDuty Reporting { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>To whom the department reports.</summary>
    public required ReportLine ReportTo { get; init; }

    /// <summary>The plan's own Nơi nhận, line by line.</summary>
    public required IReadOnlyList<string> Distribution { get; init; }

    /// <summary>The Nơi nhận of the Báo cáo, set by HCTH.</summary>
    public required IReadOnlyList<DistributionLine> ReportDistribution { get; init; }

    /// <summary>Whether the Báo cáo is published on the department's website; off unless HCTH turns it on.</summary>
    public bool Publish { get; init; }

    public required Register Register { get; init; }

    /// <summary>True when số and ngày are known, so that a cycle may open.</summary>
    public bool IsNumbered => Number is not null && SignedOn is not null;
}

/// <summary>The agency that issues the plan and the report.</summary>
public sealed record Agency
{
    public required string Id { get; init; }

    /// <summary>Sở Khoa học và Công nghệ.</summary>
    public required string Name { get; init; }

    /// <summary>Sở KH&amp;CN, for subjects of mails.</summary>
    public required string ShortName { get; init; }

    /// <summary>UBND tỉnh Quảng Ngãi: stands above the agency's name in the header.</summary>
    public required string ParentName { get; init; }

    /// <summary>Quảng Ngãi, in 'Quảng Ngãi, ngày …'.</summary>
    public required string Place { get; init; }

    /// <summary>SKHCN, the agency's part of a ký hiệu.</summary>
    public required string Sign { get; init; }

    /// <summary>Id of the unit that runs the cycle (HCTH).</summary>
    public required string Office { get; init; }
}

/// <summary>One task (nhiệm vụ) of the plan.</summary>
public sealed record PlanTask
{
    public required string Id { get; init; }

    /// <summary>Its number in the document.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Id of the directing leader (Chỉ đạo thực hiện).</summary>
    public required string DirectedBy { get; init; }

    /// <summary>Ids of the lead units (đơn vị chủ trì).</summary>
    public required IReadOnlyList<string> Leads { get; init; }

    public required Coordination Coordination { get; init; }
}

/// <summary>The coordinating units (đơn vị phối hợp) of a task.</summary>
public sealed record Coordination
{
    /// <summary>The line as it stands in the document.</summary>
    public required string AsWritten { get; init; }

    /// <summary>Ids of the units named in so many words.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>'Các phòng, đơn vị liên quan': a rule that proposes all other units.</summary>
    public bool Related { get; init; }

    /// <summary>The proposed units that HCTH ticked; null while it has not chosen: then all proposed ones count.</summary>
    public IReadOnlyList<string>? Ticked { get; init; }
}

/// <summary>The duty of the units to report, with its deadline.</summary>
public sealed record ReportingDuty
{
    /// <summary>Where the plan lays it down: điểm 1 mục III.</summary>
    public required string Basis { get; init; }

    public required DeadlineRule Deadline { get; init; }

    /// <summary>Last day of the figures of a year (Article 12 of Decree 09/2019/NĐ-CP): a later one is an estimate.</summary>
    public required AnnualDay FiguresCutOff { get; init; }
}

/// <summary>What happens on which day of the year. Counts are working days.</summary>
public sealed record Schedule
{
    public required AnnualDay Request { get; init; }

    /// <summary>Reminders to the unit, working days before its last day; descending, 0 is the last day itself.</summary>
    public required IReadOnlyList<int> RemindersBefore { get; init; }

    /// <summary>HCTH is told of the overdue units on this working day after the deadline.</summary>
    public required int OfficeAfter { get; init; }

    public required int DeputyDirectorAfter { get; init; }

    public required int DirectorAfter { get; init; }

    /// <summary>Day of sending (ngày gửi báo cáo).</summary>
    public required AnnualDay Dispatch { get; init; }

    /// <summary>Approval reminders to HCTH, working days before the day of sending; descending.</summary>
    public required IReadOnlyList<int> ApprovalOfficeBefore { get; init; }

    /// <summary>Approval reminders to the Director, working days before the day of sending; descending.</summary>
    public required IReadOnlyList<int> ApprovalDirectorBefore { get; init; }

    /// <summary>Day of the following year at whose end the cycle closes and its links expire.</summary>
    public required AnnualDay Close { get; init; }

    /// <summary>From this instant on a cycle of the year keeps the plan that it has: the day of the request has come.</summary>
    public DateTimeOffset FixesPlanAt(int year) => VietnamTime.StartOf(Request.In(year));

    /// <summary>The instant from which the cycle of a year is closed: a closing day counts whole.</summary>
    public DateTimeOffset ClosesAt(int year) => VietnamTime.StartOf(Close.In(year + 1).AddDays(1));
}

/// <summary>'UBND tỉnh (qua Sở Kế hoạch và Đầu tư)': ids of recipients.</summary>
public sealed record ReportLine(string Addressee, string Through);

/// <summary>Whom a line of the Báo cáo's Nơi nhận means.</summary>
public enum DistributionKind
{
    /// <summary>'Như trên': those of the Kính gửi.</summary>
    Addressee,

    /// <summary>The Director and the deputy directors.</summary>
    Leaders,

    /// <summary>All units of the department.</summary>
    Units,

    /// <summary>One recipient of the register.</summary>
    Recipient,

    /// <summary>'Lưu: VT, HCTH': filed, not sent.</summary>
    File,
}

/// <param name="Text">As it stands in the Nơi nhận, without the dash and the closing mark.</param>
/// <param name="Recipient">Id, for <see cref="DistributionKind.Recipient"/> alone.</param>
public sealed record DistributionLine(string Text, DistributionKind Kind, string? Recipient = null);
