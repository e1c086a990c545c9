namespace KhcnFunctions.Plans.Reading;

/// <summary>Guesses what a mistyped name was meant to be.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The known name with the fewest typing slips from the given one; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
            return null;

        var allowed = Math.Max(2, name.Length / 3);
        return known
            .Where(candidate => candidate.Length <= LongestName && Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (candidate, slips: Slips(name, candidate)))
            .Where(pair => pair.slips <= allowed && pair.slips < Math.Max(name.Length, pair.candidate.Length))
            .OrderBy(pair => pair.slips)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Letters inserted, left out, changed, or swapped with their neighbour (optimal string alignment); case is no slip.</summary>
    private static int Slips(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(table, left, right, i, j);
        }

        return table[left.Length, right.Length];
    }

    private static int Cheapest(int[,] table, string left, string right, int i, int j)
    {
        var changed = table[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
        var best = Math.Min(changed, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
