using KhcnFunctions.Calendar;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>
/// Signing in by a link that is mailed to a registered address. The answer is the same for everybody, in words and in time.
/// Opening the link signs nobody in, since scanners of mail open links; the button on its page does.
/// </summary>
public sealed class SignInPages(
    HttpPipeline pipeline, Pages pages, DeskRegister register, SignInTokens tokens, SignInMail mail, DeskEntry entry, SignInWays ways, DeskSessions sessions, SessionCookie cookie,
    RateLimits limits, TimeProvider time)
{
    /// <summary>Requests from one client address in an hour.</summary>
    public const int MostRequests = 20;

    private const string Route = "dang-nhap";
    private const string SignedOutMark = "da-xuat";
    private const int LargestForm = 4 * 1024;

    /// <summary>Longer than the look-ups take for anybody.</summary>
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(2);

    [Function("AskToSignIn")]
    public Task<IActionResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, stop => ShowAsync(
            request,
            new SignInRequest(null, DeskPath.Read(request.Query[DeskPath.Field])) { SignedOut = request.Query.ContainsKey(SignedOutMark) },
            StatusCodes.Status200OK, stop), ct);

    [Function("SendSignInLink")]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPostAsync(request, client, async stop =>
        {
            var form = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            var asked = new SignInRequest(form.GetValueOrDefault("email", "").Trim(), DeskPath.Read(form.GetValueOrDefault(DeskPath.Field)));
            if (!EmailSyntax.IsValid(asked.Email!))
                return await ShowAsync(request, asked with { Mistake = "đề nghị ghi đúng một địa chỉ thư điện tử" }, StatusCodes.Status422UnprocessableEntity, stop);
            var wait = Task.Delay(AnswerAfter, time, stop);
            if (!await limits.TryCountAsync("sign-in", ClientAddress.Of(request), MostRequests, stop))
                throw RateWindow.TooOften();
            var address = Secret.HashOfAddress(asked.Email!);
            // Beside the request, so that nobody can tell by its time whether a mail goes.
            if (await register.FindAsync(address, stop) is { Count: > 0 } holders)
                _ = Task.Run(() => mail.SendAsync(address, holders, asked.Path), CancellationToken.None);
            await wait;
            return await ShowAsync(request, asked with { Sent = true }, StatusCodes.Status200OK, stop);
        }, ct);

    [Function("OpenSignInLink")]
    public Task<IActionResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{token}")] HttpRequest request,
        string token, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            var (_, holders) = await FindAsync(token, stop);
            return await ConfirmAsync(request, new SignInChoice(token, holders), StatusCodes.Status200OK);
        }, ct);

    [Function("SignIn")]
    public Task<IActionResult> SignInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{token}")] HttpRequest request,
        string token, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPostAsync(request, client, async stop =>
        {
            var form = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            var (found, holders) = await FindAsync(token, stop);
            var chosen = form.GetValueOrDefault(SignInChoice.Field);
            if (holders.FirstOrDefault(holder => SignInChoice.ValueOf(holder.User) == chosen) is not { User: var user })
                return await ConfirmAsync(request, new SignInChoice(token, holders) { Mistake = "đề nghị chọn một người" }, StatusCodes.Status422UnprocessableEntity);
            if (!await tokens.TryUseAsync(found, stop))
                throw NoLonger();
            return await entry.EnterAsync(request, user, found.Path, "link", stop);
        }, ct);

    [Function("SignOut")]
    public Task<IActionResult> SignOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dang-xuat")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPostAsync(request, client, async stop =>
        {
            await sessions.EndAsync(cookie.KeptBy(request), stop);
            cookie.Remove(request);
            return request.SeeOther($"{DeskPath.SignIn}?{SignedOutMark}");
        }, ct);

    // The same answer for what was used, has expired, or never was.
    private static ProblemException NoLonger() => new(
        StatusCodes.Status410Gone, "sign-in-link", "Đường liên kết đăng nhập không còn hiệu lực",
        "Đường liên kết đăng nhập chỉ dùng được một lần, trong 15 phút từ khi được gửi. Đề nghị nhận đường liên kết mới; nếu vừa đăng nhập ở trình duyệt này thì mở Bàn làm việc.");

    private async Task<(SignInToken Token, IReadOnlyList<DeskHolder> Holders)> FindAsync(string token, CancellationToken ct) =>
        await tokens.FindAsync(token, ct) is { } found && await HoldersAsync(found, ct) is { Count: > 0 } holders
            ? (found, holders)
            : throw NoLonger();

    private Task<IReadOnlyList<DeskHolder>> HoldersAsync(SignInToken token, CancellationToken ct) => token.Address is { } address
        ? register.FindAsync(address, ct)
        : register.FindAsync(user => token.People.Contains(SignInChoice.ValueOf(user), StringComparer.Ordinal), ct);

    private async Task<IActionResult> ShowAsync(HttpRequest request, SignInRequest model, int status, CancellationToken ct)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<SignInPage, SignInRequest>(new PageFrame("Đăng nhập Bàn làm việc"), model with { Ways = await ways.OfferedToAsync(request, ct) }, status);
    }

    private Task<IActionResult> ConfirmAsync(HttpRequest request, SignInChoice model, int status)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var now = time.GetUtcNow();
        var context = new LetterContext(model.Holders[0].Plan, VietnamTime.Day(now).Year, now, Rehearsal: false);
        return pages.ShowAsync<SignInConfirmPage, SignInChoice>(PageFrame.Of(context, "Đăng nhập Bàn làm việc"), model, status);
    }
}
