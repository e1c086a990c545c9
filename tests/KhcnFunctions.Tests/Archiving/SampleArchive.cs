using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Archiving;

/// <summary>A small archive made by hand, of which a test changes what it wants; hashes and counts follow unless the test says otherwise.</summary>
internal sealed class SampleArchive
{
    private static readonly StorageRealm Nowhere = new StorageRealms(new TableServiceClient("UseDevelopmentStorage=true"), new BlobServiceClient("UseDevelopmentStorage=true")).Production;

    public CycleKey? Cycle { get; set; }

    public int Format { get; set; } = ArchiveManifest.CurrentFormat;

    public List<string> Rows { get; } = [Line("index", "so|kh|2026"), Line("so|kh|2026", "c")];

    public List<(string Name, byte[] Content)> Files { get; } = [("inbound/00.eml", "thư"u8.ToArray()), ("so/kh/2026/files/a/01", [1, 2, 3])];

    /// <summary>Written in place of what would be written; null leaves a part out.</summary>
    public Dictionary<string, byte[]?> Instead { get; } = new(StringComparer.Ordinal);

    public static ArchiveScope ScopeOf(ArchiveManifest manifest) => new(Nowhere, manifest.Cycle);

    public static string Line(string partition, string row) => Encoding.UTF8.GetString(ArchivedRow.Write(new TableEntity(partition, row) { ["Schema"] = 1 }));

    public async Task<byte[]> WriteAsync()
    {
        string[] containers = Cycle is null ? ["khcn-keys", "khcn-files", "khcn-mailbox"] : ["khcn-files"];
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [ArchivedTable.PartOf("Cycle")] = Lines(Rows), [ArchivedTable.PartOf("Plan")] = [] };
        var index = Lines(Files.Select(file => Encoding.UTF8.GetString(new ArchivedFile(file.Name, file.Content.Length, Sha256(file.Content), "text/plain", new Dictionary<string, string>()).Write())));
        foreach (var container in containers)
            parts[ArchivedContainer.IndexOf(container)] = container == "khcn-files" ? index : [];
        foreach (var (name, content) in Files)
            parts[ArchivedContainer.PartOf("khcn-files", name)] = content;
        var manifest = new ArchiveManifest(
            Format, "0.0.0", DateTimeOffset.UnixEpoch, Cycle,
            [new("Cycle", Rows.Count, Sha256(parts[ArchivedTable.PartOf("Cycle")])), new("Plan", 0, Sha256([]))],
            [.. containers.Select(container => container == "khcn-files"
                ? new ArchivedContainer(container, Files.Count, Files.Sum(file => (long)file.Content.Length), Sha256(index))
                : new ArchivedContainer(container, 0, 0, Sha256([])))]);
        parts[ArchiveManifest.Name] = manifest.Write();
        return await ZipAsync(parts.Where(part => !Instead.ContainsKey(part.Key)).Select(part => (part.Key, part.Value)).Concat(Instead.Where(part => part.Value is not null).Select(part => (part.Key, part.Value!))));
    }

    public static async Task<ArchiveManifest> ReadAsync(byte[] archive)
    {
        await using var reader = await ArchiveReader.OpenAsync(new MemoryStream(archive), ScopeOf, CancellationToken.None);
        return reader.Manifest;
    }

    private static async Task<byte[]> ZipAsync(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var stream = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null))
        {
            foreach (var (name, content) in parts)
            {
                await using var part = await zip.CreateEntry(name).OpenAsync();
                await part.WriteAsync(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
