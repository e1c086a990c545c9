using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn.AppService;

/// <summary>
/// Signing in by App Service Authentication with Entra ID. Its header is read here alone, and only where App Service stands in front;
/// the app role has to be that of the register, so that neither alone lets anybody in.
/// </summary>
public sealed class AppServiceSignIn(HttpPipeline pipeline, DeskRegister register, DeskEntry entry, SignInHost host, IOptions<SignInOptions> options)
{
    private const string LogIn = "/.auth/login/aad?post_login_redirect_uri=";

    /// <summary>Marks the way back, so that a browser that refuses the cookie of App Service is not led in a circle.</summary>
    private const string BackMark = "lai";

    [Function("AppServiceSignIn")]
    public Task<IActionResult> SignInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dang-nhap/microsoft")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            if (!options.Value.AppService || !host.IsAppService)
                throw NoRoute.Problem();
            var path = DeskPath.Read(request.Query[DeskPath.Field]);
            if (AppServicePrincipal.Read(request.Headers[AppServicePrincipal.Header]) is { } principal)
                return await entry.EnterAsync(request, await HoldersAsync(principal, stop), path, "app service", stop);
            if (request.Query.ContainsKey(BackMark))
                throw NotSignedIn();
            var back = $"{SignInWays.AppServiceAddress}?{BackMark}=1" + (path is null ? "" : $"&{DeskPath.Field}={Uri.EscapeDataString(path)}");
            return request.SeeOther(LogIn + Uri.EscapeDataString(back));
        }, ct);

    private async Task<IReadOnlyList<DeskHolder>> HoldersAsync(AppServicePrincipal principal, CancellationToken ct)
    {
        if (options.Value.AppServicePeople is { Count: > 0 } known)
        {
            var people = known.Where(one => one.Subject == principal.ObjectId).Select(one => one.Person).ToList();
            return await register.FindAsync(user => people.Contains(user.Id, StringComparer.Ordinal) && principal.Has(user.Role), ct);
        }

        foreach (var address in principal.Addresses.Select(Secret.HashOfAddress))
        {
            if (await register.FindAsync(user => Secret.HashOfAddress(user.Email) == address && principal.Has(user.Role), ct) is { Count: > 0 } holders)
                return holders;
        }

        return [];
    }

    private static ProblemException NotSignedIn() => new(
        StatusCodes.Status400BadRequest, "sign-in-elsewhere", "Chưa đăng nhập được",
        "Chưa nhận được kết quả đăng nhập bằng tài khoản Microsoft. Đề nghị cho phép trình duyệt lưu cookie rồi đăng nhập lại từ đầu.");
}
