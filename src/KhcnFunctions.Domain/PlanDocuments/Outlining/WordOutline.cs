using System.Globalization;
using System.Text;
using System.Xml;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Narratives;
using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>The outline of a .docx (ISO/IEC 29500-1, part 17), read node by node; text boxes stand before the paragraph that holds them.</summary>
internal sealed class WordOutline
{
    private const int DeepestTable = 20;
    private const int DeepestNode = 1_000;
    private const string TooDeep = "văn bản có bảng hoặc khung lồng nhau quá nhiều lớp nên không đọc được; đề nghị lưu lại dạng đơn giản hơn rồi thử lại";

    private readonly WordFonts _fonts;
    private readonly WordNumbering _numbering;
    private readonly WordParagraphStyles _styles;
    private readonly Stack<List<OutlineBlock>> _containers = new([[]]);
    private readonly Stack<OpenParagraph> _paragraphs = new();
    private readonly Stack<OpenTable> _tables = new();
    private int _skipDepth = -1;
    private int _count;
    private int _tableCount;
    private int _page = 1;
    private int _letters;
    private bool _isText;
    private bool _isBoldRun;
    private bool _inRun;
    private string? _font;
    private string? _runStyle;

    private WordOutline(ZipDirectory zip, UnpackingBudget budget)
    {
        _fonts = WordFonts.Read(zip, budget);
        _numbering = WordNumbering.Read(zip, budget);
        _styles = WordParagraphStyles.Read(zip, budget);
    }

    /// <exception cref="PlanDocumentException">It breaks off, is too long or nested too deep.</exception>
    public static Outline Read(Stream file)
    {
        var zip = PackageText.Open(file) ?? throw new PlanDocumentException(FileReasons.Broken);
        var budget = new UnpackingBudget(PackageText.MostXml);
        var outline = new WordOutline(zip, budget);
        if (!PackageText.Walk(zip, MainPart(zip, budget), budget, outline.Visit))
            throw new PlanDocumentException(FileReasons.Broken);
        return new(outline._containers.Last());
    }

    private DocumentPlace Here => new(_count, _page > 1 ? _page : null, _tables.TryPeek(out var table) ? table.Number : null, _tables.TryPeek(out table) ? table.Rows.Count + 1 : null);

