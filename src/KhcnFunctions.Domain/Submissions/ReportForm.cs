using System.Globalization;

namespace KhcnFunctions.Submissions;

/// <summary>
/// A report as somebody fills it in: every field a text, named by <see cref="FormField"/>. The web form, the Word form
/// and a reply by mail all end here, so that one reader judges them all.
/// </summary>
public sealed class ReportForm
{
    /// <summary>Rows for figures a task has at most in a form; software may send more.</summary>
    public const int MostFigures = 50;

    private readonly SortedDictionary<string, string> _fields = new(StringComparer.Ordinal);

    public ReportForm()
    {
    }

    public ReportForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var (name, value) in fields)
            this[name] = value;
    }

    /// <summary>The fields that hold something, by name.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    public bool IsEmpty => _fields.Count == 0;

    /// <summary>The text of a field; empty where there is none.</summary>
    public string this[string field]
    {
        get => _fields.GetValueOrDefault(field, "");
        set
        {
            if (string.IsNullOrWhiteSpace(value))
                _fields.Remove(field);
            else
                _fields[field] = value;
        }
    }

    public bool IsOn(string field) => _fields.ContainsKey(field);

    /// <summary>Indexes of the figures that hold something, for one task.</summary>
    public IReadOnlyList<int> FiguresOf(string task) =>
        [.. Enumerable.Range(0, MostFigures).Where(index => FormField.OfFigure.Any(part => IsOn(FormField.Figure(task, index, part))))];

    /// <summary>The form as it looks when filled with a report, to start a new version from it or to show it.</summary>
    public static ReportForm Of(Report report)
    {
        var form = new ReportForm
        {
            [FormField.GeneralResults] = report.General.Results ?? "",
            [FormField.GeneralDifficulties] = report.General.Difficulties ?? "",
            [FormField.GeneralProposals] = report.General.Proposals ?? "",
            [FormField.GeneralNextYear] = report.General.NextYear ?? "",
            [FormField.ApproverName] = report.Approver?.Name ?? "",
            [FormField.ApproverPosition] = report.Approver?.Position ?? "",
        };
        if (report.Document is { } document)
        {
            form[FormField.DocumentNumber] = document.Number;
            form[FormField.DocumentSign] = document.Sign;
            form[FormField.DocumentSignedOn] = document.SignedOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            form[FormField.DocumentSigner] = document.Signer;
        }

        foreach (var task in report.Tasks)
            form.Fill(task);
        return form;
    }

    private void Fill(TaskReport task)
    {
        void Set(string part, string? value) => this[FormField.Task(task.Task, part)] = value ?? "";
        Set(FormField.Nothing, task.NothingToReport ? FormField.On : null);
        Set(FormField.Results, task.Results);
        Set(FormField.Difficulties, task.Difficulties);
        Set(FormField.Proposals, task.Proposals);
        if (task.Assessment is { } assessment)
        {
            Set(FormField.Level, FormWords.Of(assessment.Level));
            Set(FormField.Quality, assessment.Quality);
            Set(FormField.Pace, assessment.Pace is { } pace ? FormWords.Of(pace) : null);
            Set(FormField.Cause, assessment.Cause);
        }

        if (task.Budget is { } budget)
        {
            Set(FormField.Planned, VietnameseNumber.Write(budget.Planned));
            Set(FormField.Spent, VietnameseNumber.Write(budget.Spent));
            Set(FormField.Source, budget.Source);
        }

        for (var index = 0; index < task.Figures.Count; index++)
        {
            var figure = task.Figures[index];
            this[FormField.Figure(task.Task, index, FormField.FigureName)] = figure.Name;
            this[FormField.Figure(task.Task, index, FormField.FigureUnit)] = figure.Unit ?? "";
            this[FormField.Figure(task.Task, index, FormField.FigureValue)] = VietnameseNumber.Write(figure.Value);
            this[FormField.Figure(task.Task, index, FormField.FigureEstimate)] = figure.FullYearEstimate ? FormField.On : "";
        }
    }
}
