using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Headings;
using KhcnFunctions.Submissions.Narratives;
using KhcnFunctions.Submissions.WordForm;
using KhcnFunctions.Web;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>A mail turned into a report, with the files to be stored first.</summary>
/// <param name="IsWordForm">It was taken from our own Word form.</param>
internal sealed record MailReading(Report Report, IReadOnlyList<(ReportFile File, byte[] Content)> Files, bool IsWordForm);

/// <summary>
/// Makes a report of a mail: of a Word form in it, else of its text or documents by their headings, else all of it is the
/// narrative. Nothing a unit sent is refused for its form; what HCTH has to look at is said.
/// </summary>
internal sealed class MailReport
{
    private const int MostChecks = 30;
    private const int LongestNote = 300;

    private readonly UnitCaller _caller;
    private readonly CycleUnit _standing;
    private readonly List<(ReportFile File, byte[] Content)> _files = [];
    private readonly List<string> _checks = [];
    private readonly List<string> _free = [];
    private readonly ReportForm _form = new();
    private bool _isWordForm;

    private MailReport(UnitCaller caller, CycleUnit standing) => (_caller, _standing) = (caller, standing);

    private FormTasks Tasks => new(
        [.. _caller.Basis.Plan.Tasks.Where(task => _standing.Leads.Contains(task.Id))],
        [.. _caller.Basis.Plan.Tasks.Where(task => _standing.Supports.Contains(task.Id))],
        _caller.Unit.HasSeal);

    /// <param name="checks">What HCTH has to know already.</param>
    public static MailReading Read(IncomingMail mail, UnitCaller caller, CycleUnit standing, DateTimeOffset now, IReadOnlyList<string> checks)
    {
        var report = new MailReport(caller, standing);
        report._checks.AddRange(checks);
        foreach (var attachment in mail.Attachments)
            report.Take(attachment);
        report.TakeWordForms();
        if (report._form.IsEmpty)
            report.TakeTexts(mail.Text);
        else if (mail.Text.Length > 0)
            report._checks.Add($"thư có lời nhắn: '{Cut(mail.Text, LongestNote)}'");
        return report.Finish(now);
    }

    /// <summary>What a text says by headings.</summary>
    public static ReportForm FieldsOf(string text, UnitCaller caller, CycleUnit standing) => HeadingReader.Read(text, new MailReport(caller, standing).Tasks).Form;

    private void Take(IncomingFile attachment)
    {
        using var content = new MemoryStream(attachment.Content, writable: false);
        var verdict = FileInspection.Inspect(content, attachment.Name);
        if (verdict.Kind is not { } kind)
            _checks.Add($"không nhận tệp '{FileNames.Clean(attachment.Name)}': {verdict.Refusal}");
        else if (_files.Sum(file => file.File.Size) + attachment.Content.Length > FileLimits.LargestReport)
            _checks.Add($"không nhận tệp '{verdict.Name}': tổng dung lượng các tệp vượt quá {FileLimits.LargestReport / (1024 * 1024)} MB");
        else
            Keep(new ReportFile(verdict.Name, kind, attachment.Content.Length, CanonicalReport.Sha256(attachment.Content)) { Check = verdict.Check }, attachment.Content);
    }

    private void Keep(ReportFile file, byte[] content)
    {
        if (_files.All(kept => kept.File.Sha256 != file.Sha256))
            _files.Add((file, content));
    }

    private void TakeWordForms()
    {
        var code = FormattableString.Invariant($"{_caller.Unit.Id}.{_caller.Basis.Plan.Id}.{_caller.Basis.Year}");
        foreach (var (file, content) in _files.Where(file => file.File.Kind is FileKind.Docx))
        {
            using var stream = new MemoryStream(content, writable: false);
            var reading = WordFormReader.Read(stream, Tasks);
            if (!reading.IsOurForm)
                continue;
            if (_isWordForm)
            {
                _checks.Add($"thư có nhiều hơn một mẫu báo cáo; chỉ đọc mẫu đầu tiên, chưa đọc '{file.Name}'");
                continue;
            }

            _isWordForm = true;
            if (reading.Code is { } other && other != code)
                _checks.Add($"mẫu báo cáo '{file.Name}' không phải mẫu gửi cho đơn vị trong kỳ này");
            Take(reading.Form);
            Note(reading.FreeText);
            _checks.AddRange(reading.Remarks);
        }
    }

    private void TakeTexts(string text)
    {
        var byHeadings = HeadingReader.Read(text, Tasks);
        if (!byHeadings.Form.IsEmpty)
        {
            Take(byHeadings.Form);
            Note(byHeadings.FreeText);
            return;
        }

        Note(text);
        foreach (var (file, content) in _files)
        {
            using var stream = new MemoryStream(content, writable: false);
            if (NarrativeReader.Read(stream, file.Kind) is not { } narrative)
                continue;
            var reading = HeadingReader.Read(narrative, Tasks);
            Take(reading.Form);
            Note(reading.FreeText);
        }
    }

    private void Take(ReportForm form)
    {
        foreach (var (field, value) in form.Fields)
        {
            if (!_form.IsOn(field))
                _form[field] = Plain(value);
        }
    }

    private void Note(string? text)
    {
        if (PlainText.Normalize(text) is { } plain)
            _free.Add(Plain(plain));
    }

    private MailReading Finish(DateTimeOffset now)
    {
        var files = _files.Select(file => file.File).ToList();
        var reading = FormReader.Read(_form, SubmissionDesk.ScopeOf(_caller, _standing, now), files);
        var report = reading.Report ?? reading.AsFar ?? new Report { Tasks = [] };
        if (_form.IsEmpty)
            _checks.Insert(0, _free.Count > 0
                ? "báo cáo theo mẫu riêng của đơn vị, chưa tách theo nhiệm vụ; toàn văn ở phần chung"
                : "không đọc được nội dung báo cáo; đề nghị xem tệp kèm theo");
        else
            _checks.AddRange(reading.Mistakes.Select(mistake => mistake.Message));
        if (_free.Count > 0)
            report = report with { General = report.General with { Results = Join(report.General.Results) } };
        if (!_form.IsEmpty && _free.Count > 0)
            _checks.Add("có nội dung không thuộc mục nào của mẫu, đã đưa vào phần chung");
        report = report with { Files = files.Count > 0 ? files : null, Checks = Checks() };
        return new MailReading(report, _files, _isWordForm);
    }

    private List<string>? Checks() => _checks.Count switch
    {
        0 => null,
        <= MostChecks => [.. _checks.Distinct(StringComparer.Ordinal)],
        _ => [.. _checks.Distinct(StringComparer.Ordinal).Take(MostChecks), "còn các điểm khác; đề nghị xem thư gốc"],
    };

    private string Join(string? before)
    {
        var whole = string.Join("\n\n", _free.Prepend(before).OfType<string>());
        if (whole.Length <= PlainText.LongestText)
            return whole;
        _checks.Add("nội dung quá dài, đã cắt bớt; toàn văn ở thư gốc và tệp kèm theo");
        return Cut(whole, PlainText.LongestText);
    }

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";

    // '<ten@…>' is common in mails, and looks like HTML, which a report does not have.
    internal static string Plain(string text)
    {
        var clean = CleanText.Of(text);
        var plain = new StringBuilder(clean.Length);
        foreach (var letter in clean)
        {
            if (plain.Length > 0 && plain[^1] == '<' && (char.IsAsciiLetter(letter) || letter is '/' or '!' or '?'))
                plain.Append(' ');
            plain.Append(letter);
        }

        return plain.ToString();
    }
}
