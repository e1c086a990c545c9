using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk;

/// <summary>The IT person hands HCTH its access to a cycle: a token of the one form, which ends with the cycle.</summary>
public sealed class OfficeAccess(HttpPipeline pipeline, CycleBases bases, TokenKeys keys)
{
    private const int FirstGeneration = 1;

    [Function("IssueOfficeToken")]
    public Task<IActionResult> IssueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/{agency}/plans/{plan}/cycles/{period}/office-token")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OperatorCaller>(request, client, null, async (_, token) =>
        {
            var cycle = new CycleKey(agency, plan, period);
            if (!cycle.IsWellFormed || await bases.FindAsync(cycle, token) is not { } basis)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-cycle", "Không có kỳ báo cáo này", "Chưa mở kỳ báo cáo nào theo địa chỉ này.");
            var issued = AccessToken.Issue(cycle, CallerFinder.OfficeHolder, FirstGeneration, await keys.SigningKeyAsync(cycle, token));
            return new OkObjectResult(new { token = issued, expires = basis.Closing });
        }, ct);
}
