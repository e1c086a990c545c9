using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Archiving;

/// <summary>What an archive holds: the file <c>manifest.json</c> in it. The format is described in docs/storage.md.</summary>
/// <param name="Format">Of the archive; another than <see cref="CurrentFormat"/> is not read.</param>
/// <param name="Product">Version of the product that made it.</param>
/// <param name="MadeAt">When the writing began; UTC.</param>
/// <param name="Cycle">The one cycle that it holds; null for all of production.</param>
internal sealed record ArchiveManifest(int Format, string Product, DateTimeOffset MadeAt, CycleKey? Cycle, IReadOnlyList<ArchivedTable> Tables, IReadOnlyList<ArchivedContainer> Files)
{
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string ThisProduct { get; } =
        typeof(ArchiveManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    [JsonIgnore]
    public int Rows => Tables.Sum(table => table.Rows);

    [JsonIgnore]
    public int Blobs => Files.Sum(container => container.Count);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <exception cref="ArchiveException">It is no manifest, or of another format.</exception>
    public static ArchiveManifest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var format = document.RootElement.GetProperty("format").GetInt32();
            if (format != CurrentFormat)
                throw new ArchiveException($"Bản lưu có định dạng {format}; phiên bản {ThisProduct} của phần mềm chỉ đọc được định dạng {CurrentFormat}.");
            var manifest = document.Deserialize<ArchiveManifest>(Form)!;
            return manifest.Cycle is null or { IsWellFormed: true } ? manifest : throw new JsonException("The cycle's key is malformed.");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ArchiveException($"Bản lưu có {Name} không đọc được.", fault);
        }
    }
}

/// <summary>A table of an archive: <c>tables/{name}.jsonl</c>.</summary>
/// <param name="Name">As production names the table.</param>
/// <param name="Sha256">Of the lines.</param>
internal sealed record ArchivedTable(string Name, int Rows, string Sha256)
{
    [JsonIgnore]
    public string Part => PartOf(Name);

    public static string PartOf(string table) => $"tables/{table}.jsonl";
}

/// <summary>The blobs of one container: an index <c>files/{container}.jsonl</c> and each blob as <c>files/{container}/{name}</c>.</summary>
/// <param name="Container">As production names it.</param>
/// <param name="Bytes">Of all its blobs.</param>
/// <param name="Sha256">Of the index, which holds that of each blob.</param>
internal sealed record ArchivedContainer(string Container, int Count, long Bytes, string Sha256)
{
    [JsonIgnore]
    public string Index => IndexOf(Container);

    public static string IndexOf(string container) => $"files/{container}.jsonl";

    public static string PartOf(string container, string blob) => $"files/{container}/{blob}";
}
