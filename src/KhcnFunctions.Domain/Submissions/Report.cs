using System.Text.Json.Serialization;

namespace KhcnFunctions.Submissions;

/// <summary>A unit's report (báo cáo) as the unit wrote it. Texts are plain; a line break starts a paragraph.</summary>
public sealed record Report
{
    /// <summary>One answer a task that the unit leads or supports.</summary>
    public required IReadOnlyList<TaskReport> Tasks { get; init; }

    public GeneralPart General { get; init; } = new();

    /// <summary>The unit's own document; required of a unit with a seal, not allowed for one without.</summary>
    public UnitDocument? Document { get; init; }

    /// <summary>The head who approved, where the unit declares it ('khai người duyệt').</summary>
    public Approver? Approver { get; init; }

    /// <summary>Null where there are none.</summary>
    public IReadOnlyList<ReportFile>? Files { get; init; }

    /// <summary>
    /// Why HCTH has to look at it ('HCTH cần kiểm tra'), in Vietnamese; null where it is whole. A report that came in a form
    /// of the unit's own is taken as far as it can be read, never refused.
    /// </summary>
    public IReadOnlyList<string>? Checks { get; init; }
}

/// <summary>Người duyệt: who approved a report in the unit, as the sender declares.</summary>
/// <param name="Position">Chức vụ.</param>
public sealed record Approver(string Name, string Position);

/// <summary>What a unit says of one task.</summary>
public sealed record TaskReport
{
    public required string Task { get; init; }

    /// <summary>'Không phát sinh': an explicit answer, never the same as silence.</summary>
    public bool NothingToReport { get; init; }

    public string? Results { get; init; }

    public Assessment? Assessment { get; init; }

    public Budget? Budget { get; init; }

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }
}

/// <summary>Mức độ thực hiện.</summary>
public enum CompletionLevel
{
    Completed,
    InProgress,
    NotStarted,
}

/// <summary>Tiến độ: vượt, đạt, chậm.</summary>
public enum Pace
{
    Ahead,
    OnSchedule,
    Behind,
}

/// <summary>Đánh giá of a task by the unit itself.</summary>
/// <param name="Quality">Chất lượng, in words.</param>
/// <param name="Cause">Nguyên nhân, of what was not reached.</param>
public sealed record Assessment(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] CompletionLevel Level, string? Quality, Pace? Pace, string? Cause);

/// <summary>Kinh phí of a task, in đồng.</summary>
/// <param name="Planned">Kế hoạch.</param>
/// <param name="Spent">Thực hiện.</param>
/// <param name="Source">Nguồn.</param>
public sealed record Budget(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal Planned,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal Spent,
    string? Source);

/// <summary>A figure (số liệu) of a task.</summary>
/// <param name="FullYearEstimate">'Ước thực hiện cả năm': the year's figures are not closed yet.</param>
public sealed record Figure(string Name, string? Unit, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal Value, bool FullYearEstimate);

/// <summary>The part of a report that belongs to no task.</summary>
public sealed record GeneralPart
{
    public string? Results { get; init; }

    public string? Difficulties { get; init; }

    public string? Proposals { get; init; }

    /// <summary>Phương hướng năm sau.</summary>
    public string? NextYear { get; init; }
}

/// <summary>Số, ký hiệu, ngày, người ký of a unit's own document.</summary>
public sealed record UnitDocument(string Number, string Sign, DateOnly SignedOn, string Signer);
