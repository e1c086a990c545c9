using System.Text.Json;
using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Web;

/// <summary>An answer of the API to what can't be done: RFC 9457, in Vietnamese.</summary>
/// <param name="Type">Last part of the problem's URN, by which programs tell problems apart.</param>
public sealed record Problem(int Status, string Type, string Title, string Detail)
{
    public IReadOnlyList<InputMistake> Mistakes { get; init; } = [];

    /// <summary>Seconds after which the same request may go well.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The cycle that a genuine link led to, so that its page can name whom to ask; null for strangers.</summary>
    internal CycleBasis? Basis { get; init; }

    public IActionResult ToResult()
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["type"] = "urn:khcn:problem:" + Type,
            ["title"] = Title,
            ["status"] = Status,
            ["detail"] = Detail,
        };
        if (Mistakes.Count > 0)
            body["errors"] = Mistakes.Select(mistake => new { pointer = "#" + mistake.Place, detail = mistake.Message });
        return new ProblemResult(JsonSerializer.Serialize(body, TextColumns.Form), Status, RetryAfter);
    }

    private sealed class ProblemResult(string json, int status, int? retryAfter) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.StatusCode = status;
            response.ContentType = "application/problem+json; charset=utf-8";
            if (retryAfter is { } seconds)
                response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (status == StatusCodes.Status401Unauthorized)
                response.Headers.WWWAuthenticate = "Bearer";
            await response.WriteAsync(json, context.HttpContext.RequestAborted);
        }
    }
}

/// <summary>Ends a request with a problem.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;

    public ProblemException(int status, string type, string title, string detail)
        : this(new Problem(status, type, title, detail))
    {
    }
}
