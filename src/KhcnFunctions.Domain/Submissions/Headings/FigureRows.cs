using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.Submissions.Headings;

/// <summary>Reads a table of figures from lines whose cells stand between tabs: a row of column titles, then the figures.</summary>
internal sealed class FigureRows(FieldCollector fields)
{
    private static readonly (string Part, string[] Beginnings)[] Columns =
    [
        (FormField.FigureUnit, ["don vi tinh", "dvt", "don vi"]),
        (FormField.FigureName, ["ten so lieu", "so lieu", "chi tieu", "ten chi tieu", "noi dung"]),
        (FormField.FigureValue, ["gia tri", "so luong", "ket qua", "thuc hien"]),
        (FormField.FigureEstimate, ["uoc"]),
    ];

    private string?[]? _columns;
    private string? _task;

    /// <returns>True where the line is part of such a table.</returns>
    public bool Take(string line)
    {
        var cells = line.Split('\t').Select(cell => cell.Trim()).ToArray();
        if (cells.Length < 2 || fields.Task is not { } task)
        {
            _columns = null;
            return false;
        }

        if (TitlesOf(cells) is { } titles)
        {
            (_columns, _task) = (titles, task.Id);
            return true;
        }

        if (_columns is null || _task != task.Id || (cells.Length == 2 && LabelMatcher.Match(line) is not null))
        {
            _columns = null;
            return false;
        }

        return TakeFigure(cells, task.Id);
    }

    private static string?[]? TitlesOf(string[] cells)
    {
        var titles = cells.Select(cell => Columns.FirstOrDefault(column => column.Beginnings.Any(beginning => TextFold.Of(cell).StartsWith(beginning, StringComparison.Ordinal))).Part).ToArray();
        return cells.Length >= 3 && titles.Contains(FormField.FigureName, StringComparer.Ordinal) && titles.Contains(FormField.FigureValue, StringComparer.Ordinal) ? titles : null;
    }

    private bool TakeFigure(string[] cells, string task)
    {
        var parts = _columns!.Zip(cells, (part, cell) => (Part: part, Cell: cell)).Where(pair => pair.Part is not null).ToList();
        if (parts.All(pair => pair.Cell.Length == 0 || WordMarks.State(pair.Cell) is not null))
            return true;
        var index = fields.NextFigure(task);
        if (index < 0)
            return false;
        foreach (var (part, cell) in parts)
        {
            var isEstimate = part == FormField.FigureEstimate;
            var field = FormField.Figure(task, index, part!);
            fields.Set(field, !isEstimate ? FieldValues.Read(field, cell) : WordMarks.State(cell) ?? cell.Length > 0 ? FormField.On : "");
        }

        return true;
    }
}
