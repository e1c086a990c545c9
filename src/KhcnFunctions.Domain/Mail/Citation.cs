using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>How documents are cited, in letters and on pages. What is not known yet shows as a visible placeholder, never as something invented.</summary>
public static partial class Citation
{
    /// <summary>Kế hoạch số 05/KH-SKHCN.</summary>
    public static string Number(Plan plan) => $"Kế hoạch số {plan.Number ?? $"[chưa có số]/KH-{plan.Agency.Sign}"}";

    /// <summary>Kế hoạch số 05/KH-SKHCN ngày 12/01/2022.</summary>
    public static string NumberAndDay(Plan plan) => $"{Number(plan)} ngày {(plan.SignedOn is { } day ? DayText.Date(day) : DayAsWritten(plan.SignedOnAsWritten))}";

    /// <summary>Số, ngày, agency and title.</summary>
    public static string Full(Plan plan) => $"{NumberAndDay(plan)} của {plan.Agency.Name} {Continue(plan.Title)}";

    /// <summary>Báo cáo số 12/BC-SKHCN ngày 18/12/2026.</summary>
    public static string Report(IssuedReport report, LetterContext context)
    {
        var number = report.Number ?? $"[chưa có số]/BC-{context.Plan.Agency.Sign}";
        var day = report.SignedOn is { } signed ? DayText.Date(signed) : $"[chưa có ngày]/{context.Today:MM/yyyy}";
        return $"Báo cáo số {number} ngày {day}";
    }

    /// <summary>The title goes on in the sentence; a first word that is part of a name keeps its capital.</summary>
    private static string Continue(string title)
    {
        var words = title.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        var isName = words.Length < 2 || words[0].Skip(1).Any(char.IsUpper) || !char.IsLower(words[1][0]);
        return isName ? title : char.ToLowerInvariant(title[0]) + title[1..];
    }

    private static string DayAsWritten(string written) => MonthAndYear().Match(written.Normalize()) is { Success: true } match
        ? $"[chưa có ngày]/{match.Groups["month"].Value.PadLeft(2, '0')}/{match.Groups["year"].Value}"
        : $"[chưa có ngày] ({written})";

    [GeneratedRegex(@"tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthAndYear();
}
