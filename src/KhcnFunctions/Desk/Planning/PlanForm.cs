using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace KhcnFunctions.Desk.Planning;

/// <summary>The plain fields of a form about the plan; a field may come several times.</summary>
public sealed record PlanForm(IReadOnlyDictionary<string, StringValues> Fields)
{
    private const int MostBytes = 512 * 1024;

    public string this[string name] => Fields.TryGetValue(name, out var values) ? values.ToString() : "";

    public IReadOnlyList<string> All(string name) => Fields.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    /// <inheritdoc cref="RequestBody.ReadFieldsAsync"/>
    public static async Task<PlanForm> ReadAsync(HttpRequest request, CancellationToken ct) => new(await RequestBody.ReadFieldsAsync(request, MostBytes, ct));
}
