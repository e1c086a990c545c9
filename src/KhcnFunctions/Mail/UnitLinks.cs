using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail;

/// <summary>A unit's own link to its report.</summary>
public sealed class UnitLinks(TokenKeys keys, IOptions<KhcnOptions> options)
{
    /// <summary>Where a rehearsal's links seem to lead; its mails go to nobody.</summary>
    private const string RehearsalAddress = "https://chay-thu.example";

    public async Task<Func<CycleUnit, string>> ForAsync(CycleKey cycle, CancellationToken ct)
    {
        var key = await keys.SigningKeyAsync(cycle, ct);
        var address = cycle.Rehearsal is null ? options.Value.PublicAddress.TrimEnd('/') : RehearsalAddress;
        return unit => $"{address}/bao-cao/{AccessToken.Issue(cycle, unit.Unit, unit.Generation, key)}";
    }
}
