using System.Text;
using System.Text.RegularExpressions;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>Makes an outline of a file: .docx, .pdf with text, or plain text. What it is, its content says, never its name.</summary>
public static class OutlineReader
{
    /// <summary>Characters that a plan document may hold; the longest real ones have some 300,000.</summary>
    public const int MostText = 3_000_000;

    /// <summary>Paragraphs and rows that it may hold.</summary>
    public const int MostParagraphs = 200_000;

    private const string NotText = "tệp này không phải văn bản .docx, .pdf có chữ hoặc .txt (UTF-8) nên không đọc được; đề nghị lưu lại dạng .docx rồi thử lại";
    private const string OldWord = "tệp Word dạng cũ (.doc) không đọc tự động được; đề nghị mở bằng Word, lưu lại dạng .docx rồi thử lại";
    internal const string Scan = "tệp PDF không có chữ (bản quét), hoặc chữ trong tệp không đọc được; đề nghị dùng tệp .docx hoặc PDF xuất từ Word";
    internal const string TooLong = "văn bản quá dài nên không đọc được; đề nghị kiểm tra có đúng tệp kế hoạch không";

    /// <summary>Reads a file of anybody's. The stream can be read and sought; it is not closed.</summary>
    /// <param name="name">For the judgement's wording alone.</param>
    /// <exception cref="PlanDocumentException">It can't be read; nothing else is thrown for what stands in the file.</exception>
    public static Outline Read(Stream file, string name)
    {
        if (TextOf(file) is { } text)
            return TextOutline.Of(text);
        var verdict = FileInspection.Inspect(file, name);
        try
        {
            return verdict.Kind switch
            {
                null => throw new PlanDocumentException(verdict.Refusal == FileReasons.Unknown ? NotText : verdict.Refusal!),
                FileKind.Docx => WordOutline.Read(file),
                FileKind.Pdf => PdfOutline.Read(file),
                FileKind.Doc => throw new PlanDocumentException(OldWord),
                _ => throw new PlanDocumentException(NotText),
            };
        }
        catch (Exception e) when (e is UnpackedTooLargeException)
        {
            throw new PlanDocumentException(FileReasons.Bomb);
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or RegexMatchTimeoutException)
        {
            throw new PlanDocumentException(FileReasons.Broken);
        }
    }

    /// <summary>Null where the bytes are no text.</summary>
    private static string? TextOf(Stream file)
    {
        if (file.Length is 0 or > MostText * 3L)
            return null;
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        file.Position = 0;
        if (bytes.AsSpan().StartsWith("%PDF"u8) || bytes.AsSpan().StartsWith("PK\x3\x4"u8))
            return null;
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        try
        {
            var text = encoding.GetString(bytes).TrimStart('\uFEFF');
            if (text.Length > MostText)
                throw new PlanDocumentException(TooLong);
            return text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f' or '\v')) || !text.Any(char.IsLetter) ? null : CleanText.Of(text.Replace("\f", "\n\n", StringComparison.Ordinal));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
