using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>The page of the report: where it stands, its documents, and whatever the user may do next.</summary>
public sealed class ReportDeskPages(
    HttpPipeline pipeline, Pages pages, CycleViews views, DraftCompiler compiler, DecisionDesk decisions, SignedCopyDesk signedCopies, ReportFiles files, CycleNudges nudges)
{
    internal const string Route = DeskPages.Route + "/{period}/bao-cao";

    [Function("ReportDesk")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            var sheet = await SheetAsync(view, caller, period, stop);
            return await pages.ShowAsync<ReportDeskPage, ReportSheet>(PageFrame.Of(sheet.Context, TitleOf(view)), sheet);
        }, ct);

    /// <summary>Every decision about the report that is taken on its page.</summary>
    [Function("DecideOnReport")]
    public async Task<IActionResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{step}")] HttpRequest request,
        string period, string step, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        var rule = ReportSteps.Find(step);
        return await pipeline.RunDeskPostAsync(request, client, period, rule?.Right ?? DeskRight.See, async (caller, stop) =>
        {
            if (rule is null)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-step", "Không có việc này", "Không có việc này trên trang Báo cáo; đề nghị tải lại trang.");
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var (decision, isNew) = await decisions.RecordAsync(view, rule.Read(new(form, caller.User, view)), stop);
            if (isNew)
                await nudges.SendAsync(client, view.Cycle, ReportSteps.Recompiles(view.Decisions, decision) ? ReadAgenda.ReportNudge + "-desk" : "decision", stop);
            // From a leader's own page back to it.
            return request.SeeOther($"{DeskPages.AddressOf(period)}/{(form["ve"] == "lanh-dao" ? "lanh-dao" : "bao-cao")}");
        }, ct);
    }

    /// <summary>The signed paper, as a PDF.</summary>
    [Function("AddSignedCopy")]
    public Task<IActionResult> AddSignedCopyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/ban-ky")] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPostAsync(request, client, period, DeskRight.Number, async (caller, stop) =>
        {
            var form = await DeskForm.ReadAsync(request, views.TableOf(caller.Basis.Cycle), files, stop);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var file = form.File ?? throw DeskForm.Wrong("Chưa chọn tệp bản ký.");
            var changed = form["co-sua"] == "on" ? form.Text("ly-do", "nội dung sửa khi ký") : null;
            await signedCopies.TakeAsync(view, file, form.Whole("du-thao"), caller.User.Id, changed, form.OperationId, stop);
            await nudges.SendAsync(client, view.Cycle, "decision", stop);
            return request.SeeOther($"{DeskPages.AddressOf(period)}/bao-cao");
        }, ct);

    internal static string TitleOf(CycleView view) => view.Decisions.Edition switch
    {
        null => $"Báo cáo tổng hợp năm {view.Basis.Year}",
        { Edition: EditionKind.Supplement } => $"Báo cáo bổ sung năm {view.Basis.Year}",
        _ => $"Báo cáo thay thế năm {view.Basis.Year}",
    };

    private async Task<ReportSheet> SheetAsync(CycleView view, DeskCaller caller, string period, CancellationToken ct)
    {
        var report = view.Draft is null ? null : ConsolidatedReport.From(await compiler.InputAsync(view, ct));
        var units = view.Decisions.Dispatched is null ? [] : await view.Table.UnitsAsync(ct);
        return new(
            view.Context, period, caller.User, view.Chain, view.Decisions, view.Snapshot.Drafts,
            report, report is null ? null : EditingHints.Of(report), IssueTask.OfAll(view.Plan, view.Decisions), view.Ladder.DispatchDay, FormMark.Of(caller))
        {
            Late = [.. NoteSupplements.Due(view, units).Select(notice => view.Holders.Unit(notice.Unit!)).DistinctBy(unit => unit.Id)],
        };
    }
}
