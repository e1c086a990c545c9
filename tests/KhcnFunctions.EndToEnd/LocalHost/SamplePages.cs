using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.EndToEnd.LocalHost;

/// <summary>HTTP functions, one for each thing that the host binds or answers.</summary>
public sealed class SamplePages(Witness witness)
{
    [Function(nameof(Home))]
    public static IActionResult Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{x:maxlength(0)?}")] HttpRequest request) =>
        new ContentResult { Content = "<h1>Trang chủ</h1>", ContentType = "text/html; charset=utf-8" };

    [Function(nameof(Item))]
    public static IActionResult Item(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{agency}/items/{number:int}")] HttpRequest request,
        string agency,
        int number) => new OkObjectResult(new { Agency = agency, Number = number, Query = request.Query["q"].ToString() });

    [Function(nameof(RemoveItem))]
    public static Task<IActionResult> RemoveItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/{agency}/items/{number:int}")] HttpRequest request) =>
        Task.FromResult<IActionResult>(new NoContentResult());

    [Function(nameof(CountBody))]
    public static async Task<IActionResult> CountBody(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/count")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return new OkObjectResult(body.Length);
    }

    [Function(nameof(Problem))]
    public static IActionResult Problem(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/problem")] HttpRequest request) =>
        new ObjectResult(new ProblemDetails { Status = 422, Title = "Thiếu số, ký hiệu" }) { StatusCode = 422, ContentTypes = { "application/problem+json" } };

    [Function(nameof(Download))]
    public static IActionResult Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{name}")] HttpRequest request, string name) =>
        new FileContentResult(Encoding.UTF8.GetBytes("%PDF"), "application/pdf") { FileDownloadName = name };

    [Function(nameof(Moved))]
    public static IActionResult Moved([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new RedirectResult("/elsewhere");

    [Function(nameof(Broken))]
    public static IActionResult Broken(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("secret");

    [Function(nameof(Patient))]
    public async Task<IActionResult> Patient(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "patient")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        witness.Seen.Enqueue("began");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            witness.Seen.Enqueue("left");
        }

        return new OkResult();
    }

    [Function(nameof(Begin))]
    public static async Task<IActionResult> Begin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/begin")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        new AcceptedResult("/status", await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(SampleOrchestrations.Sum), new Order("http", [7]), cancellationToken));
}

/// <summary>Functions that the local host refuses at its start, each alone in its class.</summary>
public static class RefusedPages
{
    public static class WithKey
    {
        [Function(nameof(WithKey))]
        public static IActionResult Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new OkResult();
    }

    public static class WithFunctionContext
    {
        [Function(nameof(WithFunctionContext))]
        public static IActionResult Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) => new OkResult();
    }

    public static class WithText
    {
        [Function(nameof(WithText))]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "";
    }
}
