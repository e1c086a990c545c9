using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Compares a figure with that of the year before: same unit, same task, same name and measure, however they were typed.</summary>
internal static class YearBefore
{
    /// <summary>What the unit, or those whose duties it took over, said of the task a year before.</summary>
    public static IReadOnlyList<TaskReport> Of(ConsolidationInput input, UnitEntry entry, string task)
    {
        if (input.LastYear.Count == 0)
            return [];
        var units = input.LastYear.ContainsKey(entry.Unit.Id)
            ? [entry.Unit.Id]
            : input.Plan.Register.Units.Where(unit => unit.Successor == entry.Unit.Id).Select(unit => unit.Id);
        return [.. units.SelectMany(unit => input.LastYear.GetValueOrDefault(unit)?.Tasks ?? []).Where(answer => answer.Task == task)];
    }

    /// <summary>' (năm 2025: 12; tăng 3, bằng 125%)', or nothing where there is no single figure to compare with.</summary>
    public static string Compare(Figure figure, IEnumerable<TaskReport> before, int year)
    {
        var (name, unit) = (TextFold.Of(figure.Name), TextFold.Of(figure.Unit ?? ""));
        var same = before.SelectMany(answer => answer.Figures).Where(each => TextFold.Of(each.Name) == name && TextFold.Of(each.Unit ?? "") == unit).Take(2).ToList();
        return same.Count == 1 ? $" ({(same[0].FullYearEstimate ? "ước " : "")}năm {year - 1}: {ReportWording.Number(same[0].Value)}; {Change(figure, same[0].Value)})" : "";
    }

    private static string Change(Figure figure, decimal before)
    {
        var (change, isPercent) = (figure.Value - before, figure.Unit?.Trim() == "%");
        var words = change switch
        {
            0 => "không tăng, giảm",
            > 0 => $"tăng {ReportWording.Number(change)}",
            _ => $"giảm {ReportWording.Number(-change)}",
        };
        return isPercent && change != 0 ? $"{words} điểm %" : change == 0 || isPercent ? words : words + Ratio(figure.Value, before);
    }

    // Of a base of nothing, or below, no one can say a percentage.
    private static string Ratio(decimal now, decimal before)
    {
        if (before <= 0 || now < 0 || (double)now / (double)before > 1e9)
            return "";
        return $", bằng {ReportWording.Number(Math.Round(now / before * 100, 1, MidpointRounding.AwayFromZero))}%";
    }
}
