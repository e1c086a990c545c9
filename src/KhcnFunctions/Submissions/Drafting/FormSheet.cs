using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Web;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>What the page shows where a unit writes its report.</summary>
/// <param name="Form">As typed last.</param>
/// <param name="Rev">Of the draft that <paramref name="Form"/> started from.</param>
/// <param name="LastYear">The unit's report of the year before; null where there is none.</param>
public sealed record FormSheet(
    UnitSheet Unit, ReportForm Form, string Rev, IReadOnlyList<ReportFile> Files, Report? LastYear)
{
    internal DraftMark? Saved { get; init; }

    /// <summary>Who saved meanwhile; null where nobody did.</summary>
    internal DraftMark? Conflict { get; init; }

    /// <summary>Whether a conflict came while the report was to be sent, not only saved.</summary>
    public bool WasSending { get; init; }

    public bool IsConflict { get; init; }

    public IReadOnlyList<FormMistake> Mistakes { get; init; } = [];

    /// <summary>The task for whose figures more rows were asked.</summary>
    public string? MoreFiguresOf { get; init; }

    public int Year => Unit.Context.Year;

    /// <summary>Mistakes of one field.</summary>
    public IReadOnlyList<string> MistakesOf(string field) => [.. Mistakes.Where(mistake => mistake.Field == field).Select(mistake => mistake.Message)];

    public TaskReport? LastYearOf(string task) => LastYear?.Tasks.FirstOrDefault(answer => answer.Task == task);

    /// <summary>Rows for figures: those that hold something and one more.</summary>
    public int FigureRowsOf(string task)
    {
        var used = Form.FiguresOf(task);
        var rows = (used.Count == 0 ? 0 : used[^1] + 1) + (task == MoreFiguresOf ? 3 : 1);
        return Math.Min(rows, ReportForm.MostFigures);
    }

    /// <summary>By which link something was saved, in words.</summary>
    internal static string Words(DraftMark mark) =>
        mark.Through.StartsWith(UnitCaller.DeskMark, StringComparison.Ordinal)
            ? $"lúc {DayText.Moment(mark.At)}, do Phòng Hành chính - Tổng hợp lưu"
            : $"lúc {DayText.Moment(mark.At)}, bằng đường liên kết của {(mark.Through.StartsWith("head", StringComparison.Ordinal) ? "Trưởng đơn vị" : "đơn vị")}";

    /// <summary>Id of a field's input on the page.</summary>
    public static string IdOf(string field) => "f-" + field.Replace('.', '-');

    /// <summary>The task a field belongs to, for the summary of mistakes; null for the general parts.</summary>
    public PlanTask? TaskOf(string field) => Unit.Duty.Leads.Concat(Unit.Duty.Supports)
        .FirstOrDefault(task => field.StartsWith(FormField.Task(task.Id, ""), StringComparison.Ordinal));
}
