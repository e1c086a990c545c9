using System.Diagnostics;
using System.Text;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Narratives;
using UglyToad.PdfPig.Content;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>The outline of a PDF with text: its lines, as a text copied out of it, and the tables whose cells are drawn.</summary>
internal static class PdfOutline
{
    private const int MostPages = 300;
    private const int MostLetters = 50_000;
    private const int FewestLetters = 50;

    // In points: letters whose base lines lie nearer than this stand on one line; an indent is written as so many blanks.
    private const double SameLine = 4.5;
    private const double BlankWidth = 4;
    private const double MostIndent = 100;

    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(20);

    /// <exception cref="PlanDocumentException">It has no text, or can't be read to its end.</exception>
    public static Outline Read(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        var pages = new PdfPages();
        try
        {
            using var document = PdfText.Open(bytes);
            if (document.NumberOfPages > MostPages)
                throw new PlanDocumentException(OutlineReader.TooLong);
            var watch = Stopwatch.StartNew();
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                var page = document.GetPage(number);
                pages.Add(page, [.. page.Letters.Take(MostLetters)]);
                if (watch.Elapsed > LongestReading)
                    throw new PlanDocumentException(OutlineReader.TooLong);
            }
        }
        catch (Exception e) when (PdfText.IsBroken(e) && e is not PlanDocumentException)
        {
            throw new PlanDocumentException(OutlineReader.Scan);
        }

