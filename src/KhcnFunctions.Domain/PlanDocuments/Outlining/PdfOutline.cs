using KhcnFunctions.Submissions.Narratives;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>The outline of a PDF with text: its lines, as a text copied out of it.</summary>
internal static class PdfOutline
{
    public static Outline Read(Stream file)
    {
        var text = PdfText.Read(file);
        if (text is null || text.Count(char.IsLetter) < 50)
            throw new PlanDocumentException(OutlineReader.Scan);
        return TextOutline.Of(Submissions.CleanText.Of(text));
    }
}
