namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What a line of a part is.</summary>
public enum LineKind
{
    Heading,
    Paragraph,

    /// <summary>A row of a table, its cells between tabs.</summary>
    Row,
}

/// <summary>A paragraph or a row.</summary>
/// <param name="Text">On one line, in NFC, with single blanks; of a heading without its number.</param>
public sealed record EditedLine(LineKind Kind, string Text);

/// <summary>A part of the report as it stands in a file.</summary>
/// <param name="Key">See <see cref="PartKeys"/>, and <see cref="ReportOutline.Annex"/>.</param>
/// <param name="Name">What HCTH calls it.</param>
/// <param name="Lines">Its headings too; empty where the file doesn't have the part.</param>
public sealed record EditedPart(string Key, string Name, IReadOnlyList<EditedLine> Lines);
