using System.Text.Json;
using KhcnFunctions.Cycle;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions.Web;

/// <summary>What a caller gets.</summary>
internal sealed record Answer(int Status, IHeaderDictionary Headers, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string? ProblemType => Json.GetProperty("type").GetString()?["urn:khcn:problem:".Length..];
}

/// <summary>The product's pipeline without a server: storage is unreachable.</summary>
internal sealed class PipelineHost : IDisposable
{
    public const string OperatorKey = "a-key-of-thirty-two-characters-or-more";

    private readonly ServiceProvider _services;

    public PipelineHost()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = UnreachableStorage.ConnectionString,
            ["Khcn:OperatorKey"] = OperatorKey,
            ["Khcn:HourlyCheck"] = "false",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddKhcn(configuration).BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    public Task<Answer> RunAsync(Func<CancellationToken, Task<IActionResult>> handle, CancellationToken ct = default) =>
        AnswerAsync(context => Pipeline.RunAsync(context.Request, NoClient, handle, ct));

    public Task<Answer> RunAsOperatorAsync(string? authorization, Func<Task<IActionResult>> handle) => AnswerAsync(context =>
    {
        context.Request.Headers.Authorization = authorization;
        return Pipeline.RunAsync<OperatorCaller>(context.Request, NoClient, null, (_, _) => handle(), CancellationToken.None);
    });

    public Task<Answer> RunAsUnitAsync(string? authorization, CycleKey cycle) => AnswerAsync(context =>
    {
        context.Request.Headers.Authorization = authorization;
        return Pipeline.RunAsync<UnitCaller>(context.Request, NoClient, cycle, (_, _) => throw new InvalidOperationException("Nobody has a right here."), CancellationToken.None);
    });

    public static async Task<Answer> AnswerAsync(Func<HttpContext, Task<IActionResult>> run)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().AddMvcCore().Services.BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;
        var result = await run(context);
        await result.ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));
        return new Answer(context.Response.StatusCode, context.Response.Headers, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    public void Dispose() => _services.Dispose();

    private HttpPipeline Pipeline => _services.GetRequiredService<HttpPipeline>();

    // Only the hourly check would use it.
    private static DurableTaskClient NoClient => null!;
}
