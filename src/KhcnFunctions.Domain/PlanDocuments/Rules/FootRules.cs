using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Outlining;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>Nơi nhận and who signs; side by side or one after the other, each line says by itself what it is.</summary>
internal static partial class FootRules
{
    private const int LongestLine = 2_000;

    public static PlanDocument Read(PlanDocument document, IEnumerable<OutlineBlock> foot)
    {
        var recipients = new List<Found<string>>();
        var onBehalf = new List<string>();
        string? position = null, name = null;
        DocumentPlace? signed = null;
        foreach (var (text, isBullet, place) in Lines(foot))
        {
            if (DocumentParts.Recipients().IsMatch(text))
                continue;
            if (isBullet)
            {
                recipients.Add(new(text, place));
            }
            else if (OnBehalf().IsMatch(text))
            {
                onBehalf.Add(text);
                signed ??= place;
            }
            else if (Position().IsMatch(text))
            {
                position = text;
                signed ??= place;
            }
            else if (Name().IsMatch(text) && name is null && (position is not null || onBehalf.Count > 0))
            {
                name = text;
            }
            else if (recipients.Count > 0 && recipients[^1].Value.Length < LongestLine && char.IsLower(text[0]))
            {
                recipients[^1] = recipients[^1] with { Value = $"{recipients[^1].Value} {text}" };
            }
        }

        return document with
        {
            Recipients = [.. recipients.Select(line => line with { Value = line.Value.TrimEnd(';', '.', ',', ' ') })],
            Signer = position is null && name is null ? null : new(new(name, position, onBehalf), signed!),
        };
    }

    private static IEnumerable<(string Text, bool IsBullet, DocumentPlace Place)> Lines(IEnumerable<OutlineBlock> foot)
    {
        var paragraphs = foot.SelectMany(block => block switch
        {
            OutlineParagraph paragraph => [paragraph],
            OutlineTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Lines),
            _ => Enumerable.Empty<OutlineParagraph>(),
        });
        foreach (var paragraph in paragraphs)
        {
            foreach (var piece in paragraph.Shown.Split('\n', '\t'))
            {
                var shown = piece.Trim();
                // A bullet that Word counts itself is a label; one that was typed stands before the text.
                var (label, text) = TypedLabel.Split(shown);
                if (text.Length > 0)
                    yield return DocumentTree.IsBullet(label) ? (text, true, paragraph.Place) : (shown, false, paragraph.Place);
            }
        }
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(TM|KT|TL|TUQ|Q|T/M|K/T)\s*\.\s*\S", Plain, 1000)]
    private static partial Regex OnBehalf();

    [GeneratedRegex(@"^(QUYỀN\s+)?(PHÓ\s+)?(TỔNG\s+)?(GIÁM\s+ĐỐC|CHỦ\s+TỊCH|CHI\s+CỤC\s+TRƯỞNG|CỤC\s+TRƯỞNG|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|HIỆU\s+TRƯỞNG|TRƯỞNG\s+BAN|CHÁNH\s+(VĂN\s+PHÒNG|THANH\s+TRA)|VIỆN\s+TRƯỞNG|VỤ\s+TRƯỞNG|TRƯỞNG\s+PHÒNG|CHỦ\s+NHIỆM|THỦ\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG)(\s+SỞ)?$", Plain, 1000)]
    private static partial Regex Position();

    // Two to six words, each with a capital.
    [GeneratedRegex(@"^((GS|PGS|TS|ThS|BS|TSKH|CN|KS)\s*\.\s*)*\p{Lu}[\p{L}\p{M}']*(\s+\p{Lu}[\p{L}\p{M}']*){1,6}$", Plain, 1000)]
    private static partial Regex Name();
}
