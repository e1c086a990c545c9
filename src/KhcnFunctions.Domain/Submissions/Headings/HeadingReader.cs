using System.Globalization;
using System.Text.RegularExpressions;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.Submissions.Headings;

/// <summary>A text as it was read by its headings.</summary>
/// <param name="FreeText">What stands under no heading; null where there is none.</param>
public sealed record HeadingReading(ReportForm Form, string? FreeText);

/// <summary>
/// Reads a report out of plain text by headings such as 'Nhiệm vụ 1', 'Kết quả:', 'Khó khăn, vướng mắc: …', 'Không phát sinh'.
/// Nothing is guessed and nothing lost: what can't be placed comes back as free text.
/// </summary>
public sealed partial class HeadingReader
{
    private const int LongestLine = 20_000;
    private const int TitleEnough = 30;

    private readonly FormTasks _tasks;
    private readonly FieldCollector _fields;
    private readonly FigureRows _figures;

    private HeadingReader(FormTasks tasks)
    {
        _tasks = tasks;
        _fields = new FieldCollector(tasks);
        _figures = new FigureRows(_fields);
    }

    /// <summary>Reads a mail's body, or a document's lines with cells of a table row between tabs.</summary>
    public static HeadingReading Read(string text, FormTasks tasks)
    {
        var reader = new HeadingReader(tasks);
        foreach (var line in CleanText.Of(text).Split('\n'))
            reader.ReadLine(line.Trim(' '));
        return reader._fields.Finish();
    }

    private void ReadLine(string line)
    {
        if (line.Length > LongestLine)
            _fields.Add(line);
        else if (string.IsNullOrWhiteSpace(line))
            _fields.Blank();
        else if (!_figures.Take(line) && !TakeTask(line) && !TakeNothing(line))
            TakeLabel(line);
    }

    private void TakeLabel(string line)
    {
        var match = LabelMatcher.Match(line);
        if (match is not null && _fields.Begin(match))
            return;
        if (Closing().IsMatch(TextFold.Of(line)))
            _fields.Leave();
        _fields.Add(line);
    }

    private bool TakeTask(string line)
    {
        var text = LabelMatcher.WithoutBullet(line);
        var folded = LabelMatcher.FoldInPlace(text);
        if (TaskNumbers().Match(folded) is { Success: true } match)
        {
            var numbers = Number().Matches(match.Groups["numbers"].Value).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
            return TakeTasks(line, numbers, text[match.Length..]);
        }

        if (_tasks.All.FirstOrDefault(task => IsTitle(folded, task)) is not { } titled)
            return false;
        _fields.Enter(titled);
        return true;
    }

    private bool TakeTasks(string line, List<int> numbers, string rest)
    {
        var tasks = _tasks.All.Where(task => numbers.Contains(task.Number)).ToList();
        if (tasks.Count < numbers.Count)
        {
            _fields.LeaveTasks();
            _fields.Add(line);
        }
        else if (tasks.Count > 1)
        {
            _fields.LeaveTasks();
            if (FieldCollector.SaysNothing(rest))
                tasks.ForEach(task => _fields.SetNothing(task.Id, isOn: true));
            else
                _fields.Add(line);
        }
        else
        {
            _fields.Enter(tasks[0]);
            TakeRest(WithoutTitle(rest.Trim(), tasks[0]));
        }

        return true;
    }

    // 'Nhiệm vụ 1: không phát sinh', 'Nhiệm vụ 1 - Kết quả: …', 'Nhiệm vụ 1: đã …'.
    private void TakeRest(string rest)
    {
        if (rest.Length > 0 && !TakeNothing(rest))
            TakeLabel(rest);
    }

    private bool TakeNothing(string line)
    {
        var (state, rest) = WordMarks.Split(LabelMatcher.WithoutBullet(line));
        var folded = TextFold.Of(rest);
        if (AllSupported().IsMatch(folded))
        {
            _fields.SetNothingForSupported(state ?? true);
            return true;
        }

        return FieldCollector.SaysNothing(rest) && _fields.TakeNothing(state ?? true);
    }

    private static string WithoutTitle(string rest, PlanTask task)
    {
        var title = LabelMatcher.FoldInPlace(task.Title.Normalize().Trim().TrimEnd('.', ';'));
        var folded = LabelMatcher.FoldInPlace(rest);
        if (folded.StartsWith(title, StringComparison.Ordinal))
            return rest[title.Length..].Trim(' ', '.', ';', ':', '\t');
        return IsTitle(folded, task) ? "" : rest;
    }

    // A long title is often cut short; a short beginning may be anything.
    private static bool IsTitle(string folded, PlanTask task)
    {
        var title = TextFold.Of(task.Title);
        var text = TextFold.Of(folded).TrimEnd('.', ';', ':', ' ', '…');
        return text.Length >= TitleEnough && (title.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(title.TrimEnd('.', ';'), StringComparison.Ordinal));
    }

    [GeneratedRegex(
        @"\Anhiem vu (?:so |thu )?(?<numbers>[0-9]{1,3}(?: ?(?:,|;|va|&) ?[0-9]{1,3})*)(?: ?\((?:chu tri|phoi hop)[^()]{0,40}\)| - (?:chu tri|phoi hop))?(?:[:.\t ]|\)| -|\z)[:.\t -]*",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex TaskNumbers();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A(?:khong(?: co)? phat sinh(?: noi dung)? (?:cho |doi voi |o )?(?:moi|tat ca|tat ca cac|cac|toan bo)? ?nhiem vu (?:ma )?(?:don vi |phong )?phoi hop|(?:moi |tat ca |tat ca cac |cac |toan bo )?nhiem vu phoi hop ?[:-]? ?khong(?: co)? phat sinh(?: noi dung)?)(?: \([^()]{0,200}\))?[.;]?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex AllSupported();

    [GeneratedRegex(@"\A(?:xin )?(?:tran trong|tren day la|kinh bao cao|noi nhan|thu truong don vi|truong phong\z|giam doc\z)", RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Closing();
}
