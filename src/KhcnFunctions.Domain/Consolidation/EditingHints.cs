namespace KhcnFunctions.Consolidation;

/// <summary>Where HCTH may want to change the wording or merge paragraphs. Nothing of it is applied by itself, and the Báo cáo shows nothing of it.</summary>
/// <param name="Wording">A unit speaking of itself, in the order of the report.</param>
/// <param name="Merges">Paragraphs that say nearly what an earlier one says, each once.</param>
public sealed record EditingHints(IReadOnlyList<WordingHint> Wording, IReadOnlyList<MergeHint> Merges)
{
    // Shorter ones are alike without saying the same.
    private const int FewestWords = 8;

    /// <summary>The time taken grows with the length of the report, not with its square.</summary>
    public static EditingHints Of(ConsolidatedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var written = Placed.In(report).Where(placed => placed.Block is Paragraph { Role: TextRole.Body or TextRole.Item, Composed: false } && (placed.Block.Editor is not null || placed.Block.Sources.Count == 1)).ToList();
        var firstPerson = new FirstPerson(written.SelectMany(placed => placed.Block.Sources).Select(source => source.UnitName).Distinct(StringComparer.Ordinal));
        return new([.. written.SelectMany(placed => WordingOf(firstPerson, placed))], [.. MergesOf(written)]);
    }

    private static IEnumerable<WordingHint> WordingOf(FirstPerson firstPerson, Placed placed)
    {
        var text = TextOf(placed);
        return firstPerson.Find(text, placed.Block.Sources is [var source, ..] ? source.UnitName : null)
            .Select(found => new WordingHint(placed.Part.Key, placed.Index, placed.Place, found.Offset, found.Length, text.Substring(found.Offset, found.Length), FirstPerson.Proposed));
    }

    private static IEnumerable<MergeHint> MergesOf(List<Placed> written)
    {
        var texts = new SimilarTexts();
        var firsts = new List<Placed>();
        foreach (var placed in written.Where(placed => WordsOf(TextOf(placed)) >= FewestWords))
        {
            if (texts.FindOrAdd(TextOf(placed), out _) is not { } found)
                firsts.Add(placed);
            else if (firsts[found.Number] is var first)
                yield return new(placed.Part.Key, placed.Index, placed.Place, first.Part.Key, first.Index, first.Place, (int)Math.Floor(found.Share * 100));
        }
    }

    private static int WordsOf(string text) => text.AsSpan().Trim().Count(' ') + 1;

    private static string TextOf(Placed placed) => ((Paragraph)placed.Block).Text;
}

/// <summary>A unit that speaks of itself where the department speaks.</summary>
/// <param name="Part">Key of the part.</param>
/// <param name="Paragraph">Number of the block in the part, from 0.</param>
/// <param name="Place">In words, such as 'Mục I.4.a, đoạn 1'.</param>
/// <param name="Offset">In UTF-16 units from the beginning of the paragraph.</param>
/// <param name="Found">The words that stand there.</param>
/// <param name="Proposed">The words to stand there instead.</param>
public sealed record WordingHint(string Part, int Paragraph, string Place, int Offset, int Length, string Found, string Proposed);

/// <summary>Two paragraphs that say nearly the same.</summary>
/// <param name="Part">Key of the part of the later one.</param>
/// <param name="Paragraph">Number of its block in the part, from 0.</param>
/// <param name="OtherPart">Key of the part of the first one.</param>
/// <param name="Percent">How much they have in common; 100 where the words are the same.</param>
public sealed record MergeHint(string Part, int Paragraph, string Place, string OtherPart, int OtherParagraph, string OtherPlace, int Percent);
