using KhcnFunctions.Submissions.Headings;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>How the fields of a report are called, on the form, in its preview and in the summary of mistakes.</summary>
public static class FieldWords
{
    public const string Results = FormLabels.Results;
    public const string Nothing = FormLabels.Nothing;
    public const string Level = FormLabels.Level;
    public const string Quality = FormLabels.Quality;
    public const string Pace = FormLabels.Pace;
    public const string Cause = "Nguyên nhân";
    public const string Planned = FormLabels.Planned;
    public const string Spent = FormLabels.Spent;
    public const string Source = FormLabels.Source;
    public const string Difficulties = FormLabels.Difficulties;
    public const string Proposals = FormLabels.Proposals;
    public const string FigureName = FormLabels.FigureName;
    public const string FigureUnit = FormLabels.FigureUnit;
    public const string FigureValue = FormLabels.FigureValue;
    public const string FigureEstimate = FormLabels.FigureEstimate;
    public const string NextYear = FormLabels.NextYear;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [FormField.Results] = Results,
        [FormField.Nothing] = Nothing,
        [FormField.Level] = Level,
        [FormField.Quality] = Quality,
        [FormField.Pace] = Pace,
        [FormField.Cause] = Cause,
        [FormField.Planned] = Planned,
        [FormField.Spent] = Spent,
        [FormField.Source] = Source,
        [FormField.Difficulties] = Difficulties,
        [FormField.Proposals] = Proposals,
        [FormField.FigureUnit] = FigureUnit,
        [FormField.FigureValue] = FigureValue,
        [FormField.FigureEstimate] = FigureEstimate,
        ["nextYear"] = NextYear,
        ["number"] = FormLabels.DocumentNumber,
        ["sign"] = FormLabels.DocumentSign,
        ["signedOn"] = FormLabels.DocumentSignedOn,
        ["signer"] = FormLabels.DocumentSigner,
        ["position"] = FormLabels.ApproverPosition,
        ["channel"] = "Kênh gửi",
        ["day"] = "Ngày nhận",
        ["hour"] = "Giờ nhận",
        ["from"] = "Người gửi",
    };

    /// <summary>The name of a field by <see cref="FormField"/>.</summary>
    public static string Of(string field)
    {
        var part = field[(field.LastIndexOf('.') + 1)..];
        if (part == FormField.FigureName)
            return field == FormField.ApproverName ? FormLabels.ApproverName : FigureName;
        return Names.GetValueOrDefault(part, "Báo cáo");
    }
}
