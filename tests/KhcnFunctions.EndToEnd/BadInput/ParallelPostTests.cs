using System.Net;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.BadInput;

/// <summary>Posts of one unit at the same moment: by the same people twice, or by several.</summary>
[Collection(SharedAzurite.Name)]
public sealed class ParallelPostTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const int AtOnce = 6;

    [Fact]
    public async Task SameReport_PostedInParallel_IsOneVersionWithOneReceipt()
    {
        var cycle = await office.OpenAsync("2026-12-04 09:00");

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => PostAsync(cycle, "Nội dung")));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(AtOnce - 1, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer.Body.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal));
        Assert.Single(await VersionsAsync(cycle));
        Assert.Single(cycle.MailsOf("ttud"), mail => mail.Kind is MailKind.Receipt);
    }

    [Fact]
    public async Task DifferentReports_PostedInParallel_AreAllVersionsAndNoneIsLost()
    {
        var cycle = await office.OpenAsync("2026-12-04 09:00");

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => PostAsync(cycle, $"Nội dung {i}")));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created, answer.ToString()));
        Assert.Equal(Enumerable.Range(1, AtOnce), (await VersionsAsync(cycle)).Select(version => version.Version));
        Assert.Equal(AtOnce, (await VersionsAsync(cycle)).Select(version => version.Sha256).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(AtOnce, cycle.MailsOf("ttud").Count(mail => mail.Kind is MailKind.Receipt));
    }

    [Fact]
    public async Task SameDecision_PostedInParallel_IsTakenOnce()
    {
        var cycle = await office.OpenAsync("2026-12-04 09:00");
        var extension = new System.Text.Json.Nodes.JsonObject { ["id"] = "cung-luc", ["unit"] = "ttud", ["lastDay"] = "2026-12-15" };

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => cycle.TryDecideAsync("extend", extension)));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.OK, answer.ToString()));
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<KhcnFunctions.Cycle.Extend>());
        Assert.Single(cycle.MailsOf("ttud"), mail => mail.Kind is MailKind.Extended);
    }

    private static Task<Answer> PostAsync(CycleHarness cycle, string text) =>
        cycle.PostAsync("reports", cycle.TokenOf("ttud"), TrialReports.Of(cycle.DutyOf("ttud"), text));

    private static async Task<IReadOnlyList<StoredVersion>> VersionsAsync(CycleHarness cycle)
    {
        var versions = new List<StoredVersion>();
        await foreach (var version in cycle.Table.VersionsAsync("ttud", CancellationToken.None))
            versions.Add(version);
        return versions;
    }
}
