using System.Text;
using System.Text.Json;
using KhcnFunctions.Api;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Input;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Plans;

/// <summary>The IT person publishes a plan or a revision of the calendar.</summary>
public sealed class PlanFunctions(
    HttpPipeline pipeline, PlanStore plans, PublishedPlans published, StorageRealms realms, CycleKeeper keeper, CycleIndex index,
    CycleViews views, DeadlineReplanning replanning, CycleNudges nudges, TimeProvider time)
{
    [Function("PublishPlan")]
    [ApiOperation("Publishes a plan file (plan.schema.json). With If-Match, only over the revision that was read", Caller = ApiCaller.Operator, Body = typeof(JsonElement), Answer = typeof(PublishedRevision), Problems = [StatusCodes.Status412PreconditionFailed])]
    public Task<IActionResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/{agency}/plans/{plan}")] HttpRequest request,
        string agency, string plan, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OperatorCaller>(request, client, null, async (_, token) =>
        {
            var json = await RequestBody.ReadJsonAsync(request, PlanFile.MaxBytes, token);
            var reading = PlanFile.Read(json.Span, "plan.json");
            if (reading.Plan is not { } read)
            {
                throw Invalid("invalid-plan", "Tệp kế hoạch chưa hợp lệ",
                    [.. reading.Mistakes.Select(mistake => new InputMistake(FormattableString.Invariant($"/{mistake.Place} ({mistake.Line},{mistake.Column})"), $"{mistake.Message} {mistake.Remedy}"))]);
            }

            if (read.Agency.Id != agency || read.Id != plan)
                throw Invalid("other-plan", "Không khớp địa chỉ", [new("/id", $"tệp là kế hoạch {read.Agency.Id}/{read.Id}, địa chỉ là {agency}/{plan}")]);
            await realms.Production.CreateAsync(token);
            if (await plans.FindCurrentAsync(agency, plan, token) is { } current)
                ApiAnswer.CheckSeen(request, RevisionOf(current));
            var revision = await plans.PublishAsync(read, null, time.GetUtcNow(), token);
            await keeper.EnsureAsync(client, null, token);
            var standing = await published.FindAsync(agency, plan, token);
            var fromNext = standing?.CountsFromNextCycle ?? false;
            return new OkObjectResult(new PublishedRevision(
                revision, read.IsNumbered, standing?.OpensOn, fromNext ? "nextCycle" : "thisCycle", fromNext ? PublishedPlan.CountsFromNext : null));
        }, ct);

    [Function("CurrentPlan")]
    [ApiOperation("The plan as it is published, as a plan file; its ETag may be sent as If-Match with the next one", Caller = ApiCaller.Operator, Answer = typeof(PlanRevision), Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{agency}/plans/{plan}")] HttpRequest request,
        string agency, string plan, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OperatorCaller>(request, client, null, async (_, token) =>
            new CycleKey(agency, plan, "2000").IsWellFormed && await realms.Production.ExistsAsync(token) && await plans.FindCurrentAsync(agency, plan, token) is { } current
                ? ApiAnswer.Of(request, RevisionOf(current))
                : throw new ProblemException(StatusCodes.Status404NotFound, "no-plan", "Không có Kế hoạch này", "Chưa công bố Kế hoạch nào theo địa chỉ này."), ct);

    private static PlanRevision RevisionOf(Plan plan) => new(PlanFile.Revision(plan), JsonSerializer.SerializeToElement(System.Text.Json.Nodes.JsonNode.Parse(PlanFile.Write(plan))));

    /// <summary>A revision of the calendar re-plans what is pending in the agency's open cycles: units' deadlines are computed anew at once, the cycle's own days at each look.</summary>
    [Function("ReviseCalendar")]
    [ApiOperation("Publishes a revision of the calendar", Caller = ApiCaller.Operator, Body = typeof(JsonElement), Answer = typeof(CalendarRevision))]
    public Task<IActionResult> ReviseCalendarAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/{agency}/calendar")] HttpRequest request,
        string agency, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OperatorCaller>(request, client, null, async (_, token) =>
        {
            var json = Encoding.UTF8.GetString((await RequestBody.ReadJsonAsync(request, PlanFile.MaxBytes, token)).Span);
            if (!new CycleKey(agency, "x", "2000").IsWellFormed)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-agency", "Không có cơ quan này", "Mã cơ quan không đúng dạng.");
            var data = Parse(json);
            await realms.Production.CreateAsync(token);
            if (data.Revision <= (await plans.CalendarAsync(agency, null, token)).Revision
                || !await plans.PublishCalendarAsync(agency, json, data.Revision, null, token))
            {
                throw new ProblemException(StatusCodes.Status409Conflict, "old-revision", "Đã có lịch mới hơn",
                    FormattableString.Invariant($"Lịch đang dùng có lần sửa đổi bằng hoặc sau lần {data.Revision}; đề nghị tăng revision."));
            }

            await foreach (var cycle in index.OpenAsync(null, token))
            {
                if (cycle.Agency != agency)
                    continue;
                await replanning.ApplyAsync(await views.LoadAsync(cycle, token), token);
                await nudges.SendAsync(client, cycle, "calendar", token);
            }

            return new OkObjectResult(new CalendarRevision(data.Revision));
        }, ct);

    private static CalendarData Parse(string json)
    {
        try
        {
            return CalendarData.Parse(json);
        }
        catch (CalendarDataException wrong)
        {
            throw Invalid("invalid-calendar", "Lịch chưa hợp lệ", [.. wrong.Mistakes.Select(mistake => new InputMistake("/" + mistake.Place, mistake.Message))]);
        }
    }

    private static ProblemException Invalid(string type, string title, IReadOnlyList<InputMistake> mistakes) =>
        new(new Problem(StatusCodes.Status400BadRequest, type, title, "Nội dung chưa được ghi nhận; đề nghị sửa các mục nêu dưới đây rồi gửi lại.") { Mistakes = mistakes });
}

/// <summary>The plan as it is published.</summary>
/// <param name="Revision">SHA-256 of its canonical JSON.</param>
/// <param name="Plan">A plan file (plan.schema.json).</param>
public sealed record PlanRevision(string Revision, JsonElement Plan);

/// <summary>What came of publishing a plan.</summary>
/// <param name="Opens">It has number and day, so that a cycle may open.</param>
/// <param name="OpensOn">When the next cycle opens; null where this year's has.</param>
/// <param name="CountsFrom">thisCycle, nextCycle.</param>
public sealed record PublishedRevision(string Revision, bool Opens, DateOnly? OpensOn, string CountsFrom, string? Remark);

public sealed record CalendarRevision(int Revision);