    private bool Visit(XmlReader xml)
    {
        if (_skipDepth >= 0)
        {
            if (xml.NodeType is XmlNodeType.EndElement && xml.Depth == _skipDepth)
                _skipDepth = -1;
            return true;
        }

        switch (xml.NodeType)
        {
            // What was deleted or moved away is no text; a fallback says again what was said; codes of fields are not shown.
            case XmlNodeType.Element when xml.LocalName is "del" or "moveFrom" or "Fallback" or "instrText" or "delText" or "sectPr":
                _skipDepth = xml.IsEmptyElement ? -1 : xml.Depth;
                break;
            case XmlNodeType.Element:
                var isEmpty = xml.IsEmptyElement;
                Start(xml);
                if (isEmpty)
                    End(xml.LocalName);
                break;
            case XmlNodeType.EndElement:
                End(xml.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _isText:
                Append(Decode(xml.Value));
                break;
        }

        if (_letters > OutlineReader.MostText || _count > OutlineReader.MostParagraphs)
            throw new PlanDocumentException(OutlineReader.TooLong);
        if (_tables.Count > DeepestTable || xml.Depth > DeepestNode)
            throw new PlanDocumentException(TooDeep);
        return true;
    }

    private void Start(XmlReader xml)
    {
        _paragraphs.TryPeek(out var paragraph);
        _tables.TryPeek(out var table);
        switch (xml.LocalName)
        {
            case "p":
                _count++;
                _paragraphs.Push(new OpenParagraph(Here));
                break;
            case "txbxContent":
                _containers.Push([]);
                break;
            case "tbl":
                _tables.Push(new OpenTable(++_tableCount, new(_count + 1, _page > 1 ? _page : null, _tableCount, 1)));
                break;
            case "tr" when table is not null:
                table.Cells = [];
                table.Column = 0;
                break;
            case "gridBefore" when table is not null:
                table.Column += Number(xml.Value("val"));
                break;
            case "tc" when table is not null:
                (table.Span, table.Continues) = (1, false);
                _containers.Push([]);
                break;
            case "gridSpan" when table is not null:
                table.Span = Math.Clamp(Number(xml.Value("val")), 1, 100);
                break;
            case "vMerge" when table is not null:
                table.Continues = xml.Value("val") is null or "continue";
                break;
            case "r":
                (_inRun, _isBoldRun, _font, _runStyle) = (true, _styles.IsBold(paragraph?.Style), null, null);
                break;
            case "t":
                _isText = true;
                break;
            case "pStyle" when paragraph is not null:
                paragraph.Style = xml.Value("val");
                break;
            case "numId" when paragraph is not null:
                paragraph.NumberId = xml.Value("val");
                break;
            case "ilvl" when paragraph is not null:
                paragraph.Level = Number(xml.Value("val"));
                break;
            case "jc" when paragraph is not null:
                paragraph.IsCentred = xml.Value("val") == "center";
                break;
            case "b" when _inRun:
                _isBoldRun = xml.Value("val") is not ("0" or "false");
                break;
            case "rFonts" when _inRun:
                _font = xml.Font();
                break;
            case "rStyle" when _inRun:
                _runStyle = xml.Value("val");
                break;
            case "tab" when _inRun:
                Append("\t");
                break;
            case "br" or "cr" when _inRun:
                if (xml.Value("type") == "page")
                    _page++;
                else
                    Append("\n");
                break;
            case "lastRenderedPageBreak":
                _page++;
                break;
            case "noBreakHyphen":
                Append("-");
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when _paragraphs.Count > 0:
                _containers.Peek().Add(Close(_paragraphs.Pop()));
                break;
            case "txbxContent" when _containers.Count > 1:
                var box = _containers.Pop();
                _containers.Peek().AddRange(box);
                break;
            case "tc" when _tables.TryPeek(out var table) && _containers.Count > 1:
                table.Cells.Add(new(table.Column, table.Span, table.Continues, Lines(_containers.Pop())));
                table.Column += table.Span;
                break;
            case "tr" when _tables.TryPeek(out var open):
                if (open.Cells.Count > 0)
                    open.Rows.Add(new(new(_count, _page > 1 ? _page : null, open.Number, open.Rows.Count + 1), open.Cells));
                break;
            case "tbl" when _tables.Count > 0:
                var closed = _tables.Pop();
                if (closed.Rows.Count > 0)
                    _containers.Peek().Add(new OutlineTable(closed.Place, closed.Rows));
                break;
            case "r":
                _inRun = false;
                break;
            case "t":
                _isText = false;
                break;
        }
    }

    private OutlineParagraph Close(OpenParagraph paragraph)
    {
        var text = CleanText.Of(paragraph.Text.ToString()).Trim(' ', '\n');
        var (id, level) = paragraph.NumberId is { } own ? (own, paragraph.Level) : _styles.Numbering(paragraph.Style) ?? ("0", 0);
        var label = id == "0" ? "" : _numbering.Next(id, level);
        if (label.Length == 0 && !text.StartsWith('\t'))
            (label, text) = TypedLabel.Split(text);
        var isBold = paragraph.Letters > 0 && paragraph.BoldLetters == paragraph.Letters;
        return new(paragraph.Place, label, text, isBold, paragraph.IsCentred ?? _styles.IsCentred(paragraph.Style));
    }

    // A table inside a cell is read as lines of that cell.
    private static List<OutlineParagraph> Lines(List<OutlineBlock> blocks) =>
        [.. blocks.SelectMany(block => block switch
        {
            OutlineParagraph paragraph => paragraph.Shown.Length == 0 ? [] : [paragraph],
            OutlineTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Lines),
            _ => Enumerable.Empty<OutlineParagraph>(),
        })];

    private void Append(string text)
    {
        if (!_paragraphs.TryPeek(out var paragraph))
            return;
        _letters += text.Length;
        paragraph.Text.Append(text);
        var letters = text.Count(letter => !char.IsWhiteSpace(letter));
        paragraph.Letters += letters;
        if (_isBoldRun)
            paragraph.BoldLetters += letters;
    }

    private string Decode(string text)
    {
        var font = _font ?? _fonts.Of(_runStyle) ?? _fonts.Of(_paragraphs.TryPeek(out var paragraph) ? paragraph.Style : null) ?? _fonts.Default;
        return LegacyText.IsLegacy(font) ? LegacyText.Decode(text, font) : text;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1000) : 0;

    // Usually word/document.xml; the package may say otherwise.
    private static string MainPart(ZipDirectory zip, UnpackingBudget budget)
    {
        string? target = null;
        PackageText.Walk(zip, "_rels/.rels", budget, xml =>
        {
            if (xml.NodeType is XmlNodeType.Element && xml.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                target = xml.GetAttribute("Target");
            return target is null;
        });
        return target?.TrimStart('/') ?? "word/document.xml";
    }

    private sealed class OpenParagraph(DocumentPlace place)
    {
        public DocumentPlace Place { get; } = place;

        public StringBuilder Text { get; } = new();

        public string? Style { get; set; }

        public string? NumberId { get; set; }

        public int Level { get; set; }

        public bool? IsCentred { get; set; }

        public int Letters { get; set; }

        public int BoldLetters { get; set; }
    }

    private sealed class OpenTable(int number, DocumentPlace place)
    {
        public int Number { get; } = number;

        public DocumentPlace Place { get; } = place;

        public List<OutlineRow> Rows { get; } = [];

        public List<OutlineCell> Cells { get; set; } = [];

        public int Column { get; set; }

        public int Span { get; set; } = 1;

        public bool Continues { get; set; }
    }
}
