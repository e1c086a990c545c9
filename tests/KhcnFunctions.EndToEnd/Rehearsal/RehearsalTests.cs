using System.Text.Json;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Rehearsal;

/// <summary>'Chạy thử' of the shipped plan's year on the real engine and storage.</summary>
[Collection(SharedAzurite.Name)]
public sealed class RehearsalTests(RehearsedYear year) : IClassFixture<RehearsedYear>
{
    [Fact]
    public async Task Year_WithTheSameSeed_LeavesTheSameTimelineMailsAndDocuments()
    {
        using var second = await year.RehearseAsync(RehearsedYear.Seed);

        var first = year.Left.Files;
        Assert.Superset(new HashSet<string> { "timeline.json", "bao-cao-tong-hop.docx", "phu-luc-theo-doi.docx" }, first.Keys.ToHashSet());
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second.Files[file.Key]), $"{file.Key} differs between two runs with one seed"));
    }

    [Fact]
    public async Task Year_WithAnotherSeedAndThirtySampleUnits_DiffersAndAsksEachUnitOnce()
    {
        using var other = await year.RehearseAsync(RehearsedYear.Seed + 1);
        using var larger = await year.RehearseAsync(RehearsedYear.Seed, sampleUnits: 30);

        var asked = Timeline(larger).Where(entry => entry.GetProperty("kind").GetString() == "request").Select(entry => entry.GetProperty("unit").GetString()).ToList();

        Assert.NotEqual(year.Left.Files["timeline.json"], other.Files["timeline.json"]);
        Assert.Equal(34, asked.Count);
        Assert.Equal(34, asked.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Timeline_TellsTheWholeYearInOrder()
    {
        var timeline = Timeline(year.Left);
        var times = timeline.Select(entry => entry.GetProperty("at").GetString()!).ToList();
        var mails = timeline.Where(entry => entry.GetProperty("key").ValueKind is not JsonValueKind.Null).ToList();

        string[] expected =
            ["request", "reminder", "escalation", "announcement", "receipt", "submission", "rejected", "compiled", "approvalRequest", "approved", "dispatch", "supplement",
             "awaitingHead", "headApproval", "headAnswer"];
        Assert.Superset(expected.ToHashSet(), timeline.Select(entry => entry.GetProperty("kind").GetString()!).ToHashSet());
        Assert.All(times, time => Assert.EndsWith("+07:00", time, StringComparison.Ordinal));
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.Equal(
            year.Left.Files.Keys.Count(name => name.EndsWith(".eml", StringComparison.Ordinal)),
            mails.Count - mails.Count(mail => IsDigest(mail) && mails.Any(other => !IsDigest(other) && PlaceOf(other) == PlaceOf(mail))));

        // A leader's digest goes in one mail with a list that is due to the same leader at the same time.
        static bool IsDigest(JsonElement mail) => mail.GetProperty("kind").GetString() == "digest";
        static string PlaceOf(JsonElement mail) => mail.GetProperty("at").GetRawText() + mail.GetProperty("to").GetRawText();
    }

    [Fact]
    public void Units_SendByEveryWay()
    {
        var sent = Timeline(year.Left)
            .Where(entry => entry.GetProperty("kind").GetString() == "submission")
            .Select(entry => entry.GetProperty("detail").GetString()!.Split(", ")[1]);

        Assert.Superset(new HashSet<string> { "webForm", "wordForm", "mail", "api" }, sent.ToHashSet());
    }

    [Fact]
    public async Task TaskHub_HeldEveryRoundAndTheEnd()
    {
        var table = new CycleTable(year.Run.Cycle, year.Host.Services.GetRequiredService<StorageRealms>().For(year.Run.Cycle));
        var rounds = (await table.PendingAndRoundsAsync(CancellationToken.None)).Rounds;
        var instance = await year.Host.Client.GetInstanceAsync(year.Run.Cycle.InstanceId);

        Assert.True(rounds.Count > 20, $"{rounds.Count} rounds");
        Assert.All(rounds, round => Assert.Contains(round.At, year.WorkedAt));
        Assert.Equal((CycleOrchestration.Name, OrchestrationRuntimeStatus.Completed), (instance!.Name, instance.RuntimeStatus));
    }

    private static List<JsonElement> Timeline(RehearsalFolder left) => [.. JsonDocument.Parse(left.Files["timeline.json"]).RootElement.EnumerateArray()];
}
