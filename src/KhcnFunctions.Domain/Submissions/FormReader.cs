using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhcnFunctions.Input;

namespace KhcnFunctions.Submissions;

/// <summary>What is wrong with a field of a form.</summary>
/// <param name="Field">Name by <see cref="FormField"/>; empty where it is about the report as a whole.</param>
public sealed record FormMistake(string Field, string Message);

/// <summary>A form as it was read.</summary>
/// <param name="Report">Null where there are mistakes.</param>
/// <param name="AsFar">What can be taken in spite of the mistakes; null where nothing can.</param>
public sealed record FormReading(Report? Report, Report? AsFar, IReadOnlyList<FormMistake> Mistakes);

/// <summary>Reads a form by the one reader of reports, and says every mistake beside the field where it was made.</summary>
public sealed class FormReader
{
    private readonly ReportForm _form;
    private readonly ReportingScope _scope;
    private readonly List<FormMistake> _mistakes = [];
    private readonly Dictionary<string, string> _fieldOf = new(StringComparer.Ordinal);

    private FormReader(ReportForm form, ReportingScope scope)
    {
        _form = form;
        _scope = scope;
    }

    /// <param name="files">Files that go with the report.</param>
    public static FormReading Read(ReportForm form, ReportingScope scope, IReadOnlyList<ReportFile> files)
    {
        var reader = new FormReader(form, scope);
        var json = JsonSerializer.SerializeToUtf8Bytes(reader.Write());
        var reading = ReportReader.Read(json, scope);
        reader.Take(reading.Mistakes);
        var asFar = reading.AsFar is { } taken ? taken with { Files = files.Count == 0 ? null : files } : null;
        return new(reader._mistakes.Count == 0 ? asFar : null, asFar, reader._mistakes);
    }

    private JsonObject Write()
    {
        var report = new JsonObject { ["tasks"] = WriteTasks(), ["general"] = new JsonObject() };
        _fieldOf["/tasks"] = "";
        if (_form.IsOn(FormField.NothingForSupported))
            report["nothingToReportForSupported"] = true;
        foreach (var field in new[] { FormField.GeneralResults, FormField.GeneralDifficulties, FormField.GeneralProposals, FormField.GeneralNextYear })
            Text(report["general"]!.AsObject(), "/general", field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..], field);
        if (_scope.HasSeal)
            report["document"] = WriteDocument();
        if (_form.IsOn(FormField.ApproverName) || _form.IsOn(FormField.ApproverPosition))
        {
            var approver = new JsonObject();
            Text(approver, "/approver", "name", FormField.ApproverName);
            Text(approver, "/approver", "position", FormField.ApproverPosition);
            report["approver"] = approver;
        }

