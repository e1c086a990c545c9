using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Input;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions;

/// <summary>A unit's own pages, reached by the link in its mails. Opening them changes nothing in storage.</summary>
public sealed class UnitPages(
    HttpPipeline pipeline, Pages pages, UnitSheets sheets, UnitWorks works, VersionReader versions, CycleViews views, DecisionDesk decisions, CycleNudges nudges,
    IOptions<KhcnOptions> options)
{
    /// <summary>Where the unit works; apart from the links, so that no address below it can be taken for one.</summary>
    internal const string Home = "/don-vi";

    private const string LinkRoute = "bao-cao";
    private const string Route = "don-vi";
    private const int LargestForm = 16 * 1024;
    private const int LongestChannel = 500;

    /// <summary>Swaps the link for a cookie and an address without the token, which would else stay in histories and logs.</summary>
    [Function("OpenUnitLink")]
    public Task<IActionResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = LinkRoute + "/{token}")] HttpRequest request,
        string token, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, token, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            UnitLink.Read(token)!.KeepIn(request.HttpContext.Response, request.IsSecure(options.Value));
            return request.SeeOther(caller.IsHead && work.Unit.Awaiting is not null ? Home + "/duyet" : Home);
        }, ct);

    /// <summary>The address of the page before the units could write on it.</summary>
    [Function("FormerUnitPage")]
    public Task<IActionResult> ForwardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = LinkRoute)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, _ => Task.FromResult(request.SeeOther(Home)), ct);

    [Function("UnitPage")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var sheet = await sheets.ReadAsync(caller, stop);
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<UnitPage, UnitSheet>(PageFrame.Of(sheet.Context, $"Báo cáo năm {sheet.Context.Year} của {sheet.Duty.Unit.Name}"), sheet);
        }, ct);

    /// <summary>A version as it was sent, with its receipt.</summary>
    [Function("SentReport")]
    public Task<IActionResult> ShowSentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/lan-gui/{version:int}")] HttpRequest request,
        int version, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var stored = await work.Table.FindVersionAsync(work.Unit.Unit, version, stop)
                ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-version", "Không có lần gửi này", "Đơn vị chưa có lần gửi này; đề nghị mở lại trang của đơn vị.");
            var sheet = await sheets.ReadAsync(caller, stop);
            var sent = new SentSheet(
                sheet, await versions.ReadAsync(work.Table, stored, stop), version, stored.ReceivedAt, stored.ReceiptId, stored.Sha256, request.Query.ContainsKey("nhan"))
            {
                Answer = sheet.AnswerOn(version),
            };
            var title = sent.JustSent ? $"Đã gửi báo cáo năm {sheet.Context.Year} của {sheet.Duty.Unit.Name}" : $"Báo cáo năm {sheet.Context.Year} của {sheet.Duty.Unit.Name}, lần gửi thứ {version}";
            return await pages.ShowAsync<SentPage, SentSheet>(PageFrame.Of(sheet.Context, title), sent);
        }, ct);

    /// <summary>'Đã gửi qua kênh khác': pauses the unit's reminders until HCTH has looked.</summary>
    [Function("ReportElsewhere")]
    public Task<IActionResult> ReportElsewhereAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/kenh-khac")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var channel = PlainText.Normalize((await RequestBody.ReadFormAsync(request, LargestForm, stop)).GetValueOrDefault("kenh"));
            if (channel is not null && PlainText.Mistake(channel, LongestChannel) is { } mistake)
                throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "invalid-text", "Nội dung chưa hợp lệ", $"Nội dung chưa được ghi nhận: {mistake}.");
            if (work.Unit is not { Status: UnitStatus.Open, Paused: false, Awaiting: null })
                return request.SeeOther(Home);
            var decision = new ReportedElsewhere(work.Unit.Unit)
            {
                Id = "elsewhere-" + Guid.NewGuid().ToString("N"),
                At = work.Now,
                DecidedBy = work.Unit.Unit,
                DecidedOn = VietnamTime.Day(work.Now),
                Form = "trang của đơn vị",
                Reason = channel ?? "Đơn vị báo đã gửi qua kênh khác",
            };
            await decisions.RecordAsync(await views.LoadAsync(caller.Basis.Cycle, stop), decision, stop);
            await nudges.SendAsync(client, caller.Basis.Cycle, "decision", stop);
            return request.SeeOther(Home);
        }, ct);
}
