using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Quarantined;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Board;

/// <summary>Toàn cảnh: the page of a cycle, which tells at a glance where the year stands.</summary>
public sealed class BoardPages(HttpPipeline pipeline, Pages pages, BoardReading reading, CycleViews views, AnswerSheets sheets)
{
    internal const string Route = DeskPages.Route + "/{period}";

    /// <summary>By this header the page's script knows the board's part, and not a page for signing in.</summary>
    private const string MarkHeader = "X-Dau";

    [Function("DeskCycle")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var (material, sheet) = await ReadAsync(caller, period, request.Query, stop);
            var region = await pages.RenderPartAsync<BoardRegion, RegionSheet>(sheet);
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(region)).AsSpan(0, 12));
            if (request.Query.ContainsKey("phan"))
            {
                request.HttpContext.Response.Headers[MarkHeader] = mark;
                return request.Query["dau"] == mark
                    ? new StatusCodeResult(StatusCodes.Status204NoContent)
                    : new ContentResult { Content = region, ContentType = "text/html; charset=utf-8" }.CompressedFor(request);
            }

            PageHeaders.AllowScript(request.HttpContext.Response.Headers);
            var context = material.View.Context;
            var page = await pages.ShowAsync<BoardPage, BoardSheet>(
                PageFrame.Of(context, $"Kỳ báo cáo năm {material.View.Basis.Year}") with { Wide = true, Script = true },
                new BoardSheet(context, period, caller.User, region, mark));
            return page.CompressedFor(request);
        }, ct);

    private async Task<(BoardMaterial Material, RegionSheet Sheet)> ReadAsync(DeskCaller caller, string period, IQueryCollection query, CancellationToken ct)
    {
        var cycle = caller.Basis.Cycle;
        var (quarantine, before) = (QuarantineTable.CountWaitingAsync(views.TableOf(cycle), strays: caller.User.May(DeskRight.Draft), ct), reading.YearBeforeAsync(cycle, ct));
        var material = await reading.ReadAsync(cycle, ct);
        var view = material.View;
        var unreached = material.Sent.Refused.SelectMany(row => row.Notice.To.Kind is HolderKind.Unit or HolderKind.Head ? [row.Notice.To.Id] : Array.Empty<string>());
        var board = CycleBoard.Of(new BoardFacts(
            material.Facts, view.Plan, material.Mornings, await sheets.OfAsync(view.Table, material.Rows, ct), unreached.ToHashSet(StringComparer.Ordinal)));
        var filter = BoardFilter.Of(query["loc"], query["nhiem-vu"], query["tim"]);
        var sheet = new RegionSheet(
            period, view.Plan, board, filter, filter.Apply(board.Units),
            BoardWork.Of(
                board, await quarantine, material.Sent.Refused.Count, material.Difficulties, material.Deferrable.Count, view.Chain.Step,
                IssueTask.OfAll(view.Plan, view.Decisions).Count(task => task.Done is null)),
            view.Chain.Step,
            Timeline.Of(view.Plan.Schedule, view.Ladder, view.Deadline, view.Calendar, view.Today),
            Progress.Of(material.Units, await before, view.Ladder.RequestDay, view.Ladder.DispatchDay, view.Deadline.LastDay, view.Today),
            view.Deadline, view.Ladder.DispatchDay)
        {
            HoldsReminders = view.Decisions.HoldsReminders,
            HoldsDispatch = view.Decisions.HoldsDispatch,
        };
        return (material, sheet);
    }
}
