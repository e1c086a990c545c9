using System.Text;
using UglyToad.PdfPig.Exceptions;

namespace KhcnFunctions.Submissions.Files;

/// <summary>
/// Judges a PDF. One that asks for a password is refused; one that opens for everybody but restricts copying or printing is
/// taken and marked, since what it says can be read.
/// </summary>
internal static class PdfInspection
{
    private static readonly byte[][] Actions = [.. new[] { "/JavaScript", "/JS ", "/JS(", "/Launch", "/EmbeddedFile" }.Select(Encoding.ASCII.GetBytes)];

    public static (FileKind Kind, string? Check) Judge(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        if (bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0)
            return (FileKind.Pdf, OpensForEverybody(bytes) ? FileReasons.PdfRestricted : throw new RefusedFileException(FileReasons.Encrypted));
        return (FileKind.Pdf, Actions.Any(action => bytes.AsSpan().IndexOf(action) >= 0) ? FileReasons.PdfActions : null);
    }

    private static bool OpensForEverybody(byte[] bytes)
    {
        try
        {
            using var document = Narratives.PdfText.Open(bytes);
            return true;
        }
        catch (PdfDocumentEncryptedException)
        {
            return false;
        }
        catch (Exception e) when (Narratives.PdfText.IsBroken(e))
        {
            // Whether it asks for a password can't be told: nobody could read it here.
            return false;
        }
    }
}
