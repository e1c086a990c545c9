using System.Text.Json;
using KhcnFunctions.PlanDocuments.Names;

namespace KhcnFunctions.PlanDocuments;

/// <summary>The documents of the corpus, with their gold results and registers.</summary>
internal static class CorpusFiles
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "PlanDocuments", "Corpus");

    /// <summary>'Seen/seed.docx', in order.</summary>
    public static IEnumerable<string> All(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.gold.json").Order(StringComparer.Ordinal)
            .SelectMany(path => Gold(path).GetProperty("files").EnumerateArray().Select(file => $"{folder}/{file.GetString()}"));

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Root, file));

    public static JsonElement GoldOf(string file) => Gold(Beside(file, "gold"));

    public static KnownNames NamesOf(string file) => File.Exists(Beside(file, "register")) ? RegisterFile.Read(File.ReadAllBytes(Beside(file, "register"))) : KnownNames.None;

    public static PlanDocument Read(string file) => Read(Bytes(file), file);

    /// <summary>Other bytes in the place of the file's own.</summary>
    public static PlanDocument Read(byte[] bytes, string file)
    {
        using var content = new MemoryStream(bytes, writable: false);
        return PlanDocumentReader.Read(content, Path.GetFileName(file), NamesOf(file));
    }

    private static string Beside(string file, string what) => Path.Combine(Root, Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{what}.json");

    private static JsonElement Gold(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
