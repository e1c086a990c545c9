using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>
/// Form (b): a table 'TT | Nhiệm vụ | Cơ quan chủ trì | …'. The head says what each column is; it may come again on every page. Group rows,
/// the row (1)(2)…, rows that go on below and cells merged over rows are told by what they hold.
/// </summary>
internal static partial class TableTasks
{
    private const int DeepestHead = 6;

    public static IReadOnlyList<DocumentTask> Read(IEnumerable<OutlineTable> tables, TaskFields fields)
    {
        var tasks = new List<DocumentTask>();
        Columns? columns = null;
        string? group = null;
        foreach (var table in tables)
        {
            // A table without a head of its own goes on where the last one ended.
            var (head, after) = HeadOf(table);
            if (head is null && (columns is null || !table.Rows.Any(row => row.Cells.Count == columns.Count)))
                continue;
            if (head is not null)
                group = null;
            columns = head ?? columns;
            ReadRows(table, head is null ? 0 : after, columns!, fields, tasks, ref group);
        }

        return tasks;
    }

    private static void ReadRows(OutlineTable table, int first, Columns columns, TaskFields fields, List<DocumentTask> tasks, ref string? group)
    {
        var above = new Dictionary<int, OutlineCell>();
        var begin = tasks.Count;
        var rows = new List<Row>();
        foreach (var row in table.Rows.Skip(first))
        {
            var cells = row.Cells.Select(cell => cell.ContinuesAbove && above.TryGetValue(cell.Column, out var holder) ? cell with { Lines = holder.Lines } : cell).ToList();
            foreach (var cell in cells)
                above[cell.Column] = cell;
            rows.Add(new(row.Place, cells, row.Cells.Any(cell => cell.ContinuesAbove && columns.FieldAt(cell.Column) is TaskField.Title), columns));
        }

        foreach (var (at, row) in rows.Index())
        {
            if (row.IsEmpty || row.IsHead || row.IsCount)
                continue;
            if (row.IsGroup(at + 1 < rows.Count ? rows[at + 1] : null))
            {
                group = row.GroupTitle;
                continue;
            }

            if (row.ContinuesTask && tasks.Count > begin)
                tasks[^1] = Continued(tasks[^1], row, fields);
            else
                tasks.Add(New(row, group, fields));
        }
    }

    private static DocumentTask New(Row row, string? group, TaskFields fields)
    {
        var number = TypedLabel.Split(row.Text(TaskField.Number)) is { Label.Length: > 0, Text.Length: 0 } label ? DocumentTree.NumberOf(label.Label) : row.Text(TaskField.Number);
        var task = new DocumentTask(row.Place, group, number.Length == 0 ? null : number.TrimEnd('.', ')'), new(TaskFields.Bounded(row.Text(TaskField.Title)), row.Place));
        return row.Fields.Where(field => field is not (TaskField.Number or TaskField.Title)).Aggregate(task, (read, field) => fields.With(read, field, row.Lines(field), row.Place));
    }

    private static DocumentTask Continued(DocumentTask task, Row row, TaskFields fields)
    {
        if (task.Title.Value.Length > TaskFields.MostText)
            return task;
        if (row.Text(TaskField.Title) is { Length: > 0 } title)
            task = task with { Title = task.Title with { Value = $"{task.Title.Value} {title}" } };
        if (row.Text(TaskField.Product) is { Length: > 0 } product)
            task = task with { Product = task.Product is { } had ? had with { Value = $"{had.Value} {product}" } : new(product, row.Place) };
        if (row.Text(TaskField.Note) is { Length: > 0 } note)
            task = task with { Note = task.Note is { } noted ? noted with { Value = $"{noted.Value} {note}" } : new(note, row.Place) };
        return row.Fields.Where(field => field is TaskField.Leads or TaskField.Supports or TaskField.Time or TaskField.Directing).Aggregate(task, (read, field) => fields.With(read, field, row.Lines(field), row.Place));
    }

    private static (Columns? Columns, int After) HeadOf(OutlineTable table)
    {
        foreach (var (at, row) in table.Rows.Take(DeepestHead).Index())
        {
            if (Columns.Of(row) is { } columns)
                return (columns, at + 1);
        }

        return (null, 0);
    }

