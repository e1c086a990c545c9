using KhcnFunctions.LocalHost;
using KhcnFunctions.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace KhcnFunctions;

/// <summary>Wrong settings stop the start of the real host, with every mistake named by its setting.</summary>
public sealed class KhcnOptionsTests
{
    private static readonly string Key = new('k', 32);

    [Fact]
    public async Task Start_WithSeveralMistakes_NamesThemAll()
    {
        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(
            ("Khcn:OperatorKey", "short"),
            ("Khcn:PublicAddress", "khcn.quangngai.gov.vn"),
            ("Khcn:MailLease", "00:00:00"),
            ("Khcn:Mail:From", "nobody")));

        var told = stopped.ToString();
        Assert.Contains("Khcn:OperatorKey", told, StringComparison.Ordinal);
        Assert.Contains("Khcn:PublicAddress is 'khcn.quangngai.gov.vn'", told, StringComparison.Ordinal);
        Assert.Contains("Khcn:MailLease", told, StringComparison.Ordinal);
        Assert.Contains("Khcn:Mail:From", told, StringComparison.Ordinal);
        Assert.DoesNotContain("short", Mistakes(stopped), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("khcn.quangngai.gov.vn")]
    [InlineData("ftp://khcn.quangngai.gov.vn")]
    [InlineData("https://")]
    [InlineData("https://khcn quangngai.gov.vn")]
    [InlineData("https://khcn.quangngai.gov.vn/?x=1")]
    [InlineData("https://khcn.quangngai.gov.vn/#x")]
    [InlineData("/khcn")]
    public async Task Start_WithABadPublicAddress_IsStopped(string address)
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Khcn:PublicAddress", address)));

        Assert.Contains("Khcn:PublicAddress", Assert.Single(stopped.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("k")]
    [InlineData("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk")]
    [InlineData("                                ")]
    [InlineData("@Microsoft.KeyVault(VaultName=kv-khcn;SecretName=operator-key)")]
    public async Task Start_WithABadKey_IsStopped(string key)
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Khcn:OperatorKey", key)));

        Assert.Contains("Khcn:OperatorKey", Assert.Single(stopped.Failures), StringComparison.Ordinal);
    }

    /// <summary>Without a key, set empty or not at all, the operator's routes are closed and the rest runs.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Start_WithoutAKey_Runs(string? key)
    {
        await using var host = await StartAsync(("Khcn:OperatorKey", key));

        Assert.True(string.IsNullOrEmpty(host.Services.GetRequiredService<IOptions<KhcnOptions>>().Value.OperatorKey));
    }

    [Theory]
    [InlineData("https://khcn.quangngai.gov.vn")]
    [InlineData("https://quangngai.gov.vn/khcn/")]
    [InlineData("http://localhost:7071")]
    [InlineData("http://10.0.0.5:8080")]
    public async Task Start_WithGoodSettings_Runs(string address)
    {
        await using var host = await StartAsync(("Khcn:PublicAddress", address), ("Khcn:OperatorKey", Key));

        Assert.Equal(address, host.Services.GetRequiredService<IOptions<KhcnOptions>>().Value.PublicAddress);
    }

    private static string Mistakes(Exception stopped) => string.Join('\n', stopped switch
    {
        AggregateException several => several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(one => one.Failures),
        OptionsValidationException one => one.Failures,
        _ => [],
    });

    private static Task<LocalHostApp> StartAsync(params (string Key, string? Value)[] settings) => LocalHostApp.StartAsync(new LocalHostOptions
    {
        Port = 0,
        ConnectionString = UnreachableStorage.ConnectionString,
        RunEngine = false,
        RunTimers = false,
        Settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal),
    });
}
