using System.Net.Http.Headers;
using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Azurite;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions.Bench.Cost;

/// <summary>
/// One cycle up to its first draft: a request and a receipt to each unit, one reminder to half of them, one JSON report
/// without files a unit. Mails are taken at once by a transport that keeps nothing.
/// </summary>
internal sealed class CostScenario(int units)
{
    private static readonly CycleKey Cycle = new("skhcn-quang-ngai", "dich-vu-khcn", "2026");
    private int _looks;
    private int _ticks;

    /// <returns>The access log's lines, how often the scenario itself looked into storage, and mails sent.</returns>
    public async Task<CostCount> RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("khcn-cost-").FullName;
        var transport = new CountingTransport();
        try
        {
            await using (var azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions { DataFolder = Path.Combine(folder, "data"), AccessLogFile = Path.Combine(folder, "access.log") }, Console.WriteLine, ct))
            {
                await using var host = await StartAsync(azurite.ConnectionString, transport, ct);
                await PlayAsync(host, ct);
            }

            return new CostCount(await File.ReadAllLinesAsync(Path.Combine(folder, "access.log"), ct), _looks, _ticks, transport.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<LocalHostApp> StartAsync(string connection, CountingTransport transport, CancellationToken ct) => LocalHostApp.StartAsync(
        new LocalHostOptions
        {
            Port = 0,
            ConnectionString = connection,
            RunTimers = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Khcn:TrialClocks"] = "true" },
            // Idle looks into the queues cost by the hour, not by the unit; they are kept out of the count.
            Durable = durable => durable with { MaxQueuePollingInterval = TimeSpan.FromMilliseconds(500) },
            Services = services => services.AddSingleton<IMailTransport>(transport),
        }, ct);

    private async Task PlayAsync(LocalHostApp host, CancellationToken ct)
    {
        var plan = SampleUnits.AddTo(PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = new DateOnly(2022, 1, 5) }, units);
        var realms = host.Services.GetRequiredService<StorageRealms>();
        await realms.Production.CreateAsync(ct);
        await SetAsync(host, "2026-11-02", 8, ct);
        var revision = await host.Services.GetRequiredService<PlanStore>().PublishAsync(plan, null, TimeProvider.System.GetUtcNow(), ct);
        await host.Services.GetRequiredService<CycleOpening>().OpenAsync(Cycle, plan, revision, ct);
        await host.Services.GetRequiredService<CycleKeeper>().EnsureAsync(host.Client, null, ct);

        var duties = PlanDuties.On(plan, new DateOnly(2026, 11, 16));
        await MorningsAsync(host, "2026-11-16", "2026-11-19", ct);
        await SubmitAsync(host, plan, [.. duties.Where((_, index) => index % 2 == 0)], "2026-11-19", ct);
        await MorningsAsync(host, "2026-11-20", "2026-11-26", ct);
        await SubmitAsync(host, plan, [.. duties.Where((_, index) => index % 2 == 1)], "2026-11-26", ct);
        await MorningsAsync(host, "2026-11-27", "2026-12-10", ct);
    }

    private async Task MorningsAsync(LocalHostApp host, string from, string to, CancellationToken ct)
    {
        var calendar = new WorkingCalendar(CalendarData.Shipped);
        for (var day = DateOnly.ParseExact(from, "yyyy-MM-dd", null); day <= DateOnly.ParseExact(to, "yyyy-MM-dd", null); day = calendar.AddWorkingDays(day, 1))
        {
            await SetAsync(host, day.ToString("yyyy-MM-dd", null), 8, ct);
            await TickAsync(host, VietnamTime.At(day, VietnamTime.Morning), ct);
        }
    }

    private static Task SetAsync(LocalHostApp host, string day, int hour, CancellationToken ct) =>
        host.Services.GetRequiredService<CycleClocks>().SetAsync(Cycle, VietnamTime.At(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new TimeOnly(hour, 0)), ct);

    private async Task TickAsync(LocalHostApp host, DateTimeOffset at, CancellationToken ct)
    {
        var tick = FormattableString.Invariant($"tick-{++_ticks}");
        await host.Client.RaiseEventAsync(Cycle.InstanceId, CycleOrchestration.NudgeEvent, tick, ct);
        while (true)
        {
            _looks++;
            var instance = await host.Client.GetInstanceAsync(Cycle.InstanceId, getInputsAndOutputs: true, ct);
            if (instance?.SerializedCustomStatus is not null && instance.ReadCustomStatusAs<CycleStatus>() is { } status && status.At == at && status.Nudge == tick)
                return;
            await Task.Delay(200, ct);
        }
    }

    private static async Task SubmitAsync(LocalHostApp host, Plan plan, IReadOnlyList<UnitDuty> duties, string day, CancellationToken ct)
    {
        await SetAsync(host, day, 10, ct);
        var key = await host.Services.GetRequiredService<TokenKeys>().SigningKeyAsync(Cycle, ct);
        using var http = new HttpClient { BaseAddress = host.Address };
        await Parallel.ForEachAsync(duties, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (duty, token) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/{Cycle.Agency}/plans/{Cycle.Plan}/cycles/{Cycle.Period}/reports")
            {
                Content = new StringContent(ScriptedReports.Good(plan, duty, 2026, 1), Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken.Issue(Cycle, duty.Unit.Id, 1, key));
            using var answer = await http.SendAsync(request, token);
            answer.EnsureSuccessStatusCode();
        });
    }
}

/// <param name="Looks">Times that the scenario looked for the orchestration's status; no part of the product's cost.</param>
/// <param name="Ticks">Nudges that the scenario sent in place of durable timers.</param>
internal sealed record CostCount(IReadOnlyList<string> Log, int Looks, int Ticks, int Mails);
