using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions.Headings;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>What a unit's Word form says and asks.</summary>
/// <param name="Year">The year that is reported.</param>
/// <param name="Office">The unit that runs the cycle, with its contact and phone.</param>
public sealed record WordFormContent(
    Plan Plan, Unit Unit, int Year, Deadline Deadline, IReadOnlyList<PlanTask> Leads, IReadOnlyList<PlanTask> Supports, Unit Office)
{
    /// <summary>The unit's own address of the web form; null where there is none.</summary>
    public string? Link { get; init; }

    /// <summary>What is filled in already, such as the version that HCTH asked to complete.</summary>
    public ReportForm? Prefill { get; init; }

    public bool Rehearsal { get; init; }

    public FormTasks Tasks => new(Leads, Supports, Unit.HasSeal);

    /// <summary>Name of the file, in Vietnamese.</summary>
    public string FileName => FormattableString.Invariant($"Biểu mẫu báo cáo năm {Year} - {Unit.ShortName}.docx");

    /// <summary>Stands in the form: whose it is, and of which year.</summary>
    public string Code => FormattableString.Invariant($"{Unit.Id}.{Plan.Id}.{Year}");
}
