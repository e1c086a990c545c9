namespace KhcnFunctions.Submissions.Files;

/// <summary>What browsers are told of a file. It is always sent with <c>Content-Disposition: attachment</c>, never shown from the product's own origin.</summary>
public static class FileTypes
{
    /// <summary>Value of the Content-Type header.</summary>
    public static string ContentType(FileKind kind) => kind switch
    {
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Pdf => "application/pdf",
        FileKind.Odt => "application/vnd.oasis.opendocument.text",
        FileKind.Ods => "application/vnd.oasis.opendocument.spreadsheet",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Zip => "application/zip",
        FileKind.Doc => "application/msword",
        FileKind.Xls => "application/vnd.ms-excel",
        FileKind.Rar => "application/vnd.rar",
        _ => "application/octet-stream",
    };

    /// <summary>Extensions that fit, with the dot, the usual one first.</summary>
    public static IReadOnlyList<string> Extensions(FileKind kind) => kind switch
    {
        FileKind.Jpeg => [".jpg", ".jpeg", ".jpe", ".jfif"],
        _ => ["." + kind.ToString().ToLowerInvariant()],
    };

    /// <summary>Value of the Content-Disposition header: the name in plain ASCII for old software, and as it is (RFC 6266, RFC 8187).</summary>
    public static string ContentDisposition(string name)
    {
        var plain = string.Concat(TextFold.WithoutMarks(name).Select(letter => letter is >= ' ' and <= '~' and not ('"' or '\\' or '%') ? letter : '_'));
        return $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }
}
