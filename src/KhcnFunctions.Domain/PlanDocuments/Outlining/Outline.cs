using System.Globalization;
using System.Text;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>Where something stands in a plan document; every count begins at 1.</summary>
/// <param name="Paragraph">Of the whole document, those in tables counted too; in a text its line.</param>
/// <param name="Page">Null where the document does not say.</param>
/// <param name="Table">Null outside of tables.</param>
/// <param name="Row">Of the table.</param>
public sealed record DocumentPlace(int Paragraph, int? Page = null, int? Table = null, int? Row = null)
{
    /// <summary>'trang 2, bảng 1, dòng 5', or 'đoạn 12'.</summary>
    public override string ToString()
    {
        var words = new StringBuilder();
        if (Page is { } page)
            words.Append(CultureInfo.InvariantCulture, $"trang {page}, ");
        if (Table is { } table)
            words.Append(CultureInfo.InvariantCulture, $"bảng {table}, dòng {Row}");
        else
            words.Append(CultureInfo.InvariantCulture, $"đoạn {Paragraph}");
        return words.ToString();
    }
}

/// <summary>A document as its text stands, whatever kind of file it came in: paragraphs and tables, in the order of reading.</summary>
public sealed record Outline(IReadOnlyList<OutlineBlock> Blocks);

/// <summary>A paragraph or a table.</summary>
public abstract record OutlineBlock(DocumentPlace Place);

/// <summary>A paragraph in NFC.</summary>
/// <param name="Label">Its number or bullet as shown, typed or automatic: 'I.', '1.', 'a)', '-'; empty where it has none.</param>
/// <param name="Text">Without the label; tabs and line breaks are kept.</param>
/// <param name="IsBold">All of it is.</param>
/// <param name="IsCentred">Set in the middle of the line.</param>
public sealed record OutlineParagraph(DocumentPlace Place, string Label, string Text, bool IsBold = false, bool IsCentred = false) : OutlineBlock(Place)
{
    /// <summary>Label and text, as it stands on the page.</summary>
    public string Shown => Label.Length == 0 ? Text : Text.Length == 0 ? Label : $"{Label} {Text}";
}

/// <summary>A table; rows may have fewer cells than others.</summary>
public sealed record OutlineTable(DocumentPlace Place, IReadOnlyList<OutlineRow> Rows) : OutlineBlock(Place);

public sealed record OutlineRow(DocumentPlace Place, IReadOnlyList<OutlineCell> Cells);

/// <summary>A cell.</summary>
/// <param name="Column">Of the table's grid, from 0.</param>
/// <param name="Span">Columns that it covers.</param>
/// <param name="ContinuesAbove">It is one with the cell above.</param>
/// <param name="Lines">Its paragraphs.</param>
public sealed record OutlineCell(int Column, int Span, bool ContinuesAbove, IReadOnlyList<OutlineParagraph> Lines)
{
    /// <summary>All of it, a paragraph a line.</summary>
    public string Text => string.Join('\n', Lines.Select(line => line.Shown).Where(line => line.Length > 0));

    /// <summary>All of it on one line.</summary>
    public string OneLine => string.Join(' ', Lines.Select(line => line.Shown).Where(line => line.Length > 0)).ReplaceLineEndings(" ");
}
