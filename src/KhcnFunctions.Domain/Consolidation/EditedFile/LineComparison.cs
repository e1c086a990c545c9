namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Compares the lines of a part. Of lines removed and added at one place, those that are alike are one changed line.</summary>
internal static class LineComparison
{
    private const double Alike = 0.4;
    private const int MostPairs = 40_000;

    public static IReadOnlyList<LineChange> Of(IReadOnlyList<EditedLine> before, IReadOnlyList<EditedLine> after)
    {
        var changes = new List<LineChange>();
        var (removed, added) = (new List<EditedLine>(), new List<EditedLine>());
        foreach (var step in SequenceDiff.Of(before, after, EqualityComparer<EditedLine>.Default))
        {
            if (step is { Old: not null, New: { } kept })
            {
                changes.AddRange(Close(removed, added));
                changes.Add(new(LineState.Kept, after[kept].Kind, after[kept].Text, after[kept].Text));
            }
            else if (step.Old is { } old)
            {
                removed.Add(before[old]);
            }
            else
            {
                added.Add(after[step.New!.Value]);
            }
        }

        changes.AddRange(Close(removed, added));
        return changes;
    }

    private static List<LineChange> Close(List<EditedLine> removed, List<EditedLine> added)
    {
        var changes = new List<LineChange>();
        var next = 0;
        var last = 0;
        foreach (var (old, present) in Pairs(removed, added))
        {
            changes.AddRange(removed[last..old].Select(Removed));
            changes.AddRange(added[next..present].Select(Added));
            changes.Add(new(LineState.Changed, added[present].Kind, removed[old].Text, added[present].Text));
            (last, next) = (old + 1, present + 1);
        }

        changes.AddRange(removed[last..].Select(Removed));
        changes.AddRange(added[next..].Select(Added));
        removed.Clear();
        added.Clear();
        return changes;
    }

    // The pairs in order that are most alike altogether.
    private static IEnumerable<(int Old, int New)> Pairs(List<EditedLine> removed, List<EditedLine> added)
    {
        var (rows, columns) = (removed.Count, added.Count);
        if (rows == 0 || columns == 0 || (long)rows * columns > MostPairs)
            yield break;
        var likeness = Likeness(removed, added);
        var best = new double[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
                best[row, column] = Math.Max(Paired(row, column), Math.Max(best[row + 1, column], best[row, column + 1]));
        }

        for (var (row, column) = (0, 0); row < rows && column < columns;)
        {
            if (likeness[row, column] > 0 && best[row, column] <= Paired(row, column))
                yield return (row++, column++);
            else if (best[row + 1, column] >= best[row, column + 1])
                row++;
            else
                column++;
        }

        double Paired(int row, int column) => likeness[row, column] > 0 ? likeness[row, column] + best[row + 1, column + 1] : 0;
    }

    private static double[,] Likeness(List<EditedLine> removed, List<EditedLine> added)
    {
        var (old, present) = (removed.ConvertAll(line => WordBag.Of(line.Text)), added.ConvertAll(line => WordBag.Of(line.Text)));
        var likeness = new double[old.Count, present.Count];
        for (var row = 0; row < old.Count; row++)
        {
            for (var column = 0; column < present.Count; column++)
            {
                var alike = (removed[row].Kind is LineKind.Row) == (added[column].Kind is LineKind.Row) ? WordBag.Likeness(old[row], present[column]) : 0;
                likeness[row, column] = alike >= Alike ? alike : 0;
            }
        }

        return likeness;
    }

    private static LineChange Removed(EditedLine line) => new(LineState.Removed, line.Kind, line.Text, null);

    private static LineChange Added(EditedLine line) => new(LineState.Added, line.Kind, null, line.Text);
}
