using System.Text.RegularExpressions;
using Azure;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MimeKit;

namespace KhcnFunctions.Desk.Planning;

/// <summary>Chạy thử of a year from the page: its mails and documents are shown, nothing is sent.</summary>
public sealed partial class RehearsalPages(
    HttpPipeline pipeline, Pages pages, PlanDesk desk, RehearsalDesk rehearsals, StorageRealms realms, CycleClocks clocks, FileStore files, TimeProvider time)
{
    private const string Route = PlanPages.Route + "/dien-tap";
    internal const string Home = "/" + Route;

    internal static readonly IReadOnlyDictionary<string, (RehearsalScenario Scenario, string Label)> Scenarios = new Dictionary<string, (RehearsalScenario, string)>(StringComparer.Ordinal)
    {
        ["phan-lon"] = (RehearsalScenario.MostInTime, "Phần lớn đơn vị gửi đúng hạn, một phần ba gửi chậm"),
        ["du"] = (RehearsalScenario.AllInTime, "Mọi đơn vị gửi đúng hạn"),
        ["khong"] = (RehearsalScenario.Nobody, "Không đơn vị nào gửi (xem đủ các thư nhắc và danh sách)"),
    };

    [Function("RehearsalHome")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.Plan, async (user, stop) =>
        {
            var work = await desk.LoadAsync(user, stop);
            PageHeaders.AllowScript(request.HttpContext.Response.Headers);
            var frame = PlanPages.FrameOf(work.Published, time.GetUtcNow(), "Chạy thử") with { Script = true };
            return await pages.ShowAsync<RehearsalPage, RehearsalSheet>(frame, await SheetAsync(user, stop));
        }, ct);

    [Function("StartRehearsal")]
    public Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPostAsync(request, client, PlanPages.Route, DeskRight.Plan, async (user, stop) =>
        {
            var form = await PlanForm.ReadAsync(request, stop);
            var work = await desk.LoadAsync(user, stop);
            var thisYear = Calendar.VietnamTime.Day(time.GetUtcNow()).Year;
            if (!Scenarios.TryGetValue(form["kich-ban"], out var scenario) || !int.TryParse(form["nam"], out var year) || year < thisYear || year > thisYear + 3)
                throw DeskForm.Wrong("Chưa chọn năm hoặc kịch bản chạy thử.");
            await rehearsals.StartAsync(client, work.Plan, year, scenario.Scenario, user.Id, stop);
            return request.SeeOther(Home);
        }, ct);

    [Function("DriveRehearsal")]
    public Task<IActionResult> DriveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/tiep")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPostAsync(request, client, PlanPages.Route, DeskRight.Plan, async (user, stop) =>
        {
            await rehearsals.DriveAsync(client, await FindAsync(user, stop), stop);
            return request.SeeOther(Home);
        }, ct);

    [Function("RehearsedMail")]
    public Task<IActionResult> ShowMailAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/thu")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.Plan, async (user, stop) =>
        {
            var rehearsal = await FindAsync(user, stop);
            var work = await desk.LoadAsync(user, stop);
            var mail = await ReadMailAsync(realms.For(rehearsal.Cycle), request.Query["ten"].ToString(), stop);
            return await pages.ShowAsync<RehearsedMailPage, MailSheet>(PlanPages.FrameOf(work.Published, time.GetUtcNow(), "Thư của lần chạy thử"), new(
                mail.Subject ?? "", mail.From.ToString(), mail.To.ToString(), Calendar.DayText.Moment(mail.Date), mail.TextBody ?? ""));
        }, ct);

    [Function("RehearsedDocument")]
    public Task<IActionResult> SaveDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/tep/{name}")] HttpRequest request,
        string name, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.Plan, async (user, stop) =>
        {
            var rehearsal = await FindAsync(user, stop);
            var realm = realms.For(rehearsal.Cycle);
            var draft = (await new CycleTable(rehearsal.Cycle, realm).LoadAsync(stop)).LatestDraft;
            var file = name switch { "bao-cao" => draft?.Report, "phu-luc" => draft?.Appendix, _ => null };
            if (file is null)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Chưa có tệp này", "Lần chạy thử chưa tổng hợp dự thảo nào.");
            return request.SaveAs(
                $"dien-tap-{name}.docx", FileTypes.ContentType(FileKind.Docx), await files.ReadAsync(realm, file.Name, stop));
        }, ct);

    private async Task<DeskRehearsal> FindAsync(DeskUser user, CancellationToken ct) => await rehearsals.FindAsync(user.Agency, user.Plan, ct)
        ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-rehearsal", "Chưa có lần chạy thử nào", "Chưa có lần chạy thử nào; đề nghị mở trang Chạy thử và bắt đầu.");

    private async Task<RehearsalSheet> SheetAsync(DeskUser user, CancellationToken ct)
    {
        var next = Calendar.VietnamTime.Day(time.GetUtcNow()).Year + 1;
        var mark = FormMark.Of(user, PlanPages.Route);
        if (await rehearsals.FindAsync(user.Agency, user.Plan, ct) is not { } rehearsal)
            return new(null, null, false, [], 0, next, user, mark);
        var table = new CycleTable(rehearsal.Cycle, realms.For(rehearsal.Cycle));
        if (!await realms.For(rehearsal.Cycle).ExistsAsync(ct) || await table.FindAsync(ct) is not { } snapshot)
            return new(rehearsal, null, false, [], 0, next, user, mark);
        var mails = new List<RehearsedMail>();
        await foreach (var row in table.OutboxAsync(ct))
        {
            if (row is { SentAt: { } at, ProviderId: { } name })
                mails.Add(new(at, name, row.Notice.Kind, string.Join(", ", row.To)));
        }

        return new(
            rehearsal, (await clocks.ForAsync(rehearsal.Cycle, ct)).Now, snapshot.Header.ClosedAt is not null,
            [.. mails.OrderByDescending(mail => mail.At).ThenBy(mail => mail.Kind)], snapshot.Drafts.Count, next, user, mark);
    }

    private static async Task<MimeMessage> ReadMailAsync(StorageRealm realm, string name, CancellationToken ct)
    {
        if (!MailName().IsMatch(name))
            throw NoMail();
        try
        {
            var content = await realm.Mailbox.GetBlobClient(name).DownloadContentAsync(ct);
            return await MimeMessage.LoadAsync(content.Value.Content.ToStream(), ct);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            throw NoMail();
        }
    }

    private static ProblemException NoMail() => new(StatusCodes.Status404NotFound, "no-mail", "Không có thư này", "Lần chạy thử không có thư này.");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,200}\.eml\z", RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MailName();
}