        _fieldOf["/approver"] = FormField.ApproverName;
        return report;
    }

    private JsonArray WriteTasks()
    {
        var tasks = new JsonArray();
        foreach (var task in _scope.Leads.Concat(_scope.Supports))
        {
            var isLed = _scope.Leads.Contains(task, StringComparer.Ordinal);
            var isSilent = FormField.OfTask.All(part => !_form.IsOn(FormField.Task(task, part))) && _form.FiguresOf(task).Count == 0;
            if (!isLed && isSilent && _form.IsOn(FormField.NothingForSupported))
                continue;
            tasks.Add(WriteTask(task, FormattableString.Invariant($"/tasks/{tasks.Count}")));
        }

        return tasks;
    }

    private JsonObject WriteTask(string task, string pointer)
    {
        string Field(string part) => FormField.Task(task, part);
        var answer = new JsonObject { ["task"] = task };
        _fieldOf[pointer] = Field(FormField.Results);
        _fieldOf[$"{pointer}/nothingToReport"] = Field(FormField.Nothing);
        if (_form.IsOn(Field(FormField.Nothing)))
            answer["nothingToReport"] = true;
        foreach (var part in new[] { FormField.Results, FormField.Difficulties, FormField.Proposals })
            Text(answer, pointer, part, Field(part));

        _fieldOf[$"{pointer}/assessment"] = Field(FormField.Level);
        if (Any(task, FormField.Level, FormField.Quality, FormField.Pace, FormField.Cause))
            answer["assessment"] = WriteAssessment(task, $"{pointer}/assessment");
        if (Any(task, FormField.Planned, FormField.Spent, FormField.Source))
            answer["budget"] = WriteBudget(task, $"{pointer}/budget");
        var figures = _form.FiguresOf(task);
        if (figures.Count > 0)
            answer["figures"] = new JsonArray([.. figures.Select((index, place) => WriteFigure(task, index, FormattableString.Invariant($"{pointer}/figures/{place}")))]);
        return answer;
    }

    private JsonObject WriteAssessment(string task, string pointer)
    {
        var assessment = new JsonObject();
        Choice(assessment, pointer, "level", FormField.Task(task, FormField.Level), FormWords.Levels);
        Choice(assessment, pointer, "pace", FormField.Task(task, FormField.Pace), FormWords.Paces);
        Text(assessment, pointer, "quality", FormField.Task(task, FormField.Quality));
        Text(assessment, pointer, "cause", FormField.Task(task, FormField.Cause));
        return assessment;
    }

    private JsonObject WriteBudget(string task, string pointer)
    {
        var budget = new JsonObject();
        Number(budget, pointer, "planned", FormField.Task(task, FormField.Planned));
        Number(budget, pointer, "spent", FormField.Task(task, FormField.Spent));
        Text(budget, pointer, "source", FormField.Task(task, FormField.Source));
        return budget;
    }

    private JsonObject WriteFigure(string task, int index, string pointer)
    {
        string Field(string part) => FormField.Figure(task, index, part);
        var figure = new JsonObject { ["fullYearEstimate"] = _form.IsOn(Field(FormField.FigureEstimate)) };
        Text(figure, pointer, "name", Field(FormField.FigureName));
        Text(figure, pointer, "unit", Field(FormField.FigureUnit));
        Number(figure, pointer, "value", Field(FormField.FigureValue));
        return figure;
    }

    private JsonObject WriteDocument()
    {
        var document = new JsonObject();
        Text(document, "/document", "number", FormField.DocumentNumber);
        Text(document, "/document", "sign", FormField.DocumentSign);
        Text(document, "/document", "signer", FormField.DocumentSigner);
        _fieldOf["/document/signedOn"] = FormField.DocumentSignedOn;
        if (!_form.IsOn(FormField.DocumentSignedOn))
            return document;
        if (Day(_form[FormField.DocumentSignedOn]) is { } day)
            document["signedOn"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        else
            Note(FormField.DocumentSignedOn, "đề nghị ghi ngày ký dạng ngày/tháng/năm, ví dụ 08/12/2026");
        return document;
    }

    private bool Any(string task, params string[] parts) => parts.Any(part => _form.IsOn(FormField.Task(task, part)));

    private void Text(JsonObject target, string pointer, string name, string field)
    {
        _fieldOf[$"{pointer}/{name}"] = field;

        // Half a surrogate pair can't be written as JSON; the reader says that such a text has a wrong character.
        if (_form.IsOn(field))
            target[name] = IsWellFormed(_form[field]) ? _form[field] : "\u0001";
    }

    private void Choice<T>(JsonObject target, string pointer, string name, string field, IReadOnlyList<(T Value, string Words)> choices) where T : struct, Enum
    {
        _fieldOf[$"{pointer}/{name}"] = field;
        if (!_form.IsOn(field))
            return;
        if (FormWords.Read(_form[field], choices) is { } value)
            target[name] = FormWords.Of(value);
        else
            Note(field, $"đề nghị chọn một trong: {string.Join(", ", choices.Select(choice => choice.Words))}");
    }

    private void Number(JsonObject target, string pointer, string name, string field)
    {
        _fieldOf[$"{pointer}/{name}"] = field;
        if (!_form.IsOn(field))
            return;
        if (VietnameseNumber.Read(_form[field]) is { } number)
            target[name] = number;
        else
            Note(field, "đề nghị ghi một số, dấu chấm giữa các hàng nghìn và dấu phẩy trước phần thập phân, ví dụ 1.250.000,5");
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Note(string field, string message) => _mistakes.Add(new(field, message));

    // What a field's own text made impossible was said of the field already; that it is missing then need not be said too.
    private void Take(IReadOnlyList<InputMistake> mistakes)
    {
        var said = _mistakes.Select(mistake => mistake.Field).ToHashSet(StringComparer.Ordinal);
        foreach (var mistake in mistakes)
        {
            var field = FieldAt(mistake.Place);
            if (!said.Contains(field) || field.Length == 0)
                Note(field, Plain(mistake.Message));
        }
    }

    private string FieldAt(string pointer)
    {
        for (var place = pointer; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (_fieldOf.TryGetValue(place, out var field))
                return field;
        }

        return "";
    }

    // The names of JSON fields are for programmers.
    private static string Plain(string message) =>
        message.Replace(" (nothingToReport)", "", StringComparison.Ordinal).Replace(" (level)", "", StringComparison.Ordinal);
}
