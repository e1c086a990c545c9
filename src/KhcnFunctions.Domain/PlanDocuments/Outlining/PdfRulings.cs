using UglyToad.PdfPig.Content;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>A drawn line of a table: it lies at <paramref name="At"/> on one axis and reaches over the other.</summary>
internal readonly record struct Ruling(double At, double From, double To)
{
    public bool Covers(double point) => From - PdfRulings.Slack <= point && point <= To + PdfRulings.Slack;
}

/// <summary>A table on a page, by its drawn lines; x grows to the right, y upwards, in points.</summary>
/// <param name="Xs">Where columns meet, from the left.</param>
/// <param name="Ys">Where rows meet, from the top.</param>
internal sealed record PdfGrid(IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<Ruling> Verticals, IReadOnlyList<Ruling> Horizontals)
{
    public bool Holds(Letter letter) => letter.StartBaseLine.Y <= Ys[0] && letter.StartBaseLine.Y >= Ys[^1] && letter.StartBaseLine.X >= Xs[0] - PdfRulings.Slack && letter.StartBaseLine.X <= Xs[^1];

    /// <summary>The cells of a row: first column, columns covered, and whether no line parts it from the cell above.</summary>
    public IEnumerable<(int Column, int Span, bool ContinuesAbove)> Cells(int row)
    {
        var middle = (Ys[row] + Ys[row + 1]) / 2;
        for (var column = 0; column < Xs.Count - 1;)
        {
            var span = 1;
            while (column + span < Xs.Count - 1 && !Verticals.Any(line => Math.Abs(line.At - Xs[column + span]) <= PdfRulings.Slack && line.Covers(middle)))
                span++;
            var centre = (Xs[column] + Xs[column + span]) / 2;
            yield return (column, span, row > 0 && !Horizontals.Any(line => Math.Abs(line.At - Ys[row]) <= PdfRulings.Slack && line.Covers(centre)));
            column += span;
        }
    }
}

/// <summary>Finds the tables of a page by the lines that are drawn around their cells.</summary>
internal static class PdfRulings
{
    /// <summary>Points by which lines that meet may miss each other.</summary>
    public const double Slack = 2.5;

    private const double Thickest = 3;
    private const double Shortest = 6;
    private const int MostColumns = 40;
    private const int MostRows = 500;
    private const int MostLines = 8_000;

    /// <summary>From the top of the page down.</summary>
    public static IReadOnlyList<PdfGrid> Grids(Page page)
    {
        var (horizontals, verticals) = (new List<Ruling>(), new List<Ruling>());
        foreach (var path in page.Paths.Where(path => path.IsFilled || path.IsStroked).Take(MostLines))
        {
            foreach (var part in path)
            {
                if (part.GetBoundingRectangle() is not { } box)
                    continue;
                Add(box.Left, box.Right, box.Bottom, box.Top, path.IsStroked, horizontals, verticals);
            }
        }

        var grids = new List<PdfGrid>();
        foreach (var (bottom, top) in Bands(verticals))
        {
            var columns = verticals.Where(line => line.From >= bottom - Slack && line.To <= top + Slack).ToList();
            var rows = horizontals.Where(line => line.At >= bottom - Slack && line.At <= top + Slack).ToList();
            var xs = Distinct(columns.Select(line => line.At));
            var ys = Distinct(rows.Select(line => line.At));
            ys.Reverse();
            // Less than three columns are a frame, or a header set in a table.
            if (xs.Count is >= 4 and <= MostColumns && ys.Count is >= 2 and <= MostRows)
                grids.Add(new(xs, ys, columns, rows));
        }

        grids.Sort((one, other) => other.Ys[0].CompareTo(one.Ys[0]));
        return grids;
    }

    private static void Add(double left, double right, double bottom, double top, bool isStroked, List<Ruling> horizontals, List<Ruling> verticals)
    {
        var (width, height) = (right - left, top - bottom);
        if (height <= Thickest && width >= Shortest)
        {
            horizontals.Add(new((bottom + top) / 2, left, right));
        }
        else if (width <= Thickest && height >= Shortest)
        {
            verticals.Add(new((left + right) / 2, bottom, top));
        }
        else if (isStroked && width >= Shortest && height >= Shortest)
        {
            horizontals.AddRange([new(bottom, left, right), new(top, left, right)]);
            verticals.AddRange([new(left, bottom, top), new(right, bottom, top)]);
        }
    }

    /// <summary>Stretches of the page that upright lines cover without a gap.</summary>
    private static List<(double Bottom, double Top)> Bands(List<Ruling> verticals)
    {
        var bands = new List<(double Bottom, double Top)>();
        foreach (var line in verticals.OrderBy(line => line.From))
        {
            if (bands.Count > 0 && line.From <= bands[^1].Top + Slack)
                bands[^1] = (bands[^1].Bottom, Math.Max(bands[^1].Top, line.To));
            else
                bands.Add((line.From, line.To));
        }

        return bands;
    }

    private static List<double> Distinct(IEnumerable<double> places)
    {
        var distinct = new List<double>();
        foreach (var place in places.Order())
        {
            if (distinct.Count == 0 || place - distinct[^1] > Slack)
                distinct.Add(place);
        }

        return distinct;
    }
}
