using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>HCTH's checks and requests on a task over the year, day by day.</summary>
internal static class NoteTable
{
    private static readonly Column[] Columns = [new("Ngày", 14, ColumnAlignment.Centre), new("Nội dung theo dõi, kiểm tra, đôn đốc", 86)];

    /// <summary>Null where there are none.</summary>
    public static Table? Of(ConsolidationInput input, PlanTask task)
    {
        var notes = input.TaskNotes.Where(note => note.Task == task.Id).OrderBy(note => note.Day).ToList();
        return notes.Count == 0 ? null : new($"Theo dõi, kiểm tra, đôn đốc nhiệm vụ {task.Number}", Columns, notes.Select(note => new Row([DayText.Date(note.Day), note.Text])));
    }

    /// <summary>Notes on tasks that the plan no longer has: kept for HCTH to see.</summary>
    public static IEnumerable<Block> OfNoTask(ConsolidationInput input)
    {
        var notes = input.TaskNotes.Where(note => input.Plan.Tasks.All(task => task.Id != note.Task)).OrderBy(note => note.Day).ToList();
        return notes.Count == 0 ? [] : notes
            .Select(note => (Block)LineBlocks.Line($"- Ngày {DayText.Date(note.Day)}: {note.Text}"))
            .Prepend(new Paragraph("Nội dung theo dõi của nhiệm vụ không còn trong Kế hoạch:", TextRole.Label));
    }
}
