using KhcnFunctions.EndToEnd.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.BadInput;

/// <summary>Tokens that are none, that ended, or that belong elsewhere: 401, and nothing is told of what there is.</summary>
[Collection(SharedAzurite.Name)]
public sealed class BadTokenTests(BadInputHost host) : IClassFixture<BadInputHost>
{
    public static TheoryData<string, string?, string> Tokens() => new()
    {
        { "none", null, "token-missing" },
        { "empty", "", "token-missing" },
        { "too short", "abc", "token-unknown" },
        { "too long", new string('a', 4000), "token-unknown" },
        { "of the right length, signed by nobody", new string('a', 40), "token-unknown" },
        { "not base32", new string('1', 40), "token-unknown" },
        { "not ASCII", new string('ơ', 40), "token-unknown" },
        { "the operator's", TrialSettings.OperatorKey, "token-unknown" },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Token_ThatIsNone_IsRefused(string what, string? token, string problem)
    {
        var answer = await SubmitAsync(token);

        Assert.True((answer.Status, answer.Problem) == (401, problem), $"{what}: {answer}");
    }

    [Fact]
    public async Task Token_WithOneCharacterChanged_IsRefused()
    {
        var token = host.Cycle.TokenOf("ttud");
        for (var i = 0; i < token.Length; i += 7)
        {
            var changed = token[..i] + (token[i] == 'a' ? 'b' : 'a') + token[(i + 1)..];
            var answer = await SubmitAsync(changed);
            Assert.Equal((401, "token-unknown"), (answer.Status, answer.Problem));
        }
    }

    [Fact]
    public async Task Token_OfAnotherCycle_IsRefused()
    {
        var other = await host.OpenOtherCycleAsync("2026-12-04 09:00");

        var answer = await SubmitAsync(other.TokenOf("ttud"));

        Assert.Equal((401, "token-unknown"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task Token_OfAUnit_DecidesNothingAndTheOfficesReportsNothing()
    {
        var decision = await host.PostAsync($"/{host.Cycle.Route}/decisions", host.Cycle.TokenOf("ttud"), """{"id":"x","kind":"release"}""");
        var report = await SubmitAsync(host.Cycle.TokenOf(KhcnFunctions.Web.CallerFinder.OfficeHolder));

        Assert.Equal((401, "token-unknown"), (decision.Status, decision.Problem));
        Assert.Equal((401, "token-unknown"), (report.Status, report.Problem));
    }

    [Fact]
    public async Task Token_OfAnotherUnit_SpeaksForThatUnitAlone()
    {
        // A report of the lead unit's tasks with a supporter's token is a report on tasks that the supporter does not lead.
        var body = TrialReports.Of(host.Cycle.DutyOf("p-qlcncn")).ToJsonString();

        var answer = await host.PostAsync($"/{host.Cycle.Route}/reports", host.Cycle.TokenOf("ttud"), body);

        Assert.Equal((400, "invalid-report"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task Token_Replaced_IsRevoked()
    {
        var cycle = await host.OpenOtherCycleAsync("2026-12-04 09:00");
        await cycle.DecideAsync("reissueLink", new() { ["unit"] = "ttud", ["decidedBy"] = "p-hcth" });

        var earlier = await host.PostAsync($"/{cycle.Route}/reports", cycle.TokenOf("ttud"), "{}");
        var never = await host.PostAsync($"/{cycle.Route}/reports", cycle.TokenOf("ttud", generation: 3), "{}");

        Assert.Equal((401, "token-revoked"), (earlier.Status, earlier.Problem));
        Assert.Equal((401, "token-revoked"), (never.Status, never.Problem));
    }

    [Fact]
    public async Task Token_AfterTheCycleIsClosed_HasExpired()
    {
        var cycle = await host.OpenOtherCycleAsync("2027-03-30 09:00");
        await cycle.WakeUpAtAsync("2027-04-01 00:00");

        var answer = await host.PostAsync($"/{cycle.Route}/reports", cycle.TokenOf("ttud"), TrialReports.Of(cycle.DutyOf("ttud")).ToJsonString());

        Assert.Equal((401, "token-expired"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task Tokens_Refused_ChangeNoRow()
    {
        var before = await host.ContentAsync();

        foreach (var row in Tokens())
            await SubmitAsync((string?)row[1]);

        Assert.Equal(before, await host.ContentAsync());
    }

    private Task<RawAnswer> SubmitAsync(string? token) =>
        host.PostAsync($"/{host.Cycle.Route}/reports", token, TrialReports.Of(host.Cycle.DutyOf("ttud"), "Nội dung khác").ToJsonString());
}
