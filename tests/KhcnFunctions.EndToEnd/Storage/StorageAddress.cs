namespace KhcnFunctions.EndToEnd.Storage;

/// <summary>
/// A request's address without its account. The three services share one log without ports; the shape of the address tells
/// them apart. Only a blob whose name is or begins with <c>messages</c> would be taken for a queue's.
/// </summary>
/// <param name="Resource">Table, queue or container; empty for the account.</param>
/// <param name="Rest">What follows the resource: an entity's key in brackets, a blob's or message's path; null if nothing does.</param>
/// <param name="Query">Parameters, names in lower case.</param>
internal sealed record StorageAddress(
    StorageService Service, string Resource, string? Rest, IReadOnlyDictionary<string, string> Query)
{
    public const string Batch = "$batch";

    public static StorageAddress Of(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var query = question < 0 ? [] : ReadQuery(target[(question + 1)..]);

        var parts = path.TrimStart('/').Split('/', 3);
        var resource = parts.Length > 1 ? parts[1] : "";
        var rest = parts.Length > 2 ? parts[2] : null;
        if (resource.Length == 0)
            return new(query.GetValueOrDefault("restype") is null ? StorageService.Account : StorageService.Blob, "", rest, query);

        var bracket = resource.IndexOf('(', StringComparison.Ordinal);
        // A key in brackets may hold a slash as it is.
        if (bracket >= 0)
            return new(StorageService.Table, resource[..bracket], path[(path.IndexOf('(', StringComparison.Ordinal))..], query);
        return new(ServiceOf(resource, rest, query), resource, rest, query);
    }

    public string? this[string parameter] => Query.GetValueOrDefault(parameter);

    private static StorageService ServiceOf(string resource, string? rest, Dictionary<string, string> query)
    {
        if (query.ContainsKey("restype"))
            return StorageService.Blob;
        if (rest is not null)
            return rest == "messages" || rest.StartsWith("messages/", StringComparison.Ordinal) ? StorageService.Queue : StorageService.Blob;
        // Clients of tables name the form of the answer in each address; a queue's address has no such parameter.
        var isTable = resource is Batch or "Tables" || query.ContainsKey("$format") || resource.Any(char.IsUpper);
        return isTable ? StorageService.Table : StorageService.Queue;
    }

    private static Dictionary<string, string> ReadQuery(string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => pair[0].ToLowerInvariant(), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "")
        .ToDictionary(group => group.Key, group => group.First());
}
