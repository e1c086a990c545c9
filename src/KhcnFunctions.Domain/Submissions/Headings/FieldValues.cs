using System.Text.RegularExpressions;

namespace KhcnFunctions.Submissions.Headings;

/// <summary>Values of fields as people write them in running text: 'hoàn thành', 'chậm', '1,5 tỷ đồng'. What is not understood stays as it is, for the reader of forms to say.</summary>
internal static partial class FieldValues
{
    private static readonly (string Words, CompletionLevel Level)[] Levels =
    [
        ("hoan thanh", CompletionLevel.Completed), ("da hoan thanh", CompletionLevel.Completed), ("hoan thanh 100%", CompletionLevel.Completed),
        ("dang thuc hien", CompletionLevel.InProgress), ("dang trien khai", CompletionLevel.InProgress), ("dang thuc hien, chua den han", CompletionLevel.InProgress),
        ("chua thuc hien", CompletionLevel.NotStarted), ("chua trien khai", CompletionLevel.NotStarted),
    ];

    private static readonly (string Words, Pace Pace)[] Paces =
    [
        ("vuot", Pace.Ahead), ("vuot tien do", Pace.Ahead), ("vuot ke hoach", Pace.Ahead), ("som", Pace.Ahead),
        ("dat", Pace.OnSchedule), ("dat tien do", Pace.OnSchedule), ("dung tien do", Pace.OnSchedule), ("dung han", Pace.OnSchedule), ("dam bao", Pace.OnSchedule), ("dam bao tien do", Pace.OnSchedule), ("dung ke hoach", Pace.OnSchedule),
        ("cham", Pace.Behind), ("cham tien do", Pace.Behind), ("cham so voi ke hoach", Pace.Behind),
    ];

    /// <summary>True for what stands on one line.</summary>
    public static bool IsShort(LabelPart part) => part is not (LabelPart.Results or LabelPart.Quality or LabelPart.Cause or LabelPart.Difficulties or LabelPart.Proposals or LabelPart.NextYear);

    public static string Read(LabelPart part, string value) => part switch
    {
        LabelPart.Level => Level(value),
        LabelPart.Pace => PaceOf(value),
        LabelPart.Planned or LabelPart.Spent => Money(value),
        _ => value,
    };

    /// <param name="field">Name by <see cref="FormField"/>.</param>
    public static string Read(string field, string value) => field[(field.LastIndexOf('.') + 1)..] switch
    {
        FormField.Level => Level(value),
        FormField.Pace => PaceOf(value),
        FormField.Planned or FormField.Spent => Money(value),
        FormField.FigureValue => NumberOf(value),
        _ => value,
    };

    /// <summary>Takes the estimate's mark and blanks off a number.</summary>
    private static string NumberOf(string value) => VietnameseNumber.Read(value) is null && Amount().Match(TextFold.Of(value)) is { Success: true } match && match.Groups["unit"].Length == 0
        ? match.Groups["number"].Value
        : value;

    private static string Level(string value) => Find(Levels, value) is { } level ? FormWords.Of(level) : FormWords.Read(value, FormWords.Levels) is { } read ? FormWords.Of(read) : value;

    private static string PaceOf(string value) => Find(Paces, value) is { } pace ? FormWords.Of(pace) : FormWords.Read(value, FormWords.Paces) is { } read ? FormWords.Of(read) : value;

    private static T? Find<T>((string Words, T Value)[] choices, string value) where T : struct
    {
        var folded = TextFold.Of(value).TrimEnd('.', ';');
        foreach (var (words, choice) in choices)
        {
            if (folded == words)
                return choice;
        }

        return null;
    }

    private static string Money(string value)
    {
        if (VietnameseNumber.Read(value) is not null
            || Amount().Match(TextFold.Of(value)) is not { Success: true } match
            || VietnameseNumber.Read(match.Groups["number"].Value) is not { } number)
            return value;
        var times = match.Groups["unit"].Value switch { "nghin" or "ngan" => 1_000m, "trieu" => 1_000_000m, "ty" or "ti" => 1_000_000_000m, _ => 1m };
        return number < 1_000_000_000_000m ? VietnameseNumber.Write(number * times) : value;
    }

    [GeneratedRegex(@"\A(?<number>[0-9][0-9. ]*(?:,[0-9]+)?) ?(?<unit>nghin|ngan|trieu|ty|ti)? ?(?:dong|d|vnd)?[.;]?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Amount();
}
