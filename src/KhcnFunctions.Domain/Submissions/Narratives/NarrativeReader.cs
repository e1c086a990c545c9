using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>Reads what a document of a unit's own form says. The file must have passed <see cref="FileInspection"/>.</summary>
public static class NarrativeReader
{
    /// <summary>Characters that are read at most.</summary>
    public const int MostText = 500_000;

    /// <summary>Plain text in NFC, a paragraph or table row a line, cells between tabs; null where nothing can be read, such as of a scan.</summary>
    public static string? Read(Stream file, FileKind kind)
    {
        var text = kind switch
        {
            FileKind.Docx => OfWord(file),
            FileKind.Pdf => PdfText.Read(file),
            FileKind.Odt => OpenDocumentText.Read(file),
            FileKind.Xlsx => SheetText.Read(file),
            _ => null,
        };
        return text is null ? null : Tidy(text);
    }

    private static string? OfWord(Stream file) => WordText.Read(file) is { } document ? string.Join('\n', document.Lines.Select(line => line.Text)) : null;

    private static string? Tidy(string text)
    {
        var lines = CleanText.Of(text.Length > MostText ? text[..MostText] : text).Split('\n').Select(line => line.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
                kept.Add(line);
        }

        var tidy = string.Join('\n', kept).Trim();
        return tidy.Any(char.IsLetterOrDigit) ? tidy : null;
    }
}
