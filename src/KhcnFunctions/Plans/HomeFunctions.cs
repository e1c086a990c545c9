using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Plans;

/// <summary>The page at the root: what everybody may know, and nothing of any unit.</summary>
public sealed class HomeFunctions(HttpPipeline pipeline, Pages pages, PublishedPlans plans)
{
    // A route "/" makes the Functions host hang; an empty parameter does not (AzureWebJobsDisableHomepage=true belongs to it).
    [Function("Home")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{x:maxlength(0)?}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async token =>
            await pages.ShowAsync<HomePage, IReadOnlyList<PublishedPlan>>(new PageFrame("Báo cáo kết quả thực hiện kế hoạch"), await plans.ReadAsync(token)), ct);
}
