namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>How alike two texts are by the words that they share, wherever these stand.</summary>
internal static class WordBag
{
    // More say nothing new of a paragraph.
    private const int MostWords = 2_000;

    public static Dictionary<string, int> Of(string text)
    {
        var bag = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in TextPieces.Words(text).Where(word => char.IsLetterOrDigit(word[0])).Take(MostWords))
            bag[word] = bag.GetValueOrDefault(word) + 1;
        return bag;
    }

    /// <summary>1 for the same words, 0 for none in common (Dice's coefficient).</summary>
    public static double Likeness(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var all = one.Values.Sum() + other.Values.Sum();
        return all == 0 ? 0 : 2.0 * one.Sum(word => Math.Min(word.Value, other.GetValueOrDefault(word.Key))) / all;
    }
}
