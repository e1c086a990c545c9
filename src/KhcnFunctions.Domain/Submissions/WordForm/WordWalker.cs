using System.Globalization;
using System.Text;
using System.Xml;
using KhcnFunctions.Submissions.Narratives;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>Turns the nodes of a Word document, as they come, into lines. Keeps no more than the open cells and what is read.</summary>
internal sealed class WordWalker(WordFonts fonts)
{
    private const int MostLines = 100_000;
    private const int MostControls = 5_000;
    private const int DeepestNesting = 2_000;

    private readonly List<WordLine> _lines = [];
    private readonly Stack<WordFrame> _frames = new();
    private readonly Stack<List<WordFrame>> _rows = new();
    private readonly Stack<OpenControl> _controls = new();
    private readonly RunState _run = new();
    private WordFrame? _paragraph;
    private int _paragraphDepth;
    private int _skipDepth = -1;
    private int _letters;
    private int _controlCount;
    private bool _isText;

    public IReadOnlyList<WordLine> Lines => _lines;

    public bool HadLegacyFonts { get; private set; }

    private WordFrame? Frame => _frames.TryPeek(out var cell) ? cell : _paragraph;

    /// <returns>False once more was read than a report can hold.</returns>
    public bool Visit(XmlReader xml)
    {
        if (_skipDepth >= 0)
        {
            if (xml.NodeType is XmlNodeType.EndElement && xml.Depth == _skipDepth)
                _skipDepth = -1;
            return true;
        }

        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                // What was deleted or moved away is no text; a fallback says again what was said.
                if (xml.LocalName is "del" or "moveFrom" or "Fallback")
                    _skipDepth = xml.IsEmptyElement ? -1 : xml.Depth;
                else
                    Start(xml);
                break;
            case XmlNodeType.EndElement:
                End(xml.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _isText:
                Append(Decode(xml.Value));
                break;
        }

        return _letters < NarrativeReader.MostText && _lines.Count < MostLines && _controlCount < MostControls && xml.Depth < DeepestNesting;
    }

