using System.Text;
using System.Text.RegularExpressions;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Submissions.Headings;

/// <summary>Collects the lines of a report under the heading that stands above them.</summary>
internal sealed partial class FieldCollector(FormTasks tasks)
{
    private readonly ReportForm _form = new();

    /// <summary>What follows the first line of a field.</summary>
    private readonly Dictionary<string, StringBuilder> _more = new(StringComparer.Ordinal);
    private readonly StringBuilder _free = new();
    private readonly HashSet<string> _singleLine = new(StringComparer.Ordinal);

    // Where no task is named, the only one is meant.
    private PlanTask? _task = tasks.Leads.Count + tasks.Supports.Count == 1 ? tasks.All.Single() : null;
    private bool _isGeneral;
    private bool _isUnderApprover;
    private string? _field;
    private bool _pendingBlank;

    /// <summary>The task whose section this is; null elsewhere.</summary>
    public PlanTask? Task => _isGeneral ? null : _task;

    public static bool SaysNothing(string text) => NothingWords().IsMatch(TextFold.Of(text));

    public HeadingReading Finish()
    {
        foreach (var (field, text) in _form.Fields.ToList())
            _form[field] = (_more.Remove(field, out var more) ? text + more : text).Trim();
        NothingInsteadOfResults();
        var free = _free.ToString().Trim();
        return new(_form, free.Length == 0 ? null : free);
    }

    public void Enter(PlanTask task)
    {
        (_task, _isGeneral, _isUnderApprover, _pendingBlank) = (task, false, false, false);
        _field = FormField.Task(task.Id, FormField.Results);
        _singleLine.Remove(_field);
    }

    public void LeaveTasks() => (_task, _isGeneral, _field, _pendingBlank) = (null, false, null, false);

    /// <summary>The lines from here on belong to no heading.</summary>
    public void Leave() => (_field, _pendingBlank) = (null, false);

    public void Blank() => _pendingBlank = true;

    /// <returns>False where the heading has no place in this section, or its field is filled already.</returns>
    public bool Begin(LabelMatch match)
    {
        switch (match.Part)
        {
            case LabelPart.General or LabelPart.Document:
                (_isGeneral, _isUnderApprover) = (true, false);
                Open(FormField.GeneralResults, "");
                return true;
            case LabelPart.Approver:
                (_isGeneral, _isUnderApprover, _field) = (true, true, null);
                if (match.Value.Length > 0)
                    Open(FormField.ApproverName, match.Value);
                return true;
            case LabelPart.Figures when Task is { } task:
                // Rows of a table become figures; running text tells results.
                Open(FormField.Task(task.Id, FormField.Results), match.Value);
                return true;
            case LabelPart.NumberAndSign:
                return BeginNumber(match.Value);
        }

        if (FieldOf(match.Part) is not { } field)
            return false;
        var isShort = FieldValues.IsShort(match.Part);
        if (isShort && _form.IsOn(field) && match.Value.Length > 0)
            return false;
        if (isShort)
            _singleLine.Add(field);
        Open(field, FieldValues.Read(match.Part, match.Value));
        return true;
    }

    public void Add(string line)
    {
        var blank = _pendingBlank ? "\n" : "";
        _pendingBlank = false;
        if (_field is null || (_singleLine.Contains(_field) && _form.IsOn(_field)))
        {
            _field = _field is not null && _singleLine.Contains(_field) ? null : _field;
            _free.Append(_free.Length == 0 ? "" : blank).Append(line).Append('\n');
            return;
        }

        var before = _form[_field];
        if (before.Length == 0)
            _form[_field] = FieldValues.Read(_field, line);
        else
            Append(_field, blank + line);
    }

    public void Set(string field, string text)
    {
        _more.Remove(field);
        _form[field] = text;
    }

    public bool IsOn(string field) => _form.IsOn(field);

    public int NextFigure(string task) => Enumerable.Range(0, ReportForm.MostFigures).FirstOrDefault(index => FormField.OfFigure.All(part => !_form.IsOn(FormField.Figure(task, index, part))), -1);

    public void SetNothing(string task, bool isOn) => _form[FormField.Task(task, FormField.Nothing)] = isOn ? FormField.On : "";

