using System.Security.Cryptography;
using System.Text.Json;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Api;

/// <summary>What the API answers to GET: JSON with an entity tag of its content (RFC 9110, section 8.8.3).</summary>
internal static class ApiAnswer
{
    /// <summary>304 where the caller has it already.</summary>
    public static IActionResult Of<T>(HttpRequest request, T content) => Of(request, content, null);

    /// <param name="mark">Changes with whatever is done about the content, even where it is then the same again; null for a mark of the content alone.</param>
    /// <inheritdoc cref="Of{T}(HttpRequest, T)"/>
    public static IActionResult Of<T>(HttpRequest request, T content, string? mark)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(content, TextColumns.Form);
        var tag = mark is null ? TagOf(json) : Quoted(mark);
        request.HttpContext.Response.Headers.ETag = tag;
        return Names(request.Headers.IfNoneMatch.ToString(), tag)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : new FileContentResult(json, "application/json; charset=utf-8");
    }

    /// <summary>What a POST answers.</summary>
    /// <param name="isNew">201; else 200, since it was taken in before.</param>
    public static IActionResult Taken<T>(T content, bool isNew) => new ContentResult
    {
        Content = JsonSerializer.Serialize(content, TextColumns.Form),
        ContentType = "application/json; charset=utf-8",
        StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
    };

    /// <summary>Nothing is changed on what the caller has not seen.</summary>
    /// <param name="now">What a GET would answer now.</param>
    /// <exception cref="ProblemException">412 where the caller names another tag in If-Match.</exception>
    public static void CheckSeen<T>(HttpRequest request, T now)
    {
        var seen = request.Headers.IfMatch.ToString();
        if (seen.Length > 0 && seen != "*" && !Names(seen, TagOf(JsonSerializer.SerializeToUtf8Bytes(now, TextColumns.Form))))
            throw Changed();
    }

    /// <summary>As <see cref="CheckSeen"/>, where it has to be said what was seen: 'whatever stands' is no answer.</summary>
    /// <param name="mark">What a GET would answer now.</param>
    /// <exception cref="ProblemException">428 without If-Match, 412 where another tag is named.</exception>
    public static void RequireSeen(HttpRequest request, string mark)
    {
        var seen = request.Headers.IfMatch.ToString().Trim();
        if (seen.Length == 0 || seen == "*")
        {
            throw new ProblemException(StatusCodes.Status428PreconditionRequired, "if-match-missing", "Thiếu If-Match",
                "Yêu cầu phải kèm tiêu đề If-Match là giá trị ETag của lần đọc trước, để không ghi đè việc của người khác.");
        }

        if (!Names(seen, Quoted(mark)))
            throw Changed();
    }

    private static ProblemException Changed() => new(
        StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Đã có thay đổi khác", "Nội dung đã thay đổi sau khi được đọc; đề nghị đọc lại và kiểm tra.");

    private static string TagOf(byte[] json) => Quoted(Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16)));

    private static string Quoted(string mark) => $"\"{mark}\"";

    private static bool Names(string tags, string tag) => tags.Split(',', StringSplitOptions.TrimEntries).Any(other => other == "*" || other == tag || other == "W/" + tag);
}