    [GeneratedRegex(@"^\(?\d{1,2}\)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"^([IVXLC]{1,6}|[A-ZĐ])[.)]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GroupNumber();

    /// <summary>What the columns of a table are about, by where they stand in its grid.</summary>
    private sealed record Columns(IReadOnlyDictionary<int, TaskField> Fields, string Head, int Count)
    {
        /// <summary>Null where the row is no head of such a table: it names tasks and at least one other thing that a task has.</summary>
        public static Columns? Of(OutlineRow row)
        {
            var fields = new Dictionary<int, TaskField>();
            foreach (var cell in row.Cells)
            {
                if (FieldLabels.Column(cell.OneLine) is { } field && !fields.ContainsValue(field))
                    fields[cell.Column] = field;
            }

            return fields.ContainsValue(TaskField.Title) && fields.Values.Any(field => field is TaskField.Leads or TaskField.Supports or TaskField.Time) && row.Cells.Count >= 3
                ? new(fields, Shown(row.Cells), row.Cells.Count) : null;
        }

        public TaskField? FieldAt(int column) => Fields.TryGetValue(column, out var field) ? field : null;

        public static string Shown(IEnumerable<OutlineCell> cells) => string.Join('\t', cells.Select(cell => cell.OneLine.ToLowerInvariant().Trim()));
    }

    private sealed record Row(DocumentPlace Place, IReadOnlyList<OutlineCell> Cells, bool TitleContinues, Columns Columns)
    {
        public IEnumerable<TaskField> Fields => Columns.Fields.Values;

        public bool IsEmpty => Cells.All(cell => cell.Lines.Count == 0 || cell.OneLine.Length == 0);

        public bool IsHead => Columns.Shown(Cells) == Columns.Head;

        /// <summary>(1) | (2) | (3) …</summary>
        public bool IsCount => Cells.Count >= 3 && Cells.All(cell => Count().IsMatch(cell.OneLine.Trim())) && Number(0) + 1 == Number(1) && Number(1) + 1 == Number(2);

        /// <summary>A row that is one with the task above: it has no number of its own, and no lead.</summary>
        public bool ContinuesTask => Columns.Fields.Values.Contains(TaskField.Number) && Text(TaskField.Number).Length == 0 && (Text(TaskField.Leads).Length == 0 || Text(TaskField.Title).Length == 0 || TitleContinues);

        public string GroupTitle
        {
            get
            {
                var shown = string.Join(' ', Cells.Select(cell => cell.OneLine.Trim()).Where(text => text.Length > 0));
                var (label, text) = TypedLabel.Split(shown);
                if (label.Length > 0)
                    return text;
                var number = Cells[0].OneLine.Trim();
                return Cells.Count > 1 && number.Length > 0 && GroupNumber().IsMatch(number) ? shown[number.Length..].Trim() : Cells.Count > 1 && number.All(char.IsDigit) ? shown[number.Length..].Trim() : shown;
            }
        }

        /// <summary>A row that names a group: one cell over the whole width, or a number and a title with nothing behind.</summary>
        public bool IsGroup(Row? next)
        {
            var filled = Cells.Where(cell => cell.OneLine.Trim().Length > 0).ToList();
            if (filled.Count == 0 || filled.Count > 2 || filled.Exists(cell => Columns.FieldAt(cell.Column) is not (TaskField.Number or TaskField.Title) && cell.Span < Columns.Count - 1 && cell.Column > 1))
                return false;
            if (filled.Exists(cell => cell.Span >= Math.Max(2, Columns.Count - 1)))
                return true;
            var number = Cells[0].OneLine.Trim();
            if (filled.Count == 2 && GroupNumber().IsMatch(number))
                return true;
            // '1 | Cải cách thể chế' over 1.1, 1.2 …
            return filled.Count == 2 && next is not null && next.Cells[0].OneLine.Trim().StartsWith(number.TrimEnd('.') + ".", StringComparison.Ordinal) && next.Cells[0].OneLine.Trim().Length > number.Length + 1;
        }

        public string Text(TaskField field) => Cell(field)?.OneLine.Trim() ?? "";

        public string Lines(TaskField field) => Cell(field)?.Text ?? "";

        private OutlineCell? Cell(TaskField field) => Cells.FirstOrDefault(cell => Columns.FieldAt(cell.Column) == field);

        private int Number(int at) => int.TryParse(Cells[at].OneLine.Trim(' ', '(', ')'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -9;
    }
}
