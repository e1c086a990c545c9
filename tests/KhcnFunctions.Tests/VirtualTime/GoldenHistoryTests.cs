using System.Text.Json;
using KhcnFunctions.Tests.VirtualTime.Samples;
using Xunit;
using Xunit.Sdk;

namespace KhcnFunctions.Tests.VirtualTime;

public class GoldenHistoryTests
{
    private const string Kept = "sample-yearly-reminder";
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
    private static readonly OrchestratorCode Code = OrchestratorCode.Of<string, string>(YearlyReminder.RunAsync);
    private static readonly OrchestratorCode Breaking = OrchestratorCode.Of<string, string>(YearlyReminder.RunBreakingAsync);
    private static readonly OrchestratorCode Branched = OrchestratorCode.Of<string, string>(YearlyReminder.RunBranchedAsync);
    private static readonly OrchestratorCode LateAction = OrchestratorCode.Of<string, string>(YearlyReminder.RunWithLateActionAsync);

    [Fact]
    public Task Replay_SameCode_Fits() => GoldenHistory.AssertReplaysAsync(Code, Kept, MidwayAsync);

    [Fact]
    public void Replay_FurtherActivityInTheOldPath_IsNonDeterministic()
    {
        var replay = GoldenHistory.Replay(Breaking, Kept);

        Assert.False(replay.Fits);
        Assert.True(replay.IsNonDeterministic, replay.Difference);
    }

    [Fact]
    public void Replay_FurtherActivityForNewVersionsOnly_Fits() => GoldenHistory.AssertReplays(Branched, Kept);

    [Fact]
    public void Replay_FurtherActionThatReplayTolerates_IsFound()
    {
        var replay = GoldenHistory.Replay(LateAction, Kept);

        Assert.False(replay.Fits);
    }

    [Fact]
    public void AssertReplays_BreakingChange_SaysWhatToDo()
    {
        var failure = Assert.Throws<XunitException>(() => GoldenHistory.AssertReplays(Breaking, Kept));

        Assert.Contains("branch on ctx.Version", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Do not record this history anew", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_UnknownHistory_SaysHowToRecordOne()
    {
        var failure = Assert.Throws<XunitException>(() => GoldenHistory.Replay(Code, "never-recorded"));

        Assert.Contains("KHCN_RECORD_GOLDEN=never-recorded", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CI")]
    [InlineData("TF_BUILD")]
    public async Task Record_InCi_IsRefused(string variable)
    {
        var engine = await MidwayAsync();

        var failure = Assert.Throws<XunitException>(() => GoldenHistory.Record(engine, "refused", v => v == variable ? "true" : null));

        Assert.Contains("not recorded in CI", failure.Message, StringComparison.Ordinal);
        Assert.Throws<XunitException>(() => GoldenHistory.Replay(Code, "refused"));
    }

    [Fact]
    public async Task Record_EndedOrchestration_IsRefused()
    {
        var engine = await MidwayAsync();
        engine.RaiseAt(engine.Clock.Now, "Submitted", "r");
        await engine.RunAsync();

        var failure = Assert.Throws<XunitException>(() => GoldenHistory.Record(engine, "ended", _ => null));

        Assert.Contains("mid-way", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToJson_SameRunTwice_SameBytes()
    {
        var first = GoldenHistory.ToJson(await MidwayAsync());
        var second = GoldenHistory.ToJson(await MidwayAsync());

        Assert.Equal(first, second);
        Assert.Equal(first, await File.ReadAllTextAsync(GoldenHistory.PathOf(Kept)));
    }

    [Fact]
    public async Task Resume_OldHistoryOnNewCode_GoesOnToTheEnd()
    {
        var engine = GoldenHistory.Resume(Branched, Kept);
        engine.Accept("Accept", "Remind");
        engine.RaiseAt(Start.AddDays(200), "Submitted", "báo cáo");

        await engine.RunAsync();

        Assert.Equal("báo cáo", engine.Output<string>());
        Assert.Equal(["4", "5", "6", "báo cáo"], engine.Calls.Select(c => c.Input<JsonElement>().ToString()));
    }

    private static async Task<VirtualTimeEngine> MidwayAsync()
    {
        var engine = new VirtualTimeEngine(Code, Start);
        engine.Accept("Request", "Remind", "Accept");
        engine.Start("phong-quan-ly-khoa-hoc");
        await engine.RunUntilAsync(Start.AddDays(100));
        return engine;
    }
}
