using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>How a plan is cited. What HCTH has not entered yet is said in square brackets, never invented.</summary>
public static partial class PlanReference
{
    /// <summary>'số 05/KH-SKHCN ngày 10/01/2022'.</summary>
    public static string Cite(Plan plan) => $"số {NumberOf(plan)} ngày {DayOf(plan)}";

    private static string NumberOf(Plan plan) => plan.Number ?? $"[chưa có số]/KH-{plan.Agency.Sign}";

    private static string DayOf(Plan plan)
    {
        if (plan.SignedOn is { } day)
        {
            return DayText.Date(day);
        }

        var written = MonthAndYear().Match(plan.SignedOnAsWritten);
        return written.Success ? $"[chưa có ngày]/{written.Groups["month"].Value.PadLeft(2, '0')}/{written.Groups["year"].Value}" : "[chưa có ngày]";
    }

    // The last two numbers of '… tháng 01 năm 2022' and '…/01/2022'.
    [GeneratedRegex(@"(?<month>\d{1,2})\D+(?<year>\d{4})\D*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthAndYear();
}
