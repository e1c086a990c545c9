using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Api;

/// <summary>HCTH's programs read the cycle: units, mails, decisions, what was changed.</summary>
public sealed class CycleReading(HttpPipeline pipeline, CycleViews views)
{
    private const string Route = "api/{agency}/plans/{plan}/cycles/{period}";

    [Function("CycleStatus")]
    [ApiOperation("Where the cycle stands, with all its units", Answer = typeof(CycleState))]
    public Task<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) => ApiAnswer.Of(request, CycleState.Of(view, await view.Table.UnitsAsync(stop))), ct);

    [Function("CycleUnits")]
    [ApiOperation("The units of the cycle, by id", Answer = typeof(ApiPage<UnitState>))]
    [ApiQuery("after", "The value 'next' of the part before")]
    [ApiQuery("limit", "At most 200; 100 where it is left out")]
    public Task<IActionResult> UnitsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/units")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            var units = (await view.Table.UnitsAsync(stop)).Select(row => UnitState.Of(view, row.Unit)).OrderBy(unit => unit.Id, StringComparer.Ordinal);
            return ApiAnswer.Of(request, ApiRange.Of(request).Take(units, unit => unit.Id));
        }, ct);

    [Function("CycleUnit")]
    [ApiOperation("One unit; its ETag may be sent as If-Match with a decision about it", Answer = typeof(UnitState), Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> UnitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/units/{unit}")] HttpRequest request,
        string agency, string plan, string period, string unit, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) => view.Plan.Register.Units.Any(known => known.Id == unit) && await view.Table.FindUnitAsync(unit, stop) is { } row
            ? ApiAnswer.Of(request, UnitState.Of(view, row.Unit))
            : throw new ProblemException(StatusCodes.Status404NotFound, "no-unit", "Không có đơn vị này", "Kỳ báo cáo không có đơn vị này."), ct);

    [Function("CycleMails")]
    [ApiOperation("The mails of the cycle and what became of them, by id", Answer = typeof(ApiPage<MailEntry>))]
    [ApiQuery("unit", "Only those about this unit")]
    [ApiQuery("after", "The value 'next' of the part before")]
    [ApiQuery("limit", "At most 200; 100 where it is left out")]
    public Task<IActionResult> MailsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/mails")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            var (range, unit) = (ApiRange.Of(request), request.Query["unit"].ToString());
            var mails = new List<MailEntry>();
            await foreach (var row in view.Table.OutboxAsync(stop))
            {
                if (unit.Length == 0 || row.Notice.Unit == unit)
                    mails.Add(MailEntry.Of(view, row));
            }

            return ApiAnswer.Of(request, range.Take(mails.OrderBy(mail => mail.Id, StringComparer.Ordinal), mail => mail.Id));
        }, ct);

    [Function("CycleDecisions")]
    [ApiOperation("The decisions of the cycle, in the order in which they were recorded", Answer = typeof(IReadOnlyList<Decision>))]
    public Task<IActionResult> DecisionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/decisions")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), (view, _) => Task.FromResult(ApiAnswer.Of<IReadOnlyList<Decision>>(request, [.. view.Decisions.Of<Decision>()])), ct);

    [Function("CycleChanges")]
    [ApiOperation("What was changed in the cycle, oldest first", Answer = typeof(ApiPage<AuditLine>))]
    [ApiQuery("after", "The value 'next' of the part before")]
    [ApiQuery("limit", "At most 200; 100 where it is left out")]
    public Task<IActionResult> AuditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/audit")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, new(agency, plan, period), async (view, stop) =>
        {
            var range = ApiRange.Of(request);
            var lines = new List<AuditLine>();
            await foreach (var row in view.Table.RangeAsync(AuditRows.Prefix + range.After, "a}", stop))
            {
                var id = row.RowKey[AuditRows.Prefix.Length..];
                if (id != range.After)
                {
                    lines.Add(new(
                        id, (row.GetDateTimeOffset("At") ?? default).ToOffset(VietnamTime.Offset), row.GetString("Who"), row.GetString("What"), row.GetString("Subject"),
                        row.FindText("Before"), row.FindText("After"), row.FindText("Basis")));
                }

                if (lines.Count > range.Limit)
                    break;
            }

            return ApiAnswer.Of(request, range.Take(lines, line => line.Id));
        }, ct);

    private Task<IActionResult> RunAsync(
        HttpRequest request, DurableTaskClient client, CycleKey cycle, Func<CycleView, CancellationToken, Task<IActionResult>> answer, CancellationToken ct) =>
        pipeline.RunAsync<OfficeCaller>(request, client, cycle, async (caller, stop) => await answer(await views.LoadAsync(caller, stop), stop), ct);
}
