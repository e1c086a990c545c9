using System.Globalization;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>A paragraph, heading or table of the Báo cáo with its place in words.</summary>
/// <param name="Place">Such as 'Mục I.4.a, đoạn 1'.</param>
/// <param name="Index">Number of the block in the part, from 0.</param>
internal sealed record Placed(string Place, ReportPart Part, int Index, Block Block)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI"];

    /// <summary>All blocks of all printed parts, in order.</summary>
    public static IEnumerable<Placed> In(ConsolidatedReport report)
    {
        var (section, point) = (0, 0);
        foreach (var part in report.Parts.Where(part => part.Printed.Any()))
        {
            foreach (var heading in part.Headings)
                (section, point) = heading.Level == 1 ? (section + 1, 0) : (section, point + 1);
            var (letter, count) = (0, 0);
            foreach (var (index, block) in part.Blocks.Index())
            {
                if (block is Heading written)
                    (letter, count) = (written.Restarts ? 1 : letter + 1, 0);
                else
                    count++;
                yield return new(Name(part, section, point, letter, count), part, index, block);
            }
        }
    }

    private static string Name(ReportPart part, int section, int point, int letter, int count)
    {
        var small = letter == 0 ? "" : $".{HeadingNumbering.Letter(letter)}";
        var place = part.Headings.Count == 0 ? part.Name : string.Create(CultureInfo.InvariantCulture, $"Mục {Roman[section - 1]}{(point == 0 ? "" : $".{point}")}{small}");
        return count == 0 ? place : string.Create(CultureInfo.InvariantCulture, $"{place}, đoạn {count}");
    }
}