        return pages.Letters < FewestLetters ? throw new PlanDocumentException(OutlineReader.Scan) : TextOutline.Of(pages.Lines, isBroken: true);
    }

    /// <param name="Left">Where it begins on the page, in points.</param>
    private sealed record PdfLine(string Text, double Left, double Right);

    /// <summary>Collects lines and tables page by page; a table goes on over pages.</summary>
    private sealed class PdfPages
    {
        private readonly List<TextLine> _lines = [];
        private OpenTable? _table;
        private int _tables;

        public int Letters { get; private set; }

        public IReadOnlyList<TextLine> Lines
        {
            get
            {
                Close();
                return _lines;
            }
        }

        public void Add(Page page, IReadOnlyList<Letter> letters)
        {
            Letters += letters.Count(letter => letter.Value.Any(char.IsLetter));
            var left = letters.ToList();
            foreach (var grid in PdfRulings.Grids(page))
            {
                var above = left.Where(letter => letter.StartBaseLine.Y > grid.Ys[0] && !grid.Holds(letter)).ToList();
                AddLines(above, page.Number);
                left = [.. left.Except(above)];
                var inside = left.Where(grid.Holds).ToList();
                left = [.. left.Except(inside)];
                AddGrid(grid, inside, page.Number);
            }

            AddLines(left, page.Number);
        }

        private void AddLines(IReadOnlyList<Letter> letters, int page)
        {
            var lines = LinesOf(letters);
            var margin = lines.Count == 0 ? 0 : lines.Min(line => line.Left);
            foreach (var line in lines)
            {
                // The number of a page stands between the parts of a table and ends none.
                if (line.Text.Length <= 3 && line.Text.All(char.IsDigit))
                    continue;
                Close();
                _lines.Add(new(new string(' ', (int)Math.Clamp((line.Left - margin) / BlankWidth, 0, MostIndent)) + line.Text, new(_lines.Count + 1, page)));
            }
        }

        private void AddGrid(PdfGrid grid, IReadOnlyList<Letter> letters, int page)
        {
            if (_table is null || _table.Columns != grid.Xs.Count)
            {
                Close();
                _table = new(++_tables, grid.Xs.Count, new(_lines.Count + 1, page, _tables, 1));
            }

            for (var row = 0; row < grid.Ys.Count - 1; row++)
            {
                var place = new DocumentPlace(_lines.Count + 1, page, _table.Number, _table.Rows.Count + 1);
                var inRow = letters.Where(letter => letter.StartBaseLine.Y <= grid.Ys[row] && letter.StartBaseLine.Y > grid.Ys[row + 1]).ToList();
                var cells = grid.Cells(row).Select(cell => Cell(grid, cell, inRow, place)).ToList();
                _table.Add(new(place, cells), isFirstOfPage: row == 0);
            }
        }

        private static OutlineCell Cell(PdfGrid grid, (int Column, int Span, bool ContinuesAbove) cell, IReadOnlyList<Letter> letters, DocumentPlace place)
        {
            var (left, right) = (grid.Xs[cell.Column], grid.Xs[cell.Column + cell.Span]);
            var inside = letters.Where(letter => letter.StartBaseLine.X >= left - 1 && letter.StartBaseLine.X < right - 1).ToList();
            return new(cell.Column, cell.Span, cell.ContinuesAbove, [.. Paragraphs(LinesOf(inside), left, right).Select(text => new OutlineParagraph(place, "", text))]);
        }

        /// <summary>A line that had room for the next one's first word ended by itself; the others were broken.</summary>
        private static List<string> Paragraphs(IReadOnlyList<PdfLine> lines, double left, double right)
        {
            var paragraphs = new List<string>();
            PdfLine? before = null;
            // Text stands as far from the right edge as from the left one.
            var edge = right - (lines.Count == 0 ? 0 : Math.Max(lines.Min(line => line.Left) - left, 0));
            foreach (var line in lines)
            {
                var word = (line.Text.Split(' ')[0].Length + 1) * (line.Right - line.Left) / line.Text.Length;
                if (before is not null && (!char.IsUpper(line.Text[0]) || before.Right + word > edge || before.Text[^1] is ',' or '-' || before.Text.EndsWith(" và", StringComparison.Ordinal)))
                    paragraphs[^1] = $"{paragraphs[^1]} {line.Text}";
                else
                    paragraphs.Add(line.Text);
                before = line;
            }

            return paragraphs;
        }

        private static List<PdfLine> LinesOf(IReadOnlyList<Letter> letters)
        {
            var lines = new List<PdfLine>();
            var line = new List<Letter>();
            foreach (var letter in letters.OrderByDescending(letter => letter.StartBaseLine.Y))
            {
                if (line.Count > 0 && line[0].StartBaseLine.Y - letter.StartBaseLine.Y > SameLine)
                    End();
                line.Add(letter);
            }

            End();
            return lines;

            void End()
            {
                var text = new StringBuilder();
                PdfLines.Append(line, text);
                var plain = CleanText.Of(text.ToString()).Trim().Replace('\n', ' ');
                var drawn = line.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
                if (plain.Length > 0 && drawn.Count > 0)
                    lines.Add(new(plain, drawn.Min(letter => letter.StartBaseLine.X), drawn.Max(letter => letter.EndBaseLine.X)));
                line.Clear();
            }
        }

        private void Close()
        {
            if (_table is { } table)
                _lines.Add(new("", table.Place, new OutlineTable(table.Place, table.Rows)));
            _table = null;
        }
    }

    private sealed class OpenTable(int number, int columns, DocumentPlace place)
    {
        public int Number { get; } = number;

        public int Columns { get; } = columns;

        public DocumentPlace Place { get; } = place;

        public List<OutlineRow> Rows { get; } = [];

        private bool _atTop;

        /// <summary>Adds a row; one that a page broke is put together with the row above, behind the head that comes again.</summary>
        public void Add(OutlineRow row, bool isFirstOfPage)
        {
            _atTop = isFirstOfPage ? Rows.Count > 0 : _atTop;
            if (_atTop && IsHead(row))
                return;
            if (_atTop && row.Cells.Count == Rows[^1].Cells.Count && row.Cells[0].Lines.Count == 0)
                Rows[^1] = Rows[^1] with { Cells = [.. Rows[^1].Cells.Zip(row.Cells, Joined)] };
            else
                Rows.Add(row);
            _atTop = false;
        }

        private bool IsHead(OutlineRow row) => Rows.Take(3).Any(head => head.Cells.Count == row.Cells.Count && head.Cells.Zip(row.Cells).All(pair => pair.First.OneLine == pair.Second.OneLine));

        private static OutlineCell Joined(OutlineCell above, OutlineCell below)
        {
            if (above.Lines.Count == 0 || below.Lines.Count == 0)
                return above.Lines.Count == 0 ? above with { Lines = below.Lines } : above;
            var joined = above.Lines[^1] with { Text = $"{above.Lines[^1].Text} {below.Lines[0].Text}" };
            return above with { Lines = [.. above.Lines.SkipLast(1), joined, .. below.Lines.Skip(1)] };
        }
    }
}
