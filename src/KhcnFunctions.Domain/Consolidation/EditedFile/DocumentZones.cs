using System.Text.RegularExpressions;
using System.Xml.Linq;
using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>The four zones of the report: down to Kính gửi; the text; Nơi nhận with the signature; and the annex.</summary>
internal sealed partial record DocumentZones(IReadOnlyList<BodyBlock> Head, IReadOnlyList<BodyBlock> Text, IReadOnlyList<BodyBlock> Signature, IReadOnlyList<BodyBlock> Annex)
{
    // A head has some ten paragraphs; far below it, the same words are somebody's text.
    private const int LongestHead = 40;

    public static DocumentZones Of(IReadOnlyList<BodyBlock> blocks)
    {
        var head = EndOfHead(blocks);
        var signature = StartOfSignature(blocks, head);
        var annex = signature;
        while (annex < blocks.Count && !IsAnnexLabel(blocks[annex]))
            annex++;
        if (signature == blocks.Count)
            annex = signature = blocks.Index().Where(pair => pair.Index >= head && IsStyledAnnexLabel(pair.Item)).Select(pair => pair.Index).FirstOrDefault(blocks.Count);
        return new([.. blocks.Take(head)], [.. blocks.Take(signature).Skip(head)], [.. blocks.Take(annex).Skip(signature)], [.. blocks.Skip(annex)]);
    }

    private static int EndOfHead(IReadOnlyList<BodyBlock> blocks)
    {
        var top = blocks.Take(LongestHead).ToList();
        var addressee = top.FindIndex(block => block.Role == StyleIds.Addressee || block.Folded.StartsWith("kinh gui", StringComparison.Ordinal));
        if (addressee < 0)
            return top.FindLastIndex(block => block.Role is StyleIds.Title or StyleIds.Subject || block.Folded == "bao cao" || block.Paragraphs.Any(IsNation)) + 1;
        var end = addressee + 1;
        while (end < top.Count && (top[end].Role == StyleIds.Addressee || (top[addressee].Text.EndsWith(':') && top[end].Text.StartsWith('-'))))
            end++;
        return end;
    }

    private static int StartOfSignature(IReadOnlyList<BodyBlock> blocks, int from)
    {
        for (var index = blocks.Count - 1; index >= from; index--)
        {
            if (blocks[index].IsTable ? blocks[index].Paragraphs.Any(IsDistributionTitle) : IsDistributionTitle(blocks[index].Element))
                return index;
        }

        return blocks.Count;
    }

    private static bool IsNation(XElement paragraph) =>
        TextFold.Of(ParagraphWords.Of(paragraph)).StartsWith("cong hoa xa hoi", StringComparison.Ordinal);

    private static bool IsDistributionTitle(XElement paragraph) => TextFold.Of(ParagraphWords.Of(paragraph)).TrimEnd(':', ' ') == "noi nhan";

    private static bool IsAnnexLabel(BodyBlock block) => block.Role == StyleIds.AnnexLabel || AnnexLabel().IsMatch(block.Folded);

    private static bool IsStyledAnnexLabel(BodyBlock block) => block.Role == StyleIds.AnnexLabel;

    [GeneratedRegex(@"^phu luc( [ivx\d]{1,4})?[.:]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnnexLabel();
}
