using KhcnFunctions.Consolidation.EditedFile;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>The report that HCTH edited in Word comes back and then is the report; what was changed is shown part by part.</summary>
public sealed class ReportFilePages(HttpPipeline pipeline, Pages pages, CycleViews views, DraftEditing editing, ReportFiles files)
{
    [Function("AddEditedReport")]
    public Task<IActionResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ReportDeskPages.Route + "/tep-word")] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Draft, async (caller, stop) =>
        {
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            DraftEditing.CheckNotApproved(view);
            DraftEditing.CheckLatest(view, form.Whole("du-thao"));
            var file = form.File ?? throw DeskForm.Wrong("Chưa chọn tệp Word đã sửa.");
            var draft = await editing.TakeFileAsync(view, caller.User, file, form.Text("ly-do", "lý do sửa"), null, client, stop);
            return request.SeeOther(FormattableString.Invariant($"{DeskPages.AddressOf(period)}/bao-cao/thay-doi?lan={draft.Number}"));
        }, ct);

    /// <summary>What a draft changed against the one from which it grew.</summary>
    [Function("ReportChanges")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ReportDeskPages.Route + "/thay-doi")] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var drafts = view.Snapshot.Drafts;
            var draft = int.TryParse(request.Query["lan"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? drafts.FirstOrDefault(each => each.Number == number)
                : view.Draft;
            if (draft is null || drafts.FirstOrDefault(each => each.Number == draft.Base) is not { } before)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-draft", "Không có gì để so sánh", "Dự thảo này không phải là bản sửa của dự thảo nào.");
            var own = await editing.ReadAsync(view, before.Report.Name, stop);
            var edited = await editing.ReadAsync(view, draft.Report.Name, stop);
            if (own.Report is null || edited.Report is null)
                throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "unreadable", "Chưa so sánh được", "Chưa so sánh được hai dự thảo; đề nghị tải cả hai về và so sánh trong Word.");
            var context = view.Context;
            return await pages.ShowAsync<ChangesPage, ChangesSheet>(
                PageFrame.Of(context, $"Dự thảo lần {draft.Number} so với dự thảo lần {before.Number}"),
                new(period, draft, ReportComparison.Of(own.Report, edited.Report), draft.IsUploaded ? edited.Report.Warnings : []));
        }, ct);
}
