using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

/// <summary>A department's first steps: it starts the program, fills in the plan, publishes it. On a storage that was never used.</summary>
public sealed class PlanCommandsTests : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite = new();
    private readonly string _file = Path.GetTempFileName();

    public Task InitializeAsync() => _azurite.InitializeAsync();

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await _azurite.DisposeAsync();
    }

    [Fact]
    public async Task FirstStart_ThenPublish_SayWhatStands()
    {
        await using (var serve = ProgramRun.Start(_azurite.ConnectionString, "--port", "0"))
        {
            await serve.UntilSaidAsync("Đang phục vụ tại");
            Assert.Contains("chưa có số và ngày nên chưa mở kỳ báo cáo; chép tệp", serve.Said, StringComparison.Ordinal);
            Assert.Contains(Path.Combine("Plans", "Data", "dich-vu-khcn.plan.json"), serve.Said, StringComparison.Ordinal);
            Assert.Contains("-- publish FILE", serve.Said, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(_file, PlanFile.Write(PlanFile.Shipped with { Number = "05/KH-SKHCN", SignedOn = new DateOnly(2022, 1, 20) }));
        await using var publish = ProgramRun.Start(_azurite.ConnectionString, "publish", _file);
        Assert.Equal(0, await publish.EndAsync());
        Assert.Contains("Đã công bố Kế hoạch số 05/KH-SKHCN ngày 20/01/2022", publish.Said, StringComparison.Ordinal);
        Assert.Matches(@"kỳ báo cáo năm \d{4} (đang mở, thời hạn gửi báo cáo|mở từ ngày)", publish.Said);
        Assert.DoesNotContain("chưa có số", publish.Said, StringComparison.Ordinal);
    }

    /// <summary>Of both classes of settings; a service manager sees by the exit code that starting again is vain.</summary>
    [Fact]
    public async Task Start_WithWrongSettings_NamesEveryMistakeAndEnds()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Khcn__PublicAddress"] = "khcn", ["Khcn__Mail__From"] = "nobody" };
        await using var serve = ProgramRun.Start(_azurite.ConnectionString, settings, "--port", "0");

        Assert.Equal(2, await serve.EndAsync());
        Assert.Contains("Khcn:PublicAddress is 'khcn'", serve.Said, StringComparison.Ordinal);
        Assert.Contains("Khcn:Mail:From is 'nobody'", serve.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", serve.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_OfAWrongFile_NamesEveryMistakeAndPublishesNothing()
    {
        await File.WriteAllTextAsync(_file, PlanFile.Write(PlanFile.Shipped with { Number = "", Id = "Kế hoạch" }));
        await using var publish = ProgramRun.Start(_azurite.ConnectionString, "publish", _file);

        Assert.Equal(2, await publish.EndAsync());
        Assert.Matches(@"có \d+ lỗi:", publish.Said);
        Assert.Contains("id: ", publish.Said, StringComparison.Ordinal);
        Assert.Contains("number: ", publish.Said, StringComparison.Ordinal);
        Assert.All((await _azurite.ReadRequestsAsync()).Between(0), request => Assert.Matches("^(Query|Get|List)", request.Operation));
    }
}
