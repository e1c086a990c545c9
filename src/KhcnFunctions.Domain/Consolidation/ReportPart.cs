using System.Security.Cryptography;
using System.Text;

namespace KhcnFunctions.Consolidation;

/// <summary>A part of the Báo cáo that HCTH edits as a whole; its headings are not edited.</summary>
/// <param name="Key">See <see cref="PartKeys"/>.</param>
/// <param name="Name">What HCTH calls it, such as 'Nhiệm vụ 1'.</param>
/// <param name="Headings">What stands over it; none for the opening and the closing.</param>
/// <param name="Compiled">The body as it was composed from the units' reports.</param>
public sealed record ReportPart(string Key, string Name, IReadOnlyList<Heading> Headings, IReadOnlyList<Block> Compiled)
{
    /// <summary>HCTH's edit; null where the compiled text stands.</summary>
    public PartEdit? Edit { get; init; }

    /// <summary>The body that stands: edited where HCTH edited it.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = Compiled;

    /// <summary>Printed only where it has a body.</summary>
    public bool Optional { get; init; }

    /// <summary>The compiled text is no longer the one that HCTH saw when it edited.</summary>
    public bool HasNews { get; init; }

    /// <summary>Compiled paragraphs and tables, as text, that HCTH has not seen yet. Nothing puts them into the edited text by itself.</summary>
    public IReadOnlyList<string> NewParagraphs { get; init; } = [];

    /// <summary>The compiled body as plain text.</summary>
    public string CompiledText => PartText.Write(Compiled);

    /// <summary>SHA-256 of <see cref="CompiledText"/> in UTF-8, lower-case hex.</summary>
    public string CompiledSha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CompiledText)));

    /// <summary>The text to begin with when HCTH edits: what it wrote last, else the compiled text.</summary>
    public string Text => Edit?.Text ?? CompiledText;

    /// <summary>A short mark of every compiled paragraph, to be kept with an edit as <see cref="PartEdit.Seen"/>.</summary>
    public IReadOnlyList<string> Marks => [.. Compiled.Select(block => Mark(PartText.Write([block])))];

    /// <summary>Headings and body as they are printed.</summary>
    public IEnumerable<Block> Printed => Optional && Blocks.Count == 0 ? [] : Headings.Concat(Blocks);

    /// <summary>An edit of this part as it is now compiled.</summary>
    public PartEdit EditWith(string text, string author, DateTimeOffset at) => new(text, CompiledSha256, author, at) { Seen = Marks };

    internal static string Mark(string paragraph) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paragraph)).AsSpan(0, 8));
}
