using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Web;

/// <summary>Answers every address below /api that no other function serves, so that programs get a problem there too.</summary>
public sealed class NoRoute(HttpPipeline pipeline)
{
    // Its name sorts behind those of the functions that are served below /api: a host may match routes in that order.
    [Function("UnservedRoute")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "patch", "delete", Route = "api/{*rest}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync(request, client, _ => throw Problem(), ct);

    /// <summary>What an address that is not served answers, and one that the settings leave closed.</summary>
    internal static ProblemException Problem() => new(
        StatusCodes.Status404NotFound, "no-route", "Không có địa chỉ này", "Không có chức năng nào ở địa chỉ này, hoặc không dùng theo cách này; đề nghị kiểm tra lại địa chỉ.");
}
