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

    /// <exception cref="ProblemException">413 for more than a form ever holds, 415 for what is no form.</exception>
    public static async Task<PlanForm> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "content-type", "Sai kiểu nội dung", "Nội dung gửi lên phải ở dạng biểu mẫu của trang.");
        if (request.ContentLength is null or > MostBytes)
            throw new ProblemException(StatusCodes.Status413PayloadTooLarge, "too-large", "Nội dung quá lớn", "Nội dung gửi lên quá dài; đề nghị rút gọn và gửi lại.");
        try
        {
            var form = await request.ReadFormAsync(ct);
            return new(form.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));
        }
        catch (InvalidDataException fault)
        {
            throw new BadHttpRequestException(fault.Message, fault);
        }
    }
}
