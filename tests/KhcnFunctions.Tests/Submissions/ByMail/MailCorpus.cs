using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>A raw mail with what each reader of it must find. Files beside this one: {name}.eml and {name}.json.</summary>
public sealed record CorpusMail(CorpusMail.Circumstances Given, MailKind Kind, string? Token, string? Sender, DateTimeOffset? ReceivedAt, string Text,
    IReadOnlyList<CorpusMail.File> Attachments, string Lands, IReadOnlyList<string>? References)
{
    /// <summary>Own address for replies of the department in the corpus.</summary>
    public const string Address = "bc@nhan.so-khcn.example";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder(), "*.eml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public MailFacts Facts => new(Given.EnvelopeTo, Given.EnvelopeFrom, Given.Spf, Given.Dkim);

    public static CorpusMail Load(string name) => JsonSerializer.Deserialize<CorpusMail>(System.IO.File.ReadAllBytes(Path.Combine(Folder(), name + ".json")), Form)!;

    public static byte[] Raw(string name) => System.IO.File.ReadAllBytes(Path.Combine(Folder(), name + ".eml"));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Corpus");

    public sealed record Circumstances(IReadOnlyList<string> EnvelopeTo, string EnvelopeFrom, string Spf, string Dkim);

    public sealed record File(string Name, long Size);
}
