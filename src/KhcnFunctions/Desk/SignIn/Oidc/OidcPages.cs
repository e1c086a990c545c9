using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KhcnFunctions.Desk.SignIn.Oidc;

/// <summary>Signing in by an account at any OpenID Connect provider. It says who somebody is; what they may do, the register says.</summary>
public sealed partial class OidcPages(
    HttpPipeline pipeline, OidcProvider provider, OidcStates states, DeskRegister register, DeskEntry entry, RateLimits limits, IOptions<SignInOptions> options, ILogger<OidcPages> log)
{
    /// <summary>Answers from one client address in an hour: a whole office may stand behind one.</summary>
    public const int MostAnswers = 60;

    private const string Route = "dang-nhap/oidc";
    private const int LongestCode = 4_000;

    private OidcOptions Settings => options.Value.Oidc;

    [Function("BeginOidcSignIn")]
    public Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, async stop =>
        {
            var state = await states.BeginAsync(request, DeskPath.Read(request.Query[DeskPath.Field]), stop);
            return request.SeeOther(await provider.AddressToAskAsync(state, stop));
        }, ct);

    [Function("FinishOidcSignIn")]
    public Task<IActionResult> FinishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/ve")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        RunAsync(request, client, async stop =>
        {
            if (!await limits.TryCountAsync("oidc", ClientAddress.Of(request), MostAnswers, stop))
                throw RateWindow.TooOften();
            if (await states.TakeAsync(request, stop) is not { } state)
                throw new OidcException(OidcFault.Token, "the state is another's, has expired, or was used");
            if (!await provider.IsOursAsync(request.Query["iss"].ToString(), stop))
                throw new OidcException(OidcFault.Token, "the answer is of another issuer");
            if (request.Query["code"].ToString() is not { Length: > 0 and <= LongestCode } code)
                throw new OidcException(OidcFault.Token, "the provider gave no code");
            var token = await provider.SwapAsync(code, state, stop);
            return await entry.EnterAsync(request, await HoldersAsync(token, stop), state.Path, "oidc", stop);
        }, ct);

    private Task<IActionResult> RunAsync(HttpRequest request, DurableTaskClient client, Func<CancellationToken, Task<IActionResult>> handle, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            if (!Settings.IsOn)
                throw NoRoute.Problem();
            try
            {
                return await handle(stop);
            }
            catch (OidcException fault)
            {
                LogRefused(fault.Message);
                throw fault.Fault is OidcFault.Provider ? Unreachable() : Refused();
            }
        }, ct);

    private async Task<IReadOnlyList<DeskHolder>> HoldersAsync(JsonWebToken token, CancellationToken ct)
    {
        if (Settings.People.Count > 0)
        {
            var people = token.TryGetPayloadValue<string>(Settings.SubjectClaim, out var subject)
                ? Settings.People.Where(known => known.Subject == subject).Select(known => known.Person).ToList()
                : [];
            return people.Count == 0 ? [] : await register.FindAsync(user => people.Contains(user.Id, StringComparer.Ordinal), ct);
        }

        return token.TryGetPayloadValue<string>(Settings.EmailClaim, out var email) && email.Length > 0 && (!Settings.RequireVerifiedEmail || IsVerified(token))
            ? await register.FindAsync(Secret.HashOfAddress(email), ct)
            : [];
    }

    // Some providers write the truth value as a text.
    private static bool IsVerified(JsonWebToken token) =>
        token.TryGetPayloadValue<object>("email_verified", out var verified) && verified is true or "true";

    // The same for whatever went wrong: the log knows more. What the provider wrote is not repeated.
    private static ProblemException Refused() => new(
        StatusCodes.Status400BadRequest, "sign-in-elsewhere", "Chưa đăng nhập được",
        "Việc đăng nhập chưa hoàn thành, đã quá 10 phút, hoặc được bắt đầu ở một trình duyệt khác. Đề nghị đăng nhập lại từ đầu.");

    private static ProblemException Unreachable() => new(new Problem(
        StatusCodes.Status503ServiceUnavailable, "sign-in-elsewhere", "Chưa đăng nhập được bằng tài khoản này",
        "Nơi cấp tài khoản tạm thời chưa trả lời. Đề nghị thử lại sau ít phút, hoặc nhận đường liên kết đăng nhập qua thư điện tử.")
    {
        RetryAfter = 60,
    });

    [LoggerMessage(LogLevel.Warning, "A sign-in by OpenID Connect was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
