using System.Text;
using MimeKit.Text;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// HTML as plain text. By MimeKit's tokenizer, which reads on in one pass and never fails: no HTML of a mail is ever shown,
/// so nothing has to be made safe, and quotations keep their mark.
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<bool> _quotes = new();
    private int _hidden;
    private int _level;
    private bool _blank;

    private HtmlText()
    {
    }

    public static string Of(string html)
    {
        var text = new HtmlText();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag:
                    text.Take(tag);
                    break;
                case HtmlDataToken { Kind: HtmlTokenKind.Data } data when text._hidden == 0:
                    text.Write(data.Data);
                    break;
            }
        }

        // In old fonts the text comes as Western European letters.
        return Tcvn3.Repair(text._text.ToString());
    }

    private void Take(HtmlTagToken tag)
    {
        switch (tag.Id)
        {
            case HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title:
                _hidden = Math.Max(0, _hidden + (tag.IsEndTag ? -1 : tag.IsEmptyElement ? 0 : 1));
                break;
            case HtmlTagId.Br:
                Break(force: true);
                break;
            case HtmlTagId.BlockQuote:
                Quote(tag);
                break;
            case HtmlTagId.LI when !tag.IsEndTag:
                Break();
                Write("- ");
                break;
            case HtmlTagId.UL or HtmlTagId.OL when !tag.IsEndTag:
                Break();
                Break(force: _text.Length > 0);
                break;
            case HtmlTagId.TD or HtmlTagId.TH when tag.IsEndTag:
                Write(" ");
                break;
            case HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.Table or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.HR or HtmlTagId.Pre
                or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.H5 or HtmlTagId.H6:
                Break();
                break;
        }
    }

    // Only a quotation of a mail: others are indents.
    private void Quote(HtmlTagToken tag)
    {
        Break();
        if (tag.IsEndTag)
        {
            if (_quotes.TryPop(out var counted) && counted)
                _level--;
            return;
        }

        var isCited = tag.Attributes.Any(attribute => attribute.Value is { } value
            && ((attribute.Id is HtmlAttributeId.Type && value.Equals("cite", StringComparison.OrdinalIgnoreCase))
                || (attribute.Id is HtmlAttributeId.Class && value.Contains("quote", StringComparison.OrdinalIgnoreCase))
                || (attribute.Id is HtmlAttributeId.Style && value.Contains("border-left", StringComparison.OrdinalIgnoreCase))));
        if (_quotes.Count < 100)
            _quotes.Push(isCited);
        if (isCited && _quotes.Count < 100)
            _level++;
    }

    private void Break(bool force = false)
    {
        if (force || (_text.Length > 0 && _text[^1] != '\n'))
            _text.Append('\n');
        _blank = false;
    }

    // Blanks and line ends of the source are one blank.
    private void Write(string data)
    {
        foreach (var letter in data)
        {
            if (letter is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _blank = _text.Length > 0 && _text[^1] != '\n';
                continue;
            }

            if (_text.Length == 0 || _text[^1] == '\n')
                _text.Append('>', Math.Clamp(_level, 0, 3)).Append(_level > 0 ? " " : "");
            else if (_blank)
                _text.Append(' ');
            _blank = false;
            _text.Append(letter == '\u00A0' ? ' ' : letter);
        }
    }
}
