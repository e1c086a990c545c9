using KhcnFunctions.Cycle;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>The report's documents, to be saved.</summary>
public sealed class ReportDocumentPages(HttpPipeline pipeline, CycleViews views, ReportDocuments documents)
{
    [Function("ReportDocument")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ReportDeskPages.Route + "/tep/{name}")] HttpRequest request,
        string period, string name, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
            await documents.SaveAsync(request, await views.LoadAsync(caller.Basis.Cycle, stop), KindOf(name), request.Query["lan"], request.Query["ma"], stop), ct);

    private static ReportDocumentKind? KindOf(string name) => name switch
    {
        "bao-cao" => ReportDocumentKind.Report,
        "phu-luc" => ReportDocumentKind.Appendix,
        "phieu-trinh" => ReportDocumentKind.Slip,
        "so-ngay" => ReportDocumentKind.Numbered,
        "ban-ky" => ReportDocumentKind.SignedCopy,
        "goi-phat-hanh" => ReportDocumentKind.IssuePackage,
        "minh-chung" => ReportDocumentKind.Evidence,
        _ => null,
    };
}
