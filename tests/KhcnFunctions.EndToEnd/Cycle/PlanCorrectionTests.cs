using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>A plan that is published late, or corrected after its cycle was opened.</summary>
[Collection(SharedAzurite.Name)]
public sealed class PlanCorrectionTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Corrected = "Đã sửa tên nhiệm vụ này";

    [Fact]
    public async Task Correction_BeforeTheRequest_IsTaken_AndTheRequestNamesIt()
    {
        var cycle = await office.OpenAsync("2026-11-03 07:30");
        await cycle.GoToAsync("2026-11-13 16:00");

        await CorrectAsync(cycle, Correct(cycle.Plan, "ttud"));
        await cycle.GoToAsync("2026-11-16 09:00");

        Assert.Empty(cycle.MailsOf("ttud"));
        Assert.Contains(Corrected, Assert.Single(cycle.MailsOf("p-qlkh")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await cycle.SubmitAsync("p-qlkh")).Status);
    }

    [Theory]
    [InlineData("2026-11-14 23:30", false)]
    [InlineData("2026-11-16 09:00", false)]
    [InlineData("2026-11-04 09:00", true)]
    public async Task Correction_OnceTheRequestIsNear_OrSomethingWasRecorded_LeavesTheCycleAsItIs(string moment, bool recorded)
    {
        var cycle = await office.OpenAsync("2026-11-03 07:30");
        await cycle.GoToAsync(moment);
        if (recorded)
            await cycle.DecideAsync("hold", new() { ["scope"] = "all", ["decidedBy"] = "p-hcth" });
        var before = (await cycle.Table.LoadAsync(CancellationToken.None)).Header;

        await CorrectAsync(cycle, Correct(cycle.Plan, "ttud"));

        Assert.Equal(before, (await cycle.Table.LoadAsync(CancellationToken.None)).Header);
        Assert.NotNull(await cycle.Table.FindUnitAsync("ttud", CancellationToken.None));
    }

    [Fact]
    public async Task Publication_OfACorrectionTooLate_SaysThatItCountsFromTheNextCycle()
    {
        var agency = office.NewAgency();
        var helper = await office.OpenAsync();
        // Requested from the first working day of the year on: due at once, whatever the day.
        var plan = TrialPlan.For(agency);
        plan = plan with { Schedule = plan.Schedule with { Request = new AnnualDay(1, 1) } };

        var first = await PublishAsync(helper, plan);
        var second = await PublishAsync(helper, plan with { Title = plan.Title + " (bản sửa)" });

        Assert.Equal((HttpStatusCode.OK, "thisCycle"), (first.Status, first.Body.GetProperty("countsFrom").GetString()));
        Assert.Equal((HttpStatusCode.OK, "nextCycle"), (second.Status, second.Body.GetProperty("countsFrom").GetString()));
        Assert.Contains("kỳ báo cáo sau", second.Body.GetProperty("remark").GetString(), StringComparison.Ordinal);
    }

    private static Task<Answer> PublishAsync(CycleHarness helper, Plan plan) =>
        helper.SendAsync(HttpMethod.Put, $"api/{plan.Agency.Id}/plans/{plan.Id}", TrialSettings.OperatorKey, JsonNode.Parse(PlanFile.Write(plan)));

    // As the daily check does with the plan that is current.
    private static async Task CorrectAsync(CycleHarness cycle, Plan plan)
    {
        var revision = await cycle.Service<PlanStore>().PublishAsync(plan, null, cycle.Now, CancellationToken.None);
        await cycle.Service<CycleOpening>().OpenAsync(cycle.Key, plan, revision, CancellationToken.None);
        await cycle.Service<StorageRealms>().Production.Plans.DeleteEntityAsync(plan.Agency.Id, $"plan|{plan.Id}");
        await cycle.NudgeAsync();
    }

    /// <summary>The first task has another title, and a unit has no part any more.</summary>
    private static Plan Correct(Plan plan, string without) => plan with
    {
        Tasks =
        [
            .. plan.Tasks.Select(task => task with
            {
                Title = task.Leads.Contains("p-qlkh") ? Corrected : task.Title,
                Leads = [.. task.Leads.Where(unit => unit != without)],
                Coordination = task.Coordination with
                {
                    Units = [.. task.Coordination.Units.Where(unit => unit != without)],
                    Ticked = [.. PlanDuties.Proposed(plan, task, new(2026, 11, 3)).Select(unit => unit.Id).Where(unit => unit != without)],
                },
            }),
        ],
    };
}
