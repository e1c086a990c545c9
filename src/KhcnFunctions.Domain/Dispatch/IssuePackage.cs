using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KhcnFunctions.Dispatch;

/// <summary>
/// What văn thư needs to enter a document into the Hệ thống quản lý văn bản và điều hành: the signed PDF, the editable text, and
/// the fields that the system asks for, as data and as text to copy. The same content gives the same bytes.
/// </summary>
public static class IssuePackage
{
    // The first moment that a zip can hold.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Leaves the stream open.</summary>
    /// <param name="signedCopy">The signed PDF; empty in a rehearsal.</param>
    /// <param name="editable">The .docx with its number and day.</param>
    public static void Write(IssuedDocument document, ReadOnlySpan<byte> signedCopy, ReadOnlySpan<byte> editable, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var name = FileName(document);
        if (!signedCopy.IsEmpty)
            Add(zip, name + ".pdf", signedCopy);
        Add(zip, name + ".docx", editable);
        Add(zip, "van-ban.json", JsonSerializer.SerializeToUtf8Bytes(document, Json));
        Add(zip, "van-ban.txt", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Text(document))]);
    }

    // '215/BC-SKHCN' has a slash.
    private static string FileName(IssuedDocument document) =>
        document.Number is { } number ? string.Concat(number.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' ? letter : '-')) : "bao-cao";

    private static string Text(IssuedDocument document) => string.Join("\r\n",
    [
        $"Loại văn bản: {document.Kind}",
        $"Số, ký hiệu: {document.Number ?? "[chưa có số]"}",
        $"Ngày ký: {(document.SignedOn is { } day ? Calendar.DayText.Date(day) : "[chưa có ngày]")}",
        $"Cơ quan ban hành: {document.Agency}",
        $"Trích yếu: {document.Subject}",
        $"Người ký: {document.Signer} ({document.Authority})",
        "Nơi nhận:",
        .. document.Recipients.Select(recipient => $"- {recipient.Name} ({recipient.Channel})"),
        "",
    ]);

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}

/// <summary>A document as a system for documents registers it.</summary>
/// <param name="Kind">Báo cáo.</param>
/// <param name="Number">Số, ký hiệu; null in a rehearsal.</param>
/// <param name="Subject">Trích yếu.</param>
/// <param name="Signer">Full name; null where it is not known.</param>
/// <param name="Authority">Giám đốc, or KT. Giám đốc - Phó Giám đốc.</param>
public sealed record IssuedDocument(
    string Kind, string? Number, DateOnly? SignedOn, string Agency, string Subject, string? Signer, string Authority, IReadOnlyList<DocumentRecipient> Recipients)
{
    /// <summary>Of the signed PDF, lower-case hex; null in a rehearsal.</summary>
    public string? SignedSha256 { get; init; }
}

/// <param name="Channel">In words.</param>
public sealed record DocumentRecipient(string Name, string Channel);
