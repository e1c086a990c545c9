namespace KhcnFunctions.Consolidation;

/// <summary>A piece of a document, free of any file format. The writer in <c>Docx</c> knows how each looks.</summary>
public abstract record Block
{
    /// <summary>Whose material it is; empty for the department's own words.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>Put into words by the department, from figures and marks of a unit; not the unit's own sentence.</summary>
    public bool Composed { get; init; }

    /// <summary>Who at HCTH wrote it; null where nobody edited it.</summary>
    public Editor? Editor { get; init; }
}

/// <summary>A heading: level 1 counts I, II; level 2 counts 1, 2; level 3 counts a, b, c, d, đ. The writer gives the numbers.</summary>
public sealed record Heading(int Level, string Text) : Block
{
    /// <summary>Begins again at a): an edited text may count twice in one part.</summary>
    public bool Restarts { get; init; }
}

/// <summary>What a paragraph is for.</summary>
public enum TextRole
{
    Body,

    /// <summary>Says what the paragraphs below it belong to; stays on their page.</summary>
    Label,

    /// <summary>A line of a list, with its own dash or number.</summary>
    Item,

    /// <summary>Căn cứ.</summary>
    LegalBasis,

    /// <summary>Kính gửi.</summary>
    Addressee,

    /// <summary>The last paragraph of the text; stays with the signature block.</summary>
    Closing,
}

/// <summary>A paragraph of text.</summary>
public sealed record Paragraph(string Text, TextRole Role = TextRole.Body) : Block;

/// <summary>Who at HCTH edited a paragraph, and when.</summary>
/// <param name="Name">Full name.</param>
public sealed record Editor(string Name, DateTimeOffset At);

/// <summary>The report from which a paragraph was taken.</summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Sha256">Of the report's canonical form, lower-case hex.</param>
public sealed record Provenance(string Unit, string UnitName, int Version, DateTimeOffset ReceivedAt, string Sha256);

public enum ColumnAlignment
{
    Left,
    Centre,
    Right,
}

/// <param name="Share">Width, as a share of the sum of all columns.</param>
public sealed record Column(string Title, int Share, ColumnAlignment Alignment = ColumnAlignment.Left);

/// <param name="Cells">One text a column; a line break starts a paragraph.</param>
/// <param name="Total">A row of totals, set off in bold.</param>
public sealed record Row(IReadOnlyList<string> Cells, bool Total = false);

/// <summary>A table whose first row is repeated on every page.</summary>
/// <param name="Caption">Says to those who cannot see it what the table holds.</param>
/// <param name="Rows">Read once, while the document is written.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IEnumerable<Row> Rows) : Block;

/// <summary>The head of the first page: agencies, Quốc hiệu and Tiêu ngữ, số, place and date (Decree 30/2020/NĐ-CP, Annex I).</summary>
/// <param name="Number">Số, ký hiệu; null for a document without a number.</param>
public sealed record Letterhead(string Superior, string Issuer, string? Number, string PlaceAndDate) : Block;

/// <summary>Name of the kind of document, and its trích yếu.</summary>
public sealed record DocumentName(string Kind, string Subject) : Block;

/// <summary>The head of a Phụ lục.</summary>
/// <param name="Reference">With which document it goes, in brackets.</param>
public sealed record AnnexName(string Label, string Title, string Reference) : Block;

/// <summary>Nơi nhận at the left, authority and name of the signer at the right; never split over two pages.</summary>
/// <param name="Distribution">Line by line, with dash and closing mark.</param>
/// <param name="Authority">Authority and position, line by line.</param>
/// <param name="Signer">Null where the holder is not known.</param>
public sealed record SignatureBlock(IReadOnlyList<string> Distribution, IReadOnlyList<string> Authority, string? Signer) : Block;

public enum PageOrientation
{
    Portrait,
    Landscape,
}

/// <summary>A run of pages of one orientation.</summary>
/// <param name="Blocks">Read once, while the document is written.</param>
/// <param name="OwnNumbering">Page numbers start again at 1, and the first page shows none.</param>
public sealed record PageRun(PageOrientation Orientation, bool OwnNumbering, IEnumerable<Block> Blocks);