    private void Start(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p" when !xml.IsEmptyElement:
                StartParagraph();
                break;
            case "p":
                StartParagraph();
                EndParagraph();
                break;
            case "tr" when !xml.IsEmptyElement:
                _rows.Push([]);
                break;
            case "tc" when !xml.IsEmptyElement:
                _frames.Push(new WordFrame());
                break;
            case "sdt" when !xml.IsEmptyElement:
                _controlCount++;
                _controls.Push(new OpenControl(Frame));
                break;
            case "t":
                _isText = !xml.IsEmptyElement;
                break;
            default:
                StartSmall(xml);
                break;
        }
    }

    private void StartSmall(XmlReader xml)
    {
        _controls.TryPeek(out var control);
        switch (xml.LocalName)
        {
            case "tag" when control is { IsOpen: false }:
                control.Tag = xml.Value("val");
                break;
            case "checked" when control is { IsOpen: false }:
                control.IsChecked = xml.Value("val") is "1" or "true" or "on";
                break;
            case "sdtContent" when control is not null:
                control.IsOpen = true;
                break;
            case "r":
                _run.Start();
                break;
            case "rFonts":
                _run.Font = xml.Font();
                break;
            case "rStyle":
                _run.Style = xml.Value("val");
                break;
            case "pStyle":
                _run.ParagraphStyle = xml.Value("val");
                break;
            case "tab" when _run.IsOpen:
                Append(" ");
                break;
            case "br" or "cr" when _run.IsOpen:
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "sym":
                Append(CheckMark(xml.Value("font"), xml.Value("char")));
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p":
                EndParagraph();
                break;
            case "tc" when _frames.Count > 0:
                var cell = _frames.Pop();
                CloseFrame(cell);
                if (_rows.TryPeek(out var row))
                    row.Add(cell);
                break;
            case "tr" when _rows.Count > 0:
                EndRow(_rows.Pop());
                break;
            case "sdt" when _controls.Count > 0:
                EndControl(_controls.Pop());
                break;
            case "t":
                _isText = false;
                break;
            case "r":
                _run.IsOpen = false;
                break;
        }
    }

    private void StartParagraph()
    {
        _run.ParagraphStyle = null;
        if (_frames.Count == 0 && _paragraphDepth++ == 0)
            _paragraph = new WordFrame();
        else if (Frame is { } frame)
            Break(frame);
    }

    private void EndParagraph()
    {
        _run.IsOpen = false;
        if (_frames.Count > 0 || _paragraphDepth == 0 || --_paragraphDepth > 0 || _paragraph is not { } paragraph)
            return;
        CloseFrame(paragraph);
        _lines.Add(new([paragraph.Close()]));
        _paragraph = null;
    }

    private void EndRow(List<WordFrame> cells)
    {
        if (cells.Count == 0)
            return;
        var line = new WordLine([.. cells.Select(cell => cell.Close())]);
        if (Frame is not { } outer)
        {
            _lines.Add(line);
            return;
        }

        // A table inside a cell is read as lines of that cell.
        Break(outer);
        outer.Append(line.Text);
        outer.AppendOutside(line.Text);
        outer.Controls.AddRange(line.Cells.SelectMany(cell => cell.Controls));
    }

    // A control around whole paragraphs, cells or rows holds each of them.
    private void CloseFrame(WordFrame frame)
    {
        foreach (var control in _controls)
        {
            if (control is { IsOpen: true, Tag: { } tag } && control.Frame != frame && frame.Controls.Count == 0)
            {
                frame.Controls.Add(new(tag, WordPlaceholders.Remove(frame.Text), StateOf(control, frame.Text)));
                frame.ClearOutside();
            }
        }
    }

    private void EndControl(OpenControl control)
    {
        // Its words alone tell a placeholder: word processors leave its marks on what was typed over it.
        var text = WordPlaceholders.Remove(control.Text.ToString());
        if (control.Frame != Frame || Frame is not { } frame)
            return;
        var isChecked = StateOf(control, text);
        var shown = isChecked is null ? text : "";
        if (_controls.TryPeek(out var outer) && outer.IsOpen && outer.Frame == frame)
            outer.Text.Append(shown);
        else
            frame.Append(shown);
        if (control.Tag is { } tag)
            frame.Controls.Add(new(tag, text, isChecked));
        else if (!_controls.Any(each => each.Tag is not null))
            frame.AppendOutside(text);
    }

    // Software that knows no checkboxes leaves the mark alone.
    private static bool? StateOf(OpenControl control, string text) =>
        control.Tag is { } tag && FormField.IsFlag(tag) ? (WordMarks.State(text) ?? control.IsChecked ?? false) : null;

    private void Append(string text)
    {
        if (text.Length == 0 || Frame is not { } frame)
            return;
        _letters += text.Length;
        if (_controls.TryPeek(out var control) && control.IsOpen && control.Frame == frame)
        {
            control.Text.Append(text);
            return;
        }

        frame.Append(text);
        frame.AppendOutside(text);
    }

    private void Break(WordFrame frame)
    {
        if (_controls.TryPeek(out var control) && control.IsOpen && control.Frame == frame)
        {
            if (control.Text.Length > 0)
                control.Text.Append('\n');
        }
        else
        {
            frame.Break();
        }
    }

    private string Decode(string text)
    {
        var font = _run.Font ?? fonts.Of(_run.Style) ?? fonts.Of(_run.ParagraphStyle) ?? fonts.Default;
        if (!LegacyText.IsLegacy(font))
            return text;
        var plain = LegacyText.Decode(text, font);
        HadLegacyFonts |= plain != text;
        return plain;
    }

    // Old check marks are letters of symbol fonts.
    private static string CheckMark(string? font, string? code) =>
        font?.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) == true && int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var letter)
            ? (letter & 0xFF) switch { 0xFE or 0xFD or 0xFC or 0xFB or 0x52 or 0x53 => "☒", 0xA8 or 0x6F or 0xA3 or 0x71 => "☐", _ => "" }
            : "";

    private sealed class RunState
    {
        public bool IsOpen { get; set; }

        public string? Font { get; set; }

        public string? Style { get; set; }

        public string? ParagraphStyle { get; set; }

        public void Start() => (IsOpen, Font, Style) = (true, null, null);
    }
}

/// <summary>A control that is being read.</summary>
/// <param name="frame">The cell or paragraph in which it began; null where it began outside of them.</param>
internal sealed class OpenControl(WordFrame? frame)
{
    public WordFrame? Frame { get; } = frame;

    public string? Tag { get; set; }

    public bool? IsChecked { get; set; }

    /// <summary>True from its content on; before that its properties are read.</summary>
    public bool IsOpen { get; set; }

    public StringBuilder Text { get; } = new();
}

/// <summary>A cell or paragraph that is being read.</summary>
internal sealed class WordFrame
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _outside = new();

    public List<WordControl> Controls { get; } = [];

    public string Text => _text.ToString();

    public void Append(string text) => _text.Append(text);

    public void AppendOutside(string text) => _outside.Append(text);

    public void ClearOutside() => _outside.Clear();

    public void Break()
    {
        if (_text.Length > 0)
            _text.Append('\n');
        if (_outside.Length > 0)
            _outside.Append('\n');
    }

    public WordCell Close() => new(Tidy(_text), Tidy(_outside), Controls);

    private static string Tidy(StringBuilder text) => WordPlaceholders.Remove(CleanText.Of(text.ToString())).Trim();
}
