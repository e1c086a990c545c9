using System.Globalization;
using System.Text;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Desk.Board;

/// <summary>
/// Draws the progress as a line of steps, and that of the year before as a broken one. A picture of figures and days alone: a
/// table beside it says the same in words.
/// </summary>
internal static class ProgressChart
{
    private const int Width = 720;
    private const int Height = 260;
    private const int Left = 44;
    private const int Right = 16;
    private const int Top = 16;
    private const int Bottom = 44;

    public static string Draw(Progress progress)
    {
        var svg = new StringBuilder();
        var highest = Math.Max(1, Math.Max(progress.Units, progress.UnitsBefore));
        var summary = $"Đến {DayText.Date(progress.Today)}, {DayText.Count(progress.SentBy(progress.Today))}/{DayText.Count(progress.Units)} đơn vị đã gửi"
            + (progress.UnitsBefore > 0 ? $"; cùng ngày năm trước {DayText.Count(progress.BeforeBy(progress.Today))}/{DayText.Count(progress.UnitsBefore)}." : ".");
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Tiến độ gửi báo cáo. {summary}\" font-size=\"13\" fill=\"#1a1a1a\">");
        foreach (var share in new[] { 0, 25, 50, 75, 100 })
        {
            var count = (int)Math.Round(highest * share / 100.0);
            var y = Y(count);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y}\" x2=\"{Width - Right}\" y2=\"{y}\" stroke=\"#d0d0d0\"/><text x=\"{Left - 6}\" y=\"{y + 4}\" text-anchor=\"end\">{count}</text>");
        }

        foreach (var (day, words, color) in Days(progress))
        {
            var x = X(day);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Height - Bottom}\" stroke=\"{color}\" stroke-dasharray=\"2 3\"/>");
            var anchor = x < Left + 60 ? "start" : x > Width - 90 ? "end" : "middle";
            var line = words == "Hôm nay" ? Height - Bottom + 34 : Height - Bottom + 18;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{line}\" text-anchor=\"{anchor}\" fill=\"{color}\">{words} {day.ToString("dd/MM", CultureInfo.InvariantCulture)}</text>");
        }

        if (progress.UnitsBefore > 0)
            Line(progress.Before, progress.To, "#8a4b00", "6 4", 2);
        Line(progress.Sent, progress.Today < progress.To ? progress.Today : progress.To, "#0b4f8a", "none", 3);
        svg.Append("</svg>");
        svg.Append("<p class=\"legend\">Nét liền: năm nay").Append(progress.UnitsBefore > 0 ? "; nét đứt: năm trước. " : ". ").Append(summary).Append("</p>");
        return svg.ToString();

        double X(DateOnly day)
        {
            var days = Math.Max(1, progress.To.DayNumber - progress.From.DayNumber);
            var at = Math.Clamp(day.DayNumber - progress.From.DayNumber, 0, days);
            return Math.Round(Left + ((Width - Left - Right) * (double)at / days), 1);
        }

        double Y(int count) => Math.Round(Height - Bottom - ((Height - Top - Bottom) * (double)count / highest), 1);

        void Line(IReadOnlyList<(DateOnly Day, int Sent)> steps, DateOnly until, string color, string dash, int thickness)
        {
            var path = new StringBuilder();
            path.Append(CultureInfo.InvariantCulture, $"M{X(progress.From)} {Y(0)}");
            foreach (var (day, sent) in steps.Where(step => step.Day <= until))
                path.Append(CultureInfo.InvariantCulture, $"H{X(day)}V{Y(sent)}");
            path.Append(CultureInfo.InvariantCulture, $"H{X(until)}");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{thickness}\" stroke-dasharray=\"{dash}\"/>");
        }
    }

    private static IEnumerable<(DateOnly Day, string Words, string Color)> Days(Progress progress)
    {
        yield return (progress.From, "Từ", "#4a4a4a");
        yield return (progress.LastDay, "Hạn", "#a31616");
        yield return (progress.To, "Đến", "#4a4a4a");
        if (progress.Today > progress.From && progress.Today < progress.To)
            yield return (progress.Today, "Hôm nay", "#0b4f8a");
    }
}
