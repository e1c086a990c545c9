using System.Text;
using UglyToad.PdfPig.Content;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>
/// Puts the letters of a page into lines by where they stand: word processors often draw letters with marks after all others.
/// A wide gap, as between the cells of a table, becomes a tab.
/// </summary>
internal static class PdfLines
{
    private const int MostLetters = 50_000;

    // As parts of the letters' size.
    private const double SameLine = 0.4;
    private const double Blank = 0.15;
    private const double Column = 1.5;

    public static void Append(IReadOnlyList<Letter> letters, StringBuilder text)
    {
        var line = new List<Letter>();
        foreach (var letter in letters.Take(MostLetters).OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (line.Count > 0 && Math.Abs(line[0].StartBaseLine.Y - letter.StartBaseLine.Y) > SameLine * SizeOf(letter))
                AppendLine(line, text);
            line.Add(letter);
        }

        AppendLine(line, text);
        text.Append('\n');
    }

    private static void AppendLine(List<Letter> line, StringBuilder text)
    {
        Letter? previous = null;
        foreach (var letter in line.OrderBy(letter => letter.StartBaseLine.X))
        {
            var gap = previous is null ? 0 : letter.StartBaseLine.X - previous.EndBaseLine.X;
            if (gap > Column * SizeOf(letter))
                text.Append('\t');
            else if (gap > Blank * SizeOf(letter) && text[^1] is not (' ' or '\t') && letter.Value is not " ")
                text.Append(' ');
            text.Append(letter.Value);
            previous = letter;
        }

        text.Append('\n');
        line.Clear();
    }

    private static double SizeOf(Letter letter) => letter.PointSize is > 1 and < 200 ? letter.PointSize : 10;
}
