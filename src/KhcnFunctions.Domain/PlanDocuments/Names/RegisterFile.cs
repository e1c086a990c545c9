using System.Globalization;
using System.Text.Json;
using KhcnFunctions.Plans;

namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>A register in a file of its own: <c>{"agency", "units", "people", "recipients"}</c>, with the fields of a plan file's register and 'aliases' of units. A plan file does as well.</summary>
public static class RegisterFile
{
    private const string Wrong = "tệp danh bạ không đúng dạng JSON (agency, units, people, recipients) hoặc thiếu id, name";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 };

    /// <exception cref="PlanDocumentException">It is none.</exception>
    public static KnownNames Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = document.RootElement;
            var register = root.TryGetProperty("register", out var inPlan) && inPlan.ValueKind is JsonValueKind.Object ? inPlan : root;
            var agency = root.TryGetProperty("agency", out var named) ? named : default;
            return new(
                agency.ValueKind is JsonValueKind.Object ? Optional(agency, "name") : null,
                agency.ValueKind is JsonValueKind.Object ? Optional(agency, "parentName") : null,
                [.. Entries(register, "units").Select(unit => new KnownUnit(Text(unit, "id"), Text(unit, "name"), Optional(unit, "shortName") ?? "", Aliases(unit), Day(unit), Optional(unit, "successor")))],
                [.. Entries(register, "people").Select(person => new KnownPerson(Text(person, "id"), Optional(person, "name"), Optional(person, "role") == "director" ? LeaderRole.Director : LeaderRole.DeputyDirector))],
                [.. Entries(register, "recipients").Select(recipient => new KnownRecipient(Text(recipient, "id"), Text(recipient, "name")))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new PlanDocumentException(Wrong);
        }
    }

    private static JsonElement.ArrayEnumerator Entries(JsonElement parent, string name) => parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static string Text(JsonElement entry, string name) => Optional(entry, name) ?? throw new FormatException();

    private static string? Optional(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string> Aliases(JsonElement unit) => unit.TryGetProperty("aliases", out var list) ? [.. list.EnumerateArray().Select(alias => alias.GetString() ?? throw new FormatException())] : [];

    private static DateOnly? Day(JsonElement unit) => Optional(unit, "to") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
