namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>An item that two sequences share, or that one of them has alone.</summary>
/// <param name="Old">Its place in the first; null where it was added.</param>
/// <param name="New">Its place in the second; null where it was removed.</param>
internal readonly record struct DiffStep(int? Old, int? New);

/// <summary>
/// Compares two sequences by their longest common subsequence. Where what is left between the same beginning and the same end
/// is too much for that, all of it counts as replaced.
/// </summary>
internal static class SequenceDiff
{
    // Pairs of items that are looked at: as many bytes of memory.
    private const long MostPairs = 16_000_000;

    public static IReadOnlyList<DiffStep> Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> present, IEqualityComparer<T> comparer)
    {
        var most = Math.Min(old.Count, present.Count);
        var start = 0;
        while (start < most && comparer.Equals(old[start], present[start]))
            start++;
        var end = 0;
        while (end < most - start && comparer.Equals(old[^(end + 1)], present[^(end + 1)]))
            end++;

        var steps = new List<DiffStep>(old.Count);
        steps.AddRange(Enumerable.Range(0, start).Select(index => new DiffStep(index, index)));
        Middle(steps, old, present, start, end, comparer);
        steps.AddRange(Enumerable.Range(0, end).Select(index => new DiffStep(old.Count - end + index, present.Count - end + index)));
        return steps;
    }

    private static void Middle<T>(List<DiffStep> steps, IReadOnlyList<T> old, IReadOnlyList<T> present, int start, int end, IEqualityComparer<T> comparer)
    {
        var (rows, columns) = (old.Count - start - end, present.Count - start - end);
        var (row, column) = (0, 0);
        if ((long)rows * columns is > 0 and <= MostPairs)
        {
            var ways = Ways(rows, columns, (i, j) => comparer.Equals(old[start + i], present[start + j]));
            while (row < rows && column < columns)
            {
                steps.Add(ways[row, column] switch
                {
                    Way.Both => new(start + row++, start + column++),
                    Way.Old => new(start + row++, null),
                    _ => new(null, start + column++),
                });
            }
        }

        for (; row < rows; row++)
            steps.Add(new(start + row, null));
        for (; column < columns; column++)
            steps.Add(new(null, start + column));
    }

    // From the end: which way the longest common subsequence of what is left goes on.
    private static Way[,] Ways(int rows, int columns, Func<int, int, bool> same)
    {
        var ways = new Way[rows, columns];
        var (below, current) = (new int[columns + 1], new int[columns + 1]);
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                if (same(row, column))
                    (current[column], ways[row, column]) = (below[column + 1] + 1, Way.Both);
                else
                    (current[column], ways[row, column]) = below[column] >= current[column + 1] ? (below[column], Way.Old) : (current[column + 1], Way.New);
            }

            (below, current) = (current, below);
        }

        return ways;
    }

    private enum Way : byte
    {
        Both,
        Old,
        New,
    }
}
