using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhcnFunctions.Plans.Reading;

namespace KhcnFunctions.Plans;

/// <summary>A plan as a file: JSON in UTF-8, with comments and trailing commas allowed, described by <c>plan.schema.json</c>.</summary>
public static class PlanFile
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string ShippedName = "dich-vu-khcn.plan.json";
    private const string Schema = "./plan.schema.json";

    private static readonly Lazy<Plan> TheShipped = new(ReadShipped);

    /// <summary>The department's plan as it is shipped: transcribed from the document, sample addresses, no number yet.</summary>
    public static Plan Shipped => TheShipped.Value;

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string)"/>
    public static PlanReading Read(string json, string fileName) => Read(Encoding.UTF8.GetBytes(json), fileName);

    /// <summary>Reads a plan file; texts are brought into Unicode NFC. Never throws for what stands in the file.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="fileName">For messages alone.</param>
    public static PlanReading Read(ReadOnlySpan<byte> json, string fileName)
    {
        var mistakes = new MistakeList(json);
        var root = json.Length <= MaxBytes ? JsonSpot.Parse(json, mistakes) : Oversized(json.Length, mistakes);
        if (root is null)
            return new PlanReading(fileName, null, mistakes.InOrder());

        var plan = PlanMapping.Read(root, mistakes);
        PlanRules.Check(plan, mistakes);
        var found = mistakes.InOrder();
        return new PlanReading(fileName, found.Count == 0 ? plan : null, found);
    }

    /// <summary>The plan as a file that <see cref="Read(string, string)"/> takes back unchanged; comments are not kept.</summary>
    public static string Write(Plan plan)
    {
        var node = JsonSerializer.SerializeToNode(plan, PlanJson.Options)!.AsObject();
        node.Insert(0, "$schema", Schema);
        return node.ToJsonString(PlanJson.Options) + "\n";
    }

    /// <summary>SHA-256, in lower-case hex, of the plan's canonical JSON (RFC 8785): the same for the same content, however the file is laid out.</summary>
    public static string Revision(Plan plan)
    {
        JsonNode node = JsonSerializer.SerializeToNode(plan, PlanJson.Options)!;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(node))));
    }

    private static JsonSpot? Oversized(int length, MistakeList mistakes)
    {
        mistakes.AddAt(0, "", $"Tệp kế hoạch dài {length / 1024} KB, quá giới hạn {MaxBytes / 1024} KB.", "Kiểm tra lại có đúng tệp kế hoạch không; tách bớt phần không thuộc kế hoạch.");
        return null;
    }

    private static Plan ReadShipped()
    {
        using var stream = typeof(PlanFile).Assembly.GetManifestResourceStream($"Plans/{ShippedName}")
            ?? throw new InvalidOperationException($"{ShippedName} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var reading = Read(bytes.ToArray(), ShippedName);
        return reading.Plan ?? throw new InvalidOperationException(reading.Describe());
    }
}
