using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>The report's documents, to be saved.</summary>
public sealed class ReportDocumentPages(HttpPipeline pipeline, CycleViews views, FileStore files, SubmissionSlips slips, IssuePackages packages)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Function("ReportDocument")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ReportDeskPages.Route + "/tep/{name}")] HttpRequest request,
        string period, string name, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var draft = int.TryParse(request.Query["lan"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? view.Snapshot.Drafts.FirstOrDefault(draft => draft.Number == number)
                : view.Draft;
            var (content, type, fileName) = await FindAsync(view, draft, name, request.Query["ma"].ToString(), stop)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-document", "Không có tệp này", "Chưa có tệp này; đề nghị mở lại trang Báo cáo.");
            return request.SaveAs(fileName, type, content);
        }, ct);

    private async Task<(byte[] Content, string Type, string Name)?> FindAsync(CycleView view, Draft? draft, string name, string id, CancellationToken ct)
    {
        var realm = view.Table.Realm;
        return (name, draft) switch
        {
            ("bao-cao", { } known) => (await files.ReadAsync(realm, known.Report.Name, ct), Docx, $"Báo cáo tổng hợp, dự thảo lần {known.Number}.docx"),
            ("phu-luc", { } known) => (await files.ReadAsync(realm, known.Appendix.Name, ct), Docx, $"Phụ lục theo dõi (nội bộ), dự thảo lần {known.Number}.docx"),
            ("phieu-trinh", { } known) when known == view.Draft => (slips.Write(view), Docx, $"Phiếu trình, dự thảo lần {known.Number}.docx"),
            ("so-ngay", { } known) when view.Decisions.Number is { } given && known.Number == view.Approval?.Draft =>
                (NumberedReport.From(await files.ReadAsync(realm, known.Report.Name, ct), given.Number, given.SignedOn), Docx, "Báo cáo có số, ngày.docx"),
            ("ban-ky", { } known) when view.Decisions.AsSent(known.Number).SignedCopy is { } copy => (await files.ReadAsync(realm, copy.File.Blob, ct), "application/pdf", copy.File.Name),
            ("goi-phat-hanh", { } known) when view.Decisions.AsSent(known.Number).SignedCopy is { } ready && ready.Draft == known.Number => (await packages.WriteAsync(view, known, ct), "application/zip", "Gói phát hành.zip"),
            ("minh-chung", _) when view.Decisions.Find(id)?.Evidence is { } evidence =>
                (await files.ReadAsync(realm, evidence.Blob, ct), "application/octet-stream", evidence.Name),
            _ => null,
        };
    }
}
