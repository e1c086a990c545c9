using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Words and numbers as the department writes them.</summary>
internal static class ReportWording
{
    /// <summary>Where there is nothing to report from; names nobody.</summary>
    public const string NothingYet = "Chưa có số liệu tổng hợp.";

    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    // An answer of these words alone says no more than 'không phát sinh'.
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase) { "không", "không có", "không phát sinh", "không phát sinh nội dung", "chưa phát sinh" };

    /// <summary>1.234.567,5.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.############################", Numbers);

    public static string Money(decimal value) => $"{Number(value)} đồng";

    public static string Of(CompletionLevel level) => level switch
    {
        CompletionLevel.Completed => "Hoàn thành",
        CompletionLevel.InProgress => "Đang thực hiện",
        CompletionLevel.NotStarted => "Chưa thực hiện",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static string Of(Pace pace) => pace switch
    {
        Pace.Ahead => "Vượt",
        Pace.OnSchedule => "Đạt",
        Pace.Behind => "Chậm",
        _ => throw new ArgumentOutOfRangeException(nameof(pace)),
    };

    public static string Of(Figure figure) =>
        $"{figure.Name}: {Number(figure.Value)}{Measure(figure.Unit)}{(figure.FullYearEstimate ? " (ước thực hiện cả năm)" : "")}";

    private static string Measure(string? unit) => unit switch
    {
        null => "",
        "%" => unit,
        _ => " " + unit,
    };

    public static string Of(Budget budget) =>
        $"kế hoạch {Money(budget.Planned)}, thực hiện {Money(budget.Spent)}{(string.IsNullOrWhiteSpace(budget.Source) ? "" : $" (nguồn: {budget.Source})")}";

    /// <summary>Whether a unit's text says something.</summary>
    public static bool Says([NotNullWhen(true)] string? text) => !string.IsNullOrWhiteSpace(text) && !Empty.Contains(text.Trim().TrimEnd('.', ';'));

    /// <summary>All lines of a text, blank ones too.</summary>
    public static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
