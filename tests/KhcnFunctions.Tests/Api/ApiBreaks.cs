using System.Text.Json.Nodes;

namespace KhcnFunctions.Api;

/// <summary>What a caller written for one OpenAPI document would stumble over in another.</summary>
internal static class ApiBreaks
{
    private static readonly HashSet<string> Methods = ["get", "put", "post", "patch", "delete"];

    public static IReadOnlyList<string> Between(JsonNode before, JsonNode now) =>
    [
        .. from path in before["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key)
           from broken in Of($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!, now["paths"]![path.Key]?[operation.Key], before, now)
           select broken,
    ];

    private static IEnumerable<string> Of(string name, JsonNode old, JsonNode? operation, JsonNode before, JsonNode now)
    {
        if (operation is null)
            return [$"{name} is gone"];
        return Parameters(name, old, operation).Concat(Answers(name, old, operation, before, now)).Concat(Body(name, old, operation, before, now));
    }

    private static IEnumerable<string> Parameters(string name, JsonNode old, JsonNode operation)
    {
        var known = NamesOf(old, requiredOnly: false);
        return NamesOf(operation, requiredOnly: true).Where(parameter => !known.Contains(parameter)).Select(parameter => $"{name} asks for {parameter}");
    }

    private static HashSet<string> NamesOf(JsonNode operation, bool requiredOnly) =>
    [
        .. (operation["parameters"]?.AsArray() ?? []).Where(parameter => !requiredOnly || parameter!["required"]?.GetValue<bool>() == true).Select(parameter => parameter!["name"]!.GetValue<string>()),
    ];

    private static IEnumerable<string> Answers(string name, JsonNode old, JsonNode operation, JsonNode before, JsonNode now) =>
        from answer in old["responses"]!.AsObject()
        where answer.Key.StartsWith('2')
        let present = operation["responses"]?[answer.Key]
        from broken in present is null
            ? [$"{name} no longer answers {answer.Key}"]
            : Lost($"{name} {answer.Key}: ", "", SchemaOf(answer.Value), SchemaOf(present), before, now, 0)
        select broken;

    // What a caller sends must still be known, and nothing more may be asked for.
    private static IEnumerable<string> Body(string name, JsonNode old, JsonNode operation, JsonNode before, JsonNode now)
    {
        var (was, became) = (Resolve(SchemaOf(old["requestBody"]), before), Resolve(SchemaOf(operation["requestBody"]), now));
        var required = (became?["required"]?.AsArray() ?? []).Select(field => field!.GetValue<string>())
            .Except((was?["required"]?.AsArray() ?? []).Select(field => field!.GetValue<string>()), StringComparer.Ordinal)
            .Select(field => $"{name} body: {field} is required now");
        return required.Concat(Lost($"{name} body: ", "", was, became, before, now, 0));
    }

    private static IEnumerable<string> Lost(string name, string place, JsonNode? old, JsonNode? present, JsonNode before, JsonNode now, int depth)
    {
        (old, present) = (Resolve(old, before), Resolve(present, now));
        if (old is null || depth > 8)
            yield break;
        if (present is null)
        {
            yield return $"{name}{place} is gone";
            yield break;
        }

        if (old["type"]?.ToJsonString() != present["type"]?.ToJsonString())
            yield return $"{name}{place} has another type";
        foreach (var (property, schema) in old["properties"]?.AsObject() ?? [])
        {
            foreach (var broken in Lost(name, $"{place}/{property}", schema, present["properties"]?[property], before, now, depth + 1))
                yield return broken;
        }

        foreach (var broken in Lost(name, place + "/[]", old["items"], present["items"], before, now, depth + 1))
            yield return broken;
    }

    private static JsonNode? SchemaOf(JsonNode? message) => message?["content"]?["application/json"]?["schema"];

    private static JsonNode? Resolve(JsonNode? schema, JsonNode document)
    {
        while (schema?["$ref"]?.GetValue<string>() is { } reference)
            schema = reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]);
        return schema;
    }
}
