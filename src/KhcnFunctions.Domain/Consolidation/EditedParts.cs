namespace KhcnFunctions.Consolidation;

/// <summary>Puts HCTH's edits in place of the compiled parts.</summary>
internal static class EditedParts
{
    private const string EndMark = "./.";

    public static ReportPart Apply(ReportPart part, PartEdit edit)
    {
        var edited = part with { Edit = edit, Blocks = BodyOf(part, edit) };
        return string.Equals(part.CompiledSha256, edit.CompiledSha256, StringComparison.OrdinalIgnoreCase)
            ? edited
            : edited with { HasNews = true, NewParagraphs = [.. NewOnes(part, edit)] };
    }

    // A paragraph that HCTH left as it was is still the unit's.
    private static List<Block> BodyOf(ReportPart part, PartEdit edit)
    {
        var compiled = part.Compiled.ToLookup(block => PartText.Write([block]), StringComparer.Ordinal);
        var blocks = PartText.Read(edit.Text, part.Key)
            .Select(block => compiled[PartText.Write([block])].FirstOrDefault() is { } same
                ? block with { Sources = same.Sources, Composed = same.Composed }
                : block with { Editor = new(edit.Author, edit.At) })
            .ToList();
        return part.Key == PartKeys.Closing ? Ended(part, blocks) : blocks;
    }

    // The text of an official document ends './.', whatever was typed.
    private static List<Block> Ended(ReportPart part, List<Block> blocks)
    {
        if (blocks.LastOrDefault() is not Paragraph last)
            return [.. blocks, .. part.Compiled];
        if (!last.Text.EndsWith(EndMark, StringComparison.Ordinal))
            blocks[^1] = last with { Text = last.Text.TrimEnd('.', ';', '/', ' ') + EndMark };
        return blocks;
    }

    private static IEnumerable<string> NewOnes(ReportPart part, PartEdit edit)
    {
        var paragraphs = part.Compiled.Where(block => block is not Heading and not Paragraph { Role: TextRole.Label }).Select(block => PartText.Write([block]));
        if (edit.Seen is { } seen)
        {
            var marks = seen.ToHashSet(StringComparer.Ordinal);
            return paragraphs.Where(paragraph => !marks.Contains(ReportPart.Mark(paragraph)));
        }

        var known = new SimilarTexts();
        foreach (var block in PartText.Read(edit.Text, part.Key))
            known.Add(PartText.Write([block]));
        return paragraphs.Where(paragraph => known.Find(paragraph) is null);
    }
}
