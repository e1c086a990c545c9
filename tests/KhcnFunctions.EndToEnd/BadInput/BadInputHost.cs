using System.Text;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.BadInput;

/// <summary>A running cycle to which bad input is sent; what it holds is compared row by row.</summary>
public sealed class BadInputHost(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OfficeHost _office = new(azurite);

    internal CycleHarness Cycle { get; private set; } = null!;

    /// <summary>A unit with a seal and one without have each sent a report.</summary>
    public async Task InitializeAsync()
    {
        await _office.InitializeAsync();
        Cycle = await _office.OpenAsync("2026-12-04 09:00");
        await Cycle.SubmitAsync("ttud");
        await Cycle.SubmitAsync("p-qlkh");
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    internal Task<CycleHarness> OpenOtherCycleAsync(string at) => _office.OpenAsync(at);

    /// <summary>All rows of all tables of the product, and all its blobs.</summary>
    public Task<IReadOnlyList<string>> ContentAsync() => StorageContent.ReadAsync(_office.Account, StorageContent.IsProduction);

    internal Task<RawAnswer> PostAsync(string target, string? token, string body, string contentType = "application/json") =>
        PostAsync(target, token, Encoding.UTF8.GetBytes(body), contentType);

    internal Task<RawAnswer> PostAsync(string target, string? token, byte[] body, string contentType = "application/json") => RawHttp.SendAsync(
        Cycle.Address, "POST", target,
        [
            .. token is null ? Array.Empty<string>() : [$"Authorization: Bearer {token}"],
            $"Content-Type: {contentType}",
            FormattableString.Invariant($"Content-Length: {body.Length}"),
        ],
        async (stream, ct) => await stream.WriteAsync(body, ct));
}
