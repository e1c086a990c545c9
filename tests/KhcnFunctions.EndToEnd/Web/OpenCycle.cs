using System.Net.Http.Headers;
using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>A cycle of 2026, opened for one test, whose clock stands where the test sets it.</summary>
public sealed class OpenCycle
{
    public const string Science = "p-qlkh";
    public const string Contact = "Nguyễn Thị Mẫu, điện thoại 0255 000 000";

    private readonly LocalHostApp _host;

    private OpenCycle(LocalHostApp host, Plan plan, CycleKey key) => (_host, Plan, Key) = (host, plan, key);

    public Plan Plan { get; }

    public CycleKey Key { get; }

    internal CycleTable Table => new(Key, Realms.For(Key));

    private StorageRealms Realms => _host.Services.GetRequiredService<StorageRealms>();

    /// <param name="unitName">Name of the unit <see cref="Science"/>.</param>
    /// <param name="rehearsal">Name of the rehearsal that the cycle belongs to.</param>
    /// <param name="with">Changes the units of the register.</param>
    public static async Task<OpenCycle> OpenAsync(LocalHostApp host, string unitName = "Phòng Quản lý Khoa học", string? rehearsal = null, Func<Unit, Unit>? with = null)
    {
        var plan = PlanFile.Shipped with
        {
            Id = "kh-" + Guid.NewGuid().ToString("N")[..12],
            Number = "05/KH-SKHCN",
            SignedOn = new DateOnly(2022, 1, 20),
            Register = PlanFile.Shipped.Register with
            {
                Units =
                [
                    .. PlanFile.Shipped.Register.Units.Select(unit => unit.Id switch
                    {
                        Science => unit with { Name = unitName },
                        "p-hcth" => unit with { Contact = "Nguyễn Thị Mẫu", Phone = "0255 000 000" },
                        _ => unit,
                    }).Select(unit => with?.Invoke(unit) ?? unit),
                ],
            },
        };
        var real = new CycleKey(plan.Agency.Id, plan.Id, "2026");
        var cycle = new OpenCycle(host, plan, rehearsal is null ? real : CycleKey.ForRehearsal(rehearsal, real));
        await cycle.Realms.For(cycle.Key).CreateAsync(CancellationToken.None);
        await cycle.SetClockAsync(new DateOnly(2026, 11, 24), new TimeOnly(8, 0));
        var revision = await host.Services.GetRequiredService<PlanStore>().PublishAsync(plan, rehearsal, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await host.Services.GetRequiredService<CycleOpening>().OpenAsync(cycle.Key, plan, revision, CancellationToken.None);
        return cycle;
    }

    public Task SetClockAsync(DateOnly day, TimeOnly time) =>
        _host.Services.GetRequiredService<CycleClocks>().SetAsync(Key, VietnamTime.At(day, time), CancellationToken.None);

    /// <summary>The last part of a unit's link.</summary>
    public async Task<string> LinkOfAsync(string unit = Science)
    {
        var row = await Table.FindUnitAsync(unit, CancellationToken.None);
        var links = await _host.Services.GetRequiredService<UnitLinks>().ForAsync(Key, CancellationToken.None);
        return (Key.Rehearsal is { } run ? run + "--" : "") + links.TokenToUnit(Plan.Register.Units.First(candidate => candidate.Id == unit), row!.Unit);
    }

    /// <summary>The last part of the link of a unit's head.</summary>
    public async Task<string> HeadLinkOfAsync(string unit = Science)
    {
        var row = await Table.FindUnitAsync(unit, CancellationToken.None);
        var links = await _host.Services.GetRequiredService<UnitLinks>().ForAsync(Key, CancellationToken.None);
        return (Key.Rehearsal is { } run ? run + "--" : "") + links.TokenToHead(row!.Unit);
    }

    public async Task ChangeAsync(string unit, Func<CycleUnit, CycleUnit> change)
    {
        var row = await Table.FindUnitAsync(unit, CancellationToken.None);
        await Table.CommitAsync(
            [new(Azure.Data.Tables.TableTransactionActionType.UpdateReplace, UnitRows.Write(Table.Partition, change(row!.Unit)), row.ETag)], CancellationToken.None);
    }

    /// <summary>Sends a good report by the API.</summary>
    public async Task SendReportAsync(int variant = 1, string unit = Science)
    {
        var row = (await Table.FindUnitAsync(unit, CancellationToken.None))!.Unit;
        var duty = new UnitDuty(Plan.Register.Units.First(candidate => candidate.Id == unit), row.Leads, row.Supports);
        using var http = WebSite.ClientOf(_host);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/{Key.Agency}/plans/{Key.Plan}/cycles/{Key.Period}/reports")
        {
            Content = new StringContent(ScriptedReports.Good(Plan, duty, 2026, variant), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await LinkOfAsync(unit))[^40..]);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
