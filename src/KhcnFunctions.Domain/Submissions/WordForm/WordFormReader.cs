using System.Text;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Headings;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>A Word document as it was read.</summary>
/// <param name="FreeText">What stood outside of the form's fields, or the text of a document of the unit's own; null where there is none.</param>
/// <param name="IsOurForm">True where it was made from the form that the product sends.</param>
/// <param name="Code">Whose form it is, <see cref="WordFormContent.Code"/>; null where it doesn't say.</param>
/// <param name="Remarks">What HCTH has to know, in Vietnamese.</param>
public sealed record WordFormReading(ReportForm Form, string? FreeText, bool IsOurForm, string? Code, IReadOnlyList<string> Remarks);

/// <summary>
/// Reads a Word form back: by the controls' tags; what was typed outside of them, or where they were deleted, by the headings
/// beside it. The file must have passed <see cref="FileInspection"/>; whatever it holds, the reader neither throws nor hangs.
/// </summary>
public sealed class WordFormReader
{
    private const string LegacyRemark = "có phần gõ bằng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển mã tự động; đề nghị đối chiếu với tệp gốc";
    private const string BrokenRemark = "tệp không đọc được đến hết; đề nghị đối chiếu với tệp gốc";

    private readonly ReportForm _tagged = new();
    private readonly List<string> _lines = [];
    private string? _code;
    private bool _hasTags;

    private WordFormReader()
    {
    }

    /// <param name="file">A .docx that can be sought; not closed.</param>
    public static WordFormReading Read(Stream file, FormTasks tasks)
    {
        if (WordText.Read(file) is not { } document)
            return new(new ReportForm(), null, false, null, [BrokenRemark]);
        var reader = new WordFormReader();
        foreach (var line in document.Lines)
            reader.Take(line);
        return reader.Finish(tasks, document);
    }

    private void Take(WordLine line)
    {
        if (!line.HasControls || !line.Cells.SelectMany(cell => cell.Controls).Any(control => FieldNames.Known(control.Tag)))
        {
            _lines.Add(line.Text);
            return;
        }

        _hasTags = true;
        foreach (var cell in line.Cells)
            Take(cell);
    }

    private void Take(WordCell cell)
    {
        var controls = cell.Controls.Where(control => FieldNames.Known(control.Tag)).ToList();
        var texts = controls.Where(control => control.IsChecked is null).ToList();
        foreach (var control in controls.Where(control => control.IsChecked is not null))
            Keep(control.Tag, control.IsChecked == true ? FormField.On : "");
        if (texts.Count == 1 && texts.Count == controls.Count)
        {
            // What was typed beside the control belongs to it.
            Keep(texts[0].Tag, FieldNames.WithoutLabel(texts[0].Tag, cell.Text));
            return;
        }

        foreach (var control in texts)
            Keep(control.Tag, FieldNames.WithoutLabel(control.Tag, CleanText.Of(control.Text)));
        var rest = controls.Count == 0 ? cell.Text : cell.Outside;
        if (rest.Length > 0 && !FieldNames.IsLabel(rest))
            _lines.Add(rest);
    }

    private void Keep(string field, string text)
    {
        var value = FieldValues.Read(field, text.Trim());
        var before = _tagged[field];
        if (value.Length > 0 && before != value)
            _tagged[field] = before.Length == 0 || FormField.IsFlag(field) ? value : $"{before}\n{value}";
    }

    private WordFormReading Finish(FormTasks tasks, WordText document)
    {
        var lines = _lines.Where(line => !TakeCode(line)).ToList();
        var isOurForm = _hasTags || _code is not null;
        if (isOurForm)
            lines.RemoveAll(line => WordFormText.IsFixed(line) || TextFold.Of(line) == "cac nhiem vu phoi hop");
        var reading = HeadingReader.Read(string.Join('\n', lines), tasks);
        var free = Merge(reading, tasks);
        var remarks = new List<string>();
        if (document.HadLegacyFonts)
            remarks.Add(LegacyRemark);
        if (!document.IsWhole)
            remarks.Add(BrokenRemark);
        return new(_tagged, free.Length == 0 ? null : free, isOurForm, _code, remarks);
    }

    private bool TakeCode(string line)
    {
        var folded = TextFold.Of(line);
        var label = TextFold.Of(WordFormText.CodeLabel);
        if (!folded.StartsWith(label, StringComparison.Ordinal))
            return false;
        _code ??= folded[label.Length..].Trim();
        return true;
    }

    // What stands under a heading adds to what the controls hold; it never replaces it.
    private string Merge(HeadingReading reading, FormTasks tasks)
    {
        var free = new StringBuilder();
        var figures = tasks.All.ToDictionary(task => task.Id, task => _tagged.FiguresOf(task.Id) is [.., var last] ? last + 1 : 0, StringComparer.Ordinal);
        foreach (var (name, value) in reading.Form.Fields)
        {
            var field = FieldNames.Moved(name, figures);
            var before = _tagged[field];
            if (before.Length == 0)
                _tagged[field] = value;
            else if (FieldNames.IsLong(field) && !before.Contains(value, StringComparison.Ordinal))
                _tagged[field] = $"{before}\n{value}";
            else if (!FormField.IsFlag(field) && !before.Contains(value, StringComparison.Ordinal))
                free.Append(value).Append('\n');
        }

        return free.Append(reading.FreeText).ToString().Trim();
    }
}
