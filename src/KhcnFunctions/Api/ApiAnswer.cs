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
    public static IActionResult Of<T>(HttpRequest request, T content)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(content, TextColumns.Form);
        var tag = TagOf(json);
        request.HttpContext.Response.Headers.ETag = tag;
        return Names(request.Headers.IfNoneMatch.ToString(), tag)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : new FileContentResult(json, "application/json; charset=utf-8");
    }

    /// <summary>Nothing is changed on what the caller has not seen.</summary>
    /// <param name="now">What a GET would answer now.</param>
    /// <exception cref="ProblemException">412 where the caller names another tag in If-Match.</exception>
    public static void CheckSeen<T>(HttpRequest request, T now)
    {
        var seen = request.Headers.IfMatch.ToString();
        if (seen.Length > 0 && seen != "*" && !Names(seen, TagOf(JsonSerializer.SerializeToUtf8Bytes(now, TextColumns.Form))))
        {
            throw new ProblemException(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Đã có thay đổi khác",
                "Nội dung đã thay đổi sau khi được đọc; đề nghị đọc lại và kiểm tra.");
        }
    }

    private static string TagOf(byte[] json) => $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16))}\"";

    private static bool Names(string tags, string tag) => tags.Split(',', StringSplitOptions.TrimEntries).Any(other => other == "*" || other == tag || other == "W/" + tag);
}
