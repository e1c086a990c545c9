using System.IO.Compression;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.LocalHost;
using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Archiving;

/// <summary>The commands of the IT person, as processes of their own: export, import, delete-cycle.</summary>
[Collection(SharedAzurite.Name)]
public sealed class ArchiveCommandTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Cycle = SavedOffice.Agency + "/dich-vu-khcn/2026";

    private readonly string _folder = Directory.CreateTempSubdirectory("khcn-archives-").FullName;
    private SavedOffice _saved = null!;

    public async Task InitializeAsync() => _saved = await SavedOffice.InDecemberAsync(azurite);

    public async Task DisposeAsync()
    {
        await _saved.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Import_IntoAnAccountThatHoldsSomething_ChangesNothingAndSaysWhatIsThere()
    {
        var file = await ExportAsync();
        var account = azurite.NewAccount();
        await using (var other = await SavedOffice.StartAsync(azurite, account))
            await CycleHarness.OpenAsync(other.App, other.Mail, TrialPlan.For("so-khac"), "2026-12-04 07:30");
        var before = await StorageContent.ReadAsync(account, StorageContent.IsProduction);

        foreach (var arguments in new[] { new[] { "restore", file }, ["restore", file, "--dry-run"] })
        {
            var (code, said) = await RunAsync(account, arguments);
            Assert.Equal(2, code);
            Assert.Contains("không trống (bảng Cycle, bảng Plan, vùng chứa khcn-keys", said, StringComparison.Ordinal);
        }

        Assert.Equal(before, await StorageContent.ReadAsync(account, StorageContent.IsProduction));
    }

    [Fact]
    public async Task Import_OfADamagedArchive_WritesNothing()
    {
        var file = await ExportAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        var account = azurite.NewAccount();
        var changed = Path.Combine(_folder, "changed.zip");
        await File.WriteAllBytesAsync(changed, bytes);
        await using (var zip = await ZipFile.OpenAsync(changed, ZipArchiveMode.Update))
        {
            var entry = zip.Entries.First(entry => entry.FullName.StartsWith("files/khcn-files/inbound/", StringComparison.Ordinal));
            await using var content = await entry.OpenAsync();
            content.WriteByte((byte)'X');
        }

        var cutOff = Path.Combine(_folder, "cut-off.zip");
        await File.WriteAllBytesAsync(cutOff, bytes[..(bytes.Length / 2)]);

        Assert.Contains("không đúng mã băm", await RefusedAsync(account, changed), StringComparison.Ordinal);
        Assert.Contains("bị cắt cụt hoặc đã hỏng", await RefusedAsync(account, cutOff), StringComparison.Ordinal);
        Assert.Contains("Không đọc được bản lưu", await RefusedAsync(account, Path.Combine(_folder, "none.zip")), StringComparison.Ordinal);
        Assert.Empty(new TableServiceClient(account).Query());
        var (code, said) = await RunAsync(account, "restore", file, "--dry-run");
        Assert.True(code == 0, said);
        Assert.Empty(new TableServiceClient(account).Query());
    }

    [Fact]
    public async Task Export_OfOneCycle_HoldsItAndWhatItRestsOnAlone()
    {
        await CycleHarness.OpenAsync(_saved.App, _saved.Mail, TrialPlan.For("so-khac"), "2026-12-04 07:30");
        var (file, account) = (Path.Combine(_folder, "mot-ky.zip"), azurite.NewAccount());
        Assert.Equal(2, (await RunAsync(_saved.Account, "export", "--cycle", "so-khcn/dich-vu-khcn/2025", "--out", file)).Code);
        Assert.Equal(2, (await RunAsync(_saved.Account, "export", "--cycle", "../dich-vu", "--out", file)).Code);
        Assert.Equal(0, (await RunAsync(_saved.Account, "export", "--cycle", Cycle, "--out", file)).Code);
        Assert.Equal(2, (await RunAsync(_saved.Account, "export", "--cycle", Cycle, "--out", file)).Code);

        var (code, said) = await RunAsync(account, "restore", file);
        Assert.True(code == 0, said);

        var (saved, restored) = (await RawStorage.ReadAsync(_saved.Account), await RawStorage.ReadAsync(account));
        var own = saved.Where(line => line.Contains(SavedOffice.Agency, StringComparison.Ordinal) && !RawStorage.Passes(line) && !line.StartsWith("khcn-mailbox", StringComparison.Ordinal)).ToList();
        Assert.Empty(own.Except(restored));
        Assert.DoesNotContain(restored, line => line.Contains("so-khac", StringComparison.Ordinal) || line.StartsWith("khcn-keys/", StringComparison.Ordinal));
        Assert.Contains(restored, line => line.StartsWith("khcn-files/inbound/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cycle_IsDeletedOnlyWhenClosedPastItsTermAndArchived()
    {
        var file = Path.Combine(_folder, "mot-ky.zip");
        Assert.Equal(0, (await RunAsync(_saved.Account, "export", "--cycle", Cycle, "--out", file)).Code);

        Assert.Contains("Chưa đặt thời hạn bảo quản", await RefusedAsync(_saved.Account, ["delete-cycle", Cycle, "--archive", file], years: 0), StringComparison.Ordinal);
        Assert.Contains("chưa đóng xong", await RefusedAsync(_saved.Account, ["delete-cycle", Cycle, "--archive", file], years: 1), StringComparison.Ordinal);
        await CloseAsync(new DateTimeOffset(2026, 3, 31, 10, 0, 0, TimeSpan.Zero));
        Assert.Contains("chỉ được xóa từ ngày 01/01/2028", await RefusedAsync(_saved.Account, ["delete-cycle", Cycle, "--archive", file], years: 1), StringComparison.Ordinal);
        await CloseAsync(new DateTimeOffset(2024, 3, 31, 10, 0, 0, TimeSpan.Zero));
        Assert.Contains("Bản lưu không có đủ", await RefusedAsync(_saved.Account, ["delete-cycle", Cycle, "--archive", file], years: 1), StringComparison.Ordinal);

        var complete = Path.Combine(_folder, "mot-ky-da-dong.zip");
        Assert.Equal(0, (await RunAsync(_saved.Account, "export", "--cycle", Cycle, "--out", complete)).Code);
        var before = await RawStorage.ReadAsync(_saved.Account);
        Assert.Equal(0, (await RunAsync(_saved.Account, Years(1), "delete-cycle", Cycle, "--archive", complete, "--dry-run")).Code);
        Assert.Equal(before, await RawStorage.ReadAsync(_saved.Account));
        var (code, said) = await RunAsync(_saved.Account, Years(1), "delete-cycle", Cycle, "--archive", complete);
        Assert.True(code == 0, said);

        var left = await RawStorage.ReadAsync(_saved.Account);
        Assert.DoesNotContain(left, line => line.StartsWith("Cycle/" + SavedOffice.Agency, StringComparison.Ordinal) || line.StartsWith("Cycle/index/", StringComparison.Ordinal) || line.StartsWith("Cycle/mail/q|", StringComparison.Ordinal));
        Assert.DoesNotContain(left, line => line.StartsWith("khcn-files/", StringComparison.Ordinal));
        Assert.Contains(left, line => line.StartsWith("Plan/so-khcn/deleted|dich-vu-khcn|2026 Archive:String=", StringComparison.Ordinal));
        Assert.Contains(left, line => line.StartsWith("khcn-keys/", StringComparison.Ordinal));
    }

    // As its day would have done, long ago; whatever still waited was given up.
    private async Task CloseAsync(DateTimeOffset at)
    {
        var table = _saved.Cycle.Table;
        await table.CommitAsync([new(TableTransactionActionType.UpsertMerge, new TableEntity(table.Partition, CycleRows.HeaderKey) { ["ClosedAt"] = at })], CancellationToken.None);
        await _saved.App.Services.GetRequiredService<CycleIndex>().MarkClosedAsync(_saved.Cycle.Key, CancellationToken.None);
    }

    private async Task<string> ExportAsync()
    {
        var file = Path.Combine(_folder, "tat-ca.zip");
        var (code, said) = await RunAsync(_saved.Account, "export", "--out", file);
        Assert.True(code == 0, said);
        Assert.Contains("toàn bộ dữ liệu", said, StringComparison.Ordinal);
        return file;
    }

    private static async Task<string> RefusedAsync(string account, string file)
    {
        var (code, said) = await RunAsync(account, "restore", file);
        Assert.Equal(2, code);
        return said;
    }

    private static async Task<string> RefusedAsync(string account, string[] arguments, int years)
    {
        var (code, said) = await RunAsync(account, Years(years), arguments);
        Assert.Equal(2, code);
        return said;
    }

    private static Dictionary<string, string> Years(int years) =>
        new(StringComparer.Ordinal) { ["Khcn__Retention__Years"] = years.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static Task<(int Code, string Said)> RunAsync(string account, params string[] arguments) => RunAsync(account, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    private static async Task<(int Code, string Said)> RunAsync(string account, Dictionary<string, string> settings, params string[] arguments)
    {
        await using var run = ProgramRun.Start(account, settings, arguments);
        return (await run.EndAsync(), run.Said);
    }
}
