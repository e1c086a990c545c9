using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.Escalation;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Azurite;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions.Bench.Board;

/// <summary>
/// The board of a cycle in December: its units were asked and reminded, two of three have sent. Nothing is written while it is
/// looked at.
/// </summary>
internal sealed class BoardScenario(int units)
{
    private const int WarmUps = 5;
    private const int Views = 40;
    private const string Page = "/ban-lam-viec/2026";

    private static readonly CycleKey Cycle = new("skhcn-quang-ngai", "dich-vu-khcn", "2026");

    public async Task<BoardCost> RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("khcn-board-").FullName;
        try
        {
            var log = Path.Combine(folder, "access.log");
            await using var azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions { DataFolder = Path.Combine(folder, "data"), AccessLogFile = log }, _ => { }, ct);
            await using var host = await LocalHostApp.StartAsync(
                new LocalHostOptions
                {
                    Port = 0,
                    ConnectionString = azurite.ConnectionString,
                    RunTimers = false,
                    RunEngine = false,
                    Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Khcn:TrialClocks"] = "true",
                        ["Khcn:HourlyCheck"] = "false",
                        ["Khcn:SignIn:Development"] = "true",
                    },
                }, ct);
            await PrepareAsync(host, ct);
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
            await EnterAsync(http, ct);
            return await MeasureAsync(http, azurite.ConnectionString, log, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<BoardCost> MeasureAsync(HttpClient http, string connection, string log, CancellationToken ct)
    {
        var before = (await LinesAsync(log, ct)).Count;
        var (first, bytes) = await ViewAsync(http, ct);
        var firstLines = (await LinesAsync(log, ct))[before..];
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
            await ViewAsync(http, ct);
        before = (await LinesAsync(log, ct)).Count;
        await ViewAsync(http, ct);
        var lines = (await LinesAsync(log, ct))[before..];
        var floor = new FloorReads(connection, lines);
        await floor.ReadAsync(ct);

        var (views, floors) = (new List<double>(), new List<double>());
        for (var view = 0; view < Views; view++)
        {
            views.Add((await ViewAsync(http, ct)).Milliseconds);
            var start = Stopwatch.GetTimestamp();
            await floor.ReadAsync(ct);
            floors.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new(lines.Count, firstLines.Count, bytes, first, views, floors);
    }

    private static async Task<(double Milliseconds, long Bytes)> ViewAsync(HttpClient http, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(Page, ct);
        answer.EnsureSuccessStatusCode();
        var page = await answer.Content.ReadAsByteArrayAsync(ct);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, page.LongLength);
    }

    /// <returns>The requests to table storage so far.</returns>
    private static async Task<List<string>> LinesAsync(string log, CancellationToken ct)
    {
        // A line is written just after its answer was sent.
        await Task.Delay(300, ct);
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(ct)).Split('\n', StringSplitOptions.TrimEntries);
        return [.. lines.Where(line => StorageRequest.Parse(line) is { Service: StorageService.Table })];
    }

    private async Task PrepareAsync(LocalHostApp host, CancellationToken ct)
    {
        var shipped = PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = new DateOnly(2022, 1, 5) };
        var own = PlanDuties.On(shipped, new DateOnly(2026, 11, 16)).Count;
        var plan = SampleUnits.AddTo(shipped, Math.Max(0, units - own));
        await host.Services.GetRequiredService<StorageRealms>().Production.CreateAsync(ct);
        await SetAsync(host, new(2026, 11, 2), 8, ct);
        var revision = await host.Services.GetRequiredService<PlanStore>().PublishAsync(plan, null, TimeProvider.System.GetUtcNow(), ct);
        await host.Services.GetRequiredService<CycleOpening>().OpenAsync(Cycle, plan, revision, ct);
        var round = ActivatorUtilities.CreateInstance<DailyRound>(host.Services);
        foreach (var day in new DateOnly[] { new(2026, 11, 16), new(2026, 11, 25) })
        {
            await SetAsync(host, day, 8, ct);
            await round.RunAsync(Cycle, ct);
        }

        await SubmitAsync(host, plan, [.. PlanDuties.On(plan, new DateOnly(2026, 11, 16)).Where((_, index) => index % 3 > 0)], ct);
        await SetAsync(host, new(2026, 12, 2), 8, ct);
        await round.RunAsync(Cycle, ct);
    }

    private static async Task SubmitAsync(LocalHostApp host, Plan plan, IReadOnlyList<UnitDuty> duties, CancellationToken ct)
    {
        await SetAsync(host, new(2026, 11, 26), 10, ct);
        var key = await host.Services.GetRequiredService<TokenKeys>().SigningKeyAsync(Cycle, ct);
        using var http = new HttpClient { BaseAddress = host.Address };
        await Parallel.ForEachAsync(duties, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (duty, token) =>
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

    private static async Task EnterAsync(HttpClient http, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dang-nhap/thu")
        {
            Content = new FormUrlEncodedContent([new("nguoi", $"{Cycle.Agency}/{Cycle.Plan}/cv-hcth"), new("ve", Page)]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.SendAsync(request, ct);
        var cookie = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First(set => !set.Contains("=;", StringComparison.Ordinal)) : throw new InvalidOperationException($"Not signed in: {answer.StatusCode}.");
        http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
    }

    private static Task SetAsync(LocalHostApp host, DateOnly day, int hour, CancellationToken ct) =>
        host.Services.GetRequiredService<CycleClocks>().SetAsync(Cycle, VietnamTime.At(day, new TimeOnly(hour, 0)), ct);
}

/// <summary>What the board of one cycle costs; times in milliseconds.</summary>
/// <param name="Requests">To table storage, a view.</param>
/// <param name="FirstRequests">Of the first view of a process, which reads the reports.</param>
/// <param name="Floors">Of the same storage reads by the bare SDK.</param>
internal sealed record BoardCost(int Requests, int FirstRequests, long PageBytes, double First, IReadOnlyList<double> Views, IReadOnlyList<double> Floors);
