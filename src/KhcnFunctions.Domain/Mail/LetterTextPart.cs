using System.Text;

namespace KhcnFunctions.Mail;

/// <summary>Renders a letter as plain text that reads well in any mail program, a table as a few lines a row.</summary>
internal sealed class LetterTextPart
{
    /// <summary>RFC 5322, section 2.1.1 recommends at most 78 characters a line.</summary>
    private const int Width = 76;

    private readonly StringBuilder _text = new();

    public LetterTextPart(Letter letter)
    {
        if (letter.Notice is { } notice)
        {
            Paragraph(notice);
        }

        Paragraph(letter.Salutation);
        foreach (var block in letter.Blocks)
        {
            Block(block);
        }

        foreach (var line in letter.SignOff)
        {
            Wrap(line, "", "");
        }

        if (letter.Caution is { } caution)
        {
            _text.Append('\n');
            Wrap(caution, "", "");
        }
    }

    public override string ToString() => _text.ToString();

    private void Block(LetterBlock block)
    {
        switch (block)
        {
            case LetterParagraph paragraph:
                Paragraph(paragraph.Text);
                break;
            case LetterList list:
                foreach (var item in list.Items)
                {
                    Wrap(item, "- ", "  ");
                }

                _text.Append('\n');
                break;
            case LetterTable table:
                Table(table);
                break;
            case LetterLink link:
                Wrap(link.Words + ":", "", "");
                // An address is never broken, however long.
                _text.Append(link.Address).Append("\n\n");
                break;
        }
    }

    private void Paragraph(string text)
    {
        Wrap(text, "", "");
        _text.Append('\n');
    }

    /// <summary>The first two cells head the row (TT, name), each other cell follows with its heading.</summary>
    private void Table(LetterTable table)
    {
        foreach (var row in table.Rows)
        {
            Wrap($"{row[0]}. {row[1]}", "", "   ");
            for (var cell = 2; cell < row.Count; cell++)
            {
                Wrap($"{table.Header[cell]}: {row[cell]}", "   ", "     ");
            }
        }

        _text.Append('\n');
    }

    private void Wrap(string text, string first, string next)
    {
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                _text.Append(line).Append('\n');
                line.Clear().Append(next);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        _text.Append(line).Append('\n');
    }
}
