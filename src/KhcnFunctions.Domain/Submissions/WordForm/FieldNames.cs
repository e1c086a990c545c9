using System.Globalization;
using KhcnFunctions.Submissions.Headings;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>What the name of a field says, for names that come out of somebody's document.</summary>
internal static class FieldNames
{
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        FormField.NothingForSupported, FormField.GeneralResults, FormField.GeneralDifficulties, FormField.GeneralProposals, FormField.GeneralNextYear,
        FormField.DocumentNumber, FormField.DocumentSign, FormField.DocumentSignedOn, FormField.DocumentSigner, FormField.ApproverName, FormField.ApproverPosition,
    };

    private static readonly HashSet<string> Long = new(StringComparer.Ordinal)
    {
        FormField.Results, FormField.Quality, FormField.Cause, FormField.Difficulties, FormField.Proposals, "nextYear",
    };

    private static readonly HashSet<string> Labels = new(
        new[]
        {
            FormLabels.Nothing, FormLabels.NothingForSupported, FormLabels.Results, FormLabels.Level, FormLabels.Quality, FormLabels.Pace, FormLabels.Cause,
            FormLabels.Planned, FormLabels.Spent, FormLabels.Source, FormLabels.Difficulties, FormLabels.Proposals, FormLabels.NextYear,
            FormLabels.DocumentNumber, FormLabels.DocumentSign, FormLabels.DocumentSignedOn, FormLabels.DocumentSigner, FormLabels.ApproverName, FormLabels.ApproverPosition,
        }.Select(TextFold.Of),
        StringComparer.Ordinal);

    public static bool Known(string tag) => Others.Contains(tag) || IsOfTask(tag.Split('.'));

    /// <summary>True where a field holds paragraphs.</summary>
    public static bool IsLong(string field) => Long.Contains(field[(field.LastIndexOf('.') + 1)..]);

    /// <summary>True for what the form itself wrote beside a field: its heading, or the number of a row.</summary>
    public static bool IsLabel(string text) => IsHeading(text) || (text.Length < 4 && text.All(char.IsAsciiDigit));

    /// <summary>The text without the heading that a control around a whole row or paragraph takes in.</summary>
    public static string WithoutLabel(string field, string text)
    {
        if (IsHeading(text))
            return "";
        var end = text.AsSpan().IndexOfAny(':', '\t', '\n');
        return end is > 0 and < 40 && Labels.Contains(TextFold.Of(text[..end])) && !FormField.IsFlag(field) ? text[(end + 1)..].Trim() : text;
    }

    /// <summary>The name of a figure that was read from a row without controls, put behind those that had some.</summary>
    public static string Moved(string field, Dictionary<string, int> figures) =>
        field.Split('.') is ["tasks", var task, "figures", var index, var part] && figures.GetValueOrDefault(task) is > 0 and var taken
            ? FormField.Figure(task, Math.Min(ReportForm.MostFigures - 1, taken + int.Parse(index, CultureInfo.InvariantCulture)), part)
            : field;

    private static bool IsHeading(string text)
    {
        var folded = TextFold.Of(text).Trim(':', ' ');
        var words = folded.StartsWith("khong phat sinh", StringComparison.Ordinal) && folded.IndexOf(" (", StringComparison.Ordinal) is > 0 and var hint && folded.EndsWith(')')
            ? folded[..hint]
            : folded;
        return words.Length == 0 || Labels.Contains(words);
    }

    private static bool IsOfTask(string[] steps) => steps switch
    {
        ["tasks", { Length: > 0 }, var part] => FormField.OfTask.Contains(part, StringComparer.Ordinal),
        ["tasks", { Length: > 0 }, "figures", var index, var part] => FormField.OfFigure.Contains(part, StringComparer.Ordinal)
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < ReportForm.MostFigures,
        _ => false,
    };
}