    public void SetNothingForSupported(bool isOn) => _form[FormField.NothingForSupported] = isOn ? FormField.On : "";

    /// <returns>False where 'không phát sinh' is no answer to a task here.</returns>
    public bool TakeNothing(bool isOn)
    {
        if (Task is { } task)
        {
            // Under 'Khó khăn' it says that there are none.
            if (_field is not null && _field != FormField.Task(task.Id, FormField.Results) && !_form.IsOn(_field) && !_singleLine.Contains(_field))
                return false;
            SetNothing(task.Id, isOn);
            return true;
        }

        if (_isGeneral || tasks.Leads.Count > 0 || _field is not null)
            return false;
        SetNothingForSupported(isOn);
        return true;
    }

    private bool BeginNumber(string value)
    {
        if (!tasks.HasSeal || NumberAndSign().Match(value) is not { Success: true } match || _form.IsOn(FormField.DocumentNumber))
            return false;
        _form[FormField.DocumentNumber] = match.Groups["number"].Value;
        _form[FormField.DocumentSign] = match.Groups["sign"].Value;
        _field = null;
        return true;
    }

    private void Open(string field, string value)
    {
        (_field, _pendingBlank) = (field, false);
        if (value.Length == 0)
            return;
        if (_form.IsOn(field))
            Append(field, value);
        else
            _form[field] = value;
    }

    private void Append(string field, string line)
    {
        if (!_more.TryGetValue(field, out var more))
            _more[field] = more = new StringBuilder();
        more.Append('\n').Append(line);
    }

    private string? FieldOf(LabelPart part) => part switch
    {
        LabelPart.NextYear => General(FormField.GeneralNextYear),
        LabelPart.Number when tasks.HasSeal => FormField.DocumentNumber,
        LabelPart.Sign when tasks.HasSeal => FormField.DocumentSign,
        LabelPart.SignedOn when tasks.HasSeal => FormField.DocumentSignedOn,
        LabelPart.Signer when tasks.HasSeal => FormField.DocumentSigner,
        LabelPart.ApproverName => FormField.ApproverName,
        LabelPart.ApproverPosition => FormField.ApproverPosition,
        _ when Task is { } task => OfTask(part) is { } name ? FormField.Task(task.Id, name) : null,
        LabelPart.Results => FormField.GeneralResults,
        LabelPart.Difficulties => FormField.GeneralDifficulties,
        LabelPart.Proposals => FormField.GeneralProposals,
        _ => null,
    };

    private string General(string field)
    {
        _isGeneral = true;
        return field;
    }

    private static string? OfTask(LabelPart part) => part switch
    {
        LabelPart.Results => FormField.Results,
        LabelPart.Level => FormField.Level,
        LabelPart.Quality => FormField.Quality,
        LabelPart.Pace => FormField.Pace,
        LabelPart.Cause => FormField.Cause,
        LabelPart.Planned => FormField.Planned,
        LabelPart.Spent => FormField.Spent,
        LabelPart.Source => FormField.Source,
        LabelPart.Difficulties => FormField.Difficulties,
        LabelPart.Proposals => FormField.Proposals,
        _ => null,
    };

    // 'Kết quả: không phát sinh' is that answer, not a result.
    private void NothingInsteadOfResults()
    {
        foreach (var task in tasks.All)
        {
            var results = FormField.Task(task.Id, FormField.Results);
            if (_form.IsOn(results) && SaysNothing(_form[results]))
            {
                _form[results] = "";
                SetNothing(task.Id, isOn: true);
            }
        }
    }

    [GeneratedRegex(@"\A(?:trong nam )?(?:nam [0-9]{4} )?(?:(?:don vi|phong|nhiem vu nay) )?khong(?: co)? phat sinh(?: noi dung(?: (?:de )?bao cao)?| ket qua)?(?: trong nam(?: [0-9]{4})?)?(?: \([^()]{0,200}\))?[.;]?\z", RegexOptions.NonBacktracking, 1000)]
    private static partial Regex NothingWords();

    [GeneratedRegex(@"\A(?<number>[0-9]{1,6}[a-z]?) ?/ ?(?<sign>[\p{L}0-9&.-]{2,40}(?:-[\p{L}0-9&.]{1,40})*)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex NumberAndSign();
}
