using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Web;

/// <summary>
/// Finds out who calls, from the bearer token (RFC 6750) or from a unit's link. A generation is checked against the row
/// that the function reads anyway: a unit's own, or the head of the cycle for HCTH.
/// </summary>
public sealed class CallerFinder(CycleBases bases, CycleIndex index, TokenKeys keys, CycleClocks clocks, StorageRealms realms, RateLimits limits, IOptions<KhcnOptions> options)
{
    /// <summary>Tokens of the right form, signed by nobody, from one address in an hour; a genuine one is never kept out.</summary>
    public const int MostGuesses = 300;

    private const int MostDrafts = 999;

    /// <summary>Holder that stands for HCTH's own access to a cycle.</summary>
    public const string OfficeHolder = "role:office";

    /// <exception cref="ProblemException">401 where no such right is shown.</exception>
    internal async Task<TCaller> FindAsync<TCaller>(HttpRequest request, CycleKey? cycle, CancellationToken ct) where TCaller : Caller
    {
        var token = Bearer(request) ?? throw Missing();
        Caller? caller = cycle is null ? FindOperator(token) : await FindHolderAsync(token, cycle, ct);
        return caller as TCaller ?? throw await RefuseAsync(request, token.Length == AccessToken.Length, ct);
    }

    /// <summary>The unit that a link was made for; who guesses too often is told to wait.</summary>
    /// <exception cref="ProblemException">401 where the link is missing, not ours, or its cycle has ended.</exception>
    /// <param name="text">The last part of the link; null where none was shown.</param>
    internal async Task<UnitCaller> FindByLinkAsync(HttpRequest request, string? text, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(text))
            throw Missing();
        if (UnitLink.Read(text) is not { } link)
            throw Unknown();
        return await FindByLinkAsync(link, ct) ?? throw await RefuseAsync(request, isGuess: true, ct);
    }

    /// <summary>The unit that a link was made for; null where it is not ours. Looks nothing up for a link that no key of ours signed.</summary>
    /// <exception cref="ProblemException">401 where its cycle has ended.</exception>
    internal async Task<UnitCaller?> FindByLinkAsync(UnitLink link, CancellationToken ct) =>
        await keys.FindAsync(link.Rehearsal, ct) is { } key
        && AccessToken.Read(link.Token, [key]) is { } access
        && await index.FindAsync(link.Rehearsal, access.CycleId, ct) is { } cycle
        && await bases.FindAsync(cycle, ct) is { } basis
            ? await HolderAsync(access, basis, ct) as UnitCaller
            : null;

    /// <summary>A genuine token of ours and its cycle, whoever it names; null where it is none. Who guesses too often is told to wait.</summary>
    /// <param name="text">The last part of the link.</param>
    internal async Task<(AccessToken Access, CycleBasis Basis)?> FindGenuineAsync(HttpRequest request, string text, CancellationToken ct)
    {
        if (UnitLink.Read(text) is not { } link)
            return null;
        if (await keys.FindAsync(link.Rehearsal, ct) is { } key
            && AccessToken.Read(link.Token, [key]) is { } access
            && await index.FindAsync(link.Rehearsal, access.CycleId, ct) is { } cycle
            && await bases.FindAsync(cycle, ct) is { } basis)
            return (access, basis);
        return await limits.TryCountAsync("guess", ClientAddress.Of(request), MostGuesses, ct) ? null : throw RateWindow.TooOften();
    }

    /// <summary>The draft whose issued document a link was made for; who guesses too often is told to wait.</summary>
    /// <param name="text">The last part of the link.</param>
    /// <exception cref="ProblemException">401 where it is no such link.</exception>
    internal async Task<(CycleKey Cycle, int Draft)> FindDocumentAsync(HttpRequest request, string text, CancellationToken ct)
    {
        if (UnitLink.Read(text) is not { } link)
            throw Unknown();
        if (await keys.FindAsync(link.Rehearsal, ct) is { } key
            && AccessToken.Read(link.Token, [key]) is { } access
            && await index.FindAsync(link.Rehearsal, access.CycleId, ct) is { } cycle
            && Enumerable.Range(1, MostDrafts).FirstOrDefault(number => access.Names(AccessToken.DocumentOf(number))) is > 0 and var draft)
            return (cycle, draft);
        throw await RefuseAsync(request, isGuess: true, ct);
    }

    /// <summary>The same answer for what is malformed, unknown or of another cycle: nothing is told to strangers.</summary>
    internal static ProblemException Unknown() => new(
        StatusCodes.Status401Unauthorized, "token-unknown", "Mã truy cập không đúng",
        "Không nhận ra mã truy cập; đề nghị dùng đúng liên kết mới nhất trong thư của Phòng Hành chính - Tổng hợp.");

    internal static ProblemException Revoked(CycleBasis basis) => new(new Problem(
        StatusCodes.Status401Unauthorized, "token-revoked", "Mã truy cập đã được thay",
        "Mã truy cập này đã được thay bằng mã mới; đề nghị dùng liên kết trong thư mới nhất của Phòng Hành chính - Tổng hợp.")
    {
        Basis = basis,
    });

    /// <inheritdoc cref="Revoked"/>
    internal static ProblemException OfficeRevoked() => new(
        StatusCodes.Status401Unauthorized, "token-revoked", "Mã truy cập đã được thay",
        "Mã truy cập này đã được thay bằng mã mới; đề nghị dùng mã do người quản trị phần mềm cấp gần nhất.");

    internal static ProblemException Expired(CycleBasis basis) => new(new Problem(
        StatusCodes.Status401Unauthorized, "token-expired", "Mã truy cập đã hết hạn",
        "Kỳ báo cáo đã kết thúc, mã truy cập đã hết hạn; nội dung đã gửi vẫn còn. Đề nghị liên hệ Phòng Hành chính - Tổng hợp.")
    {
        Basis = basis,
    });

    private static ProblemException Missing() => new(
        StatusCodes.Status401Unauthorized, "token-missing", "Thiếu mã truy cập", "Yêu cầu chưa kèm mã truy cập trong tiêu đề Authorization.");

    private static string? Bearer(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    // Only what could be a token is counted, so that a mangled link costs nothing.
    private async Task<ProblemException> RefuseAsync(HttpRequest request, bool isGuess, CancellationToken ct) =>
        !isGuess || await limits.TryCountAsync("guess", ClientAddress.Of(request), MostGuesses, ct) ? Unknown() : RateWindow.TooOften();

    private OperatorCaller? FindOperator(string token) =>
        options.Value.OperatorKey is { Length: > 0 } key
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(key)))
            ? new OperatorCaller()
            : null;

    private async Task<Caller?> FindHolderAsync(string token, CycleKey cycle, CancellationToken ct)
    {
        if (!cycle.IsWellFormed || token.Length != AccessToken.Length)
            return null;
        if (await bases.FindAsync(cycle, ct) is not { } basis
            || AccessToken.Read(token, [await keys.SigningKeyAsync(cycle, ct)]) is not { } access
            || !access.IsFor(cycle))
            return null;
        return await HolderAsync(access, basis, ct);
    }

    private async Task<Caller?> HolderAsync(AccessToken access, CycleBasis basis, CancellationToken ct)
    {
        if ((await clocks.ForAsync(basis.Cycle, ct)).Now >= basis.Closing)
            throw Expired(basis);
        if (access.Names(OfficeHolder))
            return new OfficeCaller(basis, access.Generation);
        return Among(basis.Plan.Register.Units, access, basis) ?? Among(await NewUnitsAsync(basis.Cycle, ct), access, basis);
    }

    // Asked for only where the cycle's plan does not have the holder.
    private async Task<IEnumerable<Unit>> NewUnitsAsync(CycleKey cycle, CancellationToken ct) =>
        await new CycleTable(cycle, realms.For(cycle)).FindAsync(ct) is { } snapshot ? snapshot.Decisions.NewUnitsOf() : [];

    private static UnitCaller? Among(IEnumerable<Unit> units, AccessToken access, CycleBasis basis)
    {
        foreach (var unit in units)
        {
            if (access.Names(unit.Id))
                return new UnitCaller(basis, unit, access.Generation, IsHead: false);
            if (access.Names(AccessToken.HeadOf(unit.Id)))
                return new UnitCaller(basis, unit, access.Generation, IsHead: true);
        }

        return null;
    }
}
