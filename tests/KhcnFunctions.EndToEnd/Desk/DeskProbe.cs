using KhcnFunctions.Desk;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>A page and its form that ask for a right, as the desk's own do.</summary>
public sealed class DeskProbe(HttpPipeline pipeline)
{
    private const string Route = "ban-lam-viec/{period}/thu/{right}";

    /// <summary>Says who came, and to which address its form is sent.</summary>
    [Function("DeskProbePage")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, string right, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, Enum.Parse<DeskRight>(right), (caller, _) =>
            Task.FromResult<IActionResult>(new OkObjectResult(FormMark.AddTo(request.Path, FormMark.Of(caller)))), ct);

    /// <summary>Says who sent the form, and to which cycle.</summary>
    [Function("DeskProbeForm")]
    public Task<IActionResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string period, string right, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, Enum.Parse<DeskRight>(right), (caller, _) =>
            Task.FromResult<IActionResult>(new OkObjectResult($"{caller.Through} {caller.Basis.Cycle}")), ct);
}
