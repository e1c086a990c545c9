using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Api;

/// <summary>Serves the API's own description (OpenAPI 3.1), as it was made from the code when it was built.</summary>
public sealed class ApiDocumentFunction(HttpPipeline pipeline)
{
    private static readonly string Document = EmbeddedText.Read("Api/openapi.json").Text;

    [Function("ApiDocument")]
    [ApiOperation("This document", Caller = ApiCaller.Anybody)]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync(request, client, _ => Task.FromResult<IActionResult>(new ContentResult { Content = Document, ContentType = "application/json; charset=utf-8" }), ct);
}
