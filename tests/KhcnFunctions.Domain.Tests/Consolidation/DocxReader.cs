using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation;

/// <summary>Reads a written document back from its bytes.</summary>
internal sealed class DocxReader : IDisposable
{
    private readonly MemoryStream stream;
    private readonly WordprocessingDocument package;

    public DocxReader(ConsolidationInput input, Action<ConsolidationInput, Stream> write)
        : this(stream => write(input, stream))
    {
    }

    public DocxReader(Action<Stream> write)
    {
        stream = new();
        write(stream);
        stream.Position = 0;
        package = WordprocessingDocument.Open(stream, isEditable: false);
    }

    public Body Body => package.MainDocumentPart!.Document!.Body!;

    public MainDocumentPart Main => package.MainDocumentPart!;

    public WordprocessingDocument Package => package;

    public byte[] Bytes => stream.ToArray();

    /// <summary>The texts of all paragraphs, those in tables too, in the order of reading.</summary>
    public IReadOnlyList<string> Texts => [.. Body.Descendants<Word.Paragraph>().Select(TextOf)];

    public string AllText => string.Join('\n', Texts);

    public Word.Table TableNamed(string caption) =>
        Body.Elements<Word.Table>().Single(table => table.Descendants<TableCaption>().Any(each => each.Val == caption));

    public static IReadOnlyList<IReadOnlyList<string>> Rows(Word.Table table) =>
        [.. table.Elements<TableRow>().Select(row => (IReadOnlyList<string>)[.. row.Elements<TableCell>().Select(cell => string.Join('\n', cell.Elements<Word.Paragraph>().Select(TextOf)))])];

    public static string TextOf(OpenXmlElement element) => string.Concat(element.Descendants().Select(part => part switch
    {
        Text text => text.Text,
        TabChar => "\t",
        Break => "\n",
        _ => "",
    }));

    public IReadOnlyList<string> Errors(FileFormatVersions version) =>
        [.. new OpenXmlValidator(version).Validate(package).Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"))];

    public void Dispose()
    {
        package.Dispose();
        stream.Dispose();
    }
}
