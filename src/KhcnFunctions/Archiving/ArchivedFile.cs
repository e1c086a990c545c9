using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;

namespace KhcnFunctions.Archiving;

/// <summary>A blob of an archive, a line of its container's index.</summary>
/// <param name="Type">Content type.</param>
internal sealed partial record ArchivedFile(string Name, long Bytes, string Sha256, string Type, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Of a blob's name (Blob Service REST API, Naming and Referencing Containers, Blobs, and Metadata).</summary>
    private const int LongestName = 1024;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static ArchivedFile Of(string name, long bytes, string sha256, BlobDownloadDetails details) =>
        new(name, bytes, sha256, details.ContentType, details.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <exception cref="ArchiveException">The line is no entry of an index, or its name leads elsewhere.</exception>
    public static ArchivedFile Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var file = JsonSerializer.Deserialize<ArchivedFile>(line, Form) ?? throw new JsonException("An entry is null.");
            if (!IsPlain(file.Name))
                throw new ArchiveException($"Bản lưu có tên tệp không dùng được: '{Shown(file.Name)}'.");
            return file.Bytes >= 0 && IsHeader(file.Type) && file.Metadata.All(pair => MetadataName().IsMatch(pair.Key) && IsHeader(pair.Value)) && file.Write().AsSpan().SequenceEqual(line)
                ? file
                : throw new JsonException("The entry is not as an export writes it.");
        }
        catch (JsonException fault)
        {
            throw new ArchiveException("Bản lưu có danh mục tệp không đọc được.", fault);
        }
    }

    /// <summary>Whether two entries say the same of a blob.</summary>
    public bool IsSameAs(ArchivedFile other) => Write().AsSpan().SequenceEqual(other.Write());

    // The product's own names have neither; a name with them would lead out of its folder on a disk.
    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestName && !name.Contains('\\', StringComparison.Ordinal) && !name.Any(char.IsControl)
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    // They go to the storage as headers.
    private static bool IsHeader(string text) => text.Length <= 1024 && text.All(letter => letter is >= ' ' and <= '~');

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,127}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetadataName();

    private static string Shown(string name) => new([.. name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
