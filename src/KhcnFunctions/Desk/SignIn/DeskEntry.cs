using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>What follows a proof of who somebody is, whatever the way: the session, or first the choice as whom.</summary>
public sealed partial class DeskEntry(DeskSessions sessions, SessionCookie cookie, SignInTokens tokens, ILogger<DeskEntry> log)
{
    /// <summary>Signs in the one person that was proven; where several were, the page of a single-use link lets choose.</summary>
    /// <param name="way">How it was proven, for the log.</param>
    /// <exception cref="ProblemException">403 where nobody of the register was proven.</exception>
    internal async Task<IActionResult> EnterAsync(HttpRequest request, IReadOnlyList<DeskHolder> holders, string? path, string way, CancellationToken ct)
    {
        switch (holders)
        {
            case []:
                throw Stranger();
            case [var only]:
                return await EnterAsync(request, only.User, path, way, ct);
            default:
                var (token, _) = await tokens.IssueAsync([.. holders.Select(holder => SignInChoice.ValueOf(holder.User))], path, ct);
                return request.SeeOther($"{DeskPath.SignIn}/{token}");
        }
    }

    /// <summary>A new session, never one that the browser brought along; that one ends.</summary>
    internal async Task<IActionResult> EnterAsync(HttpRequest request, DeskUser user, string? path, string way, CancellationToken ct)
    {
        await sessions.EndAsync(cookie.KeptBy(request), ct);
        cookie.Keep(request, await sessions.OpenAsync(user, ct));
        LogSignedIn(user.Id, user.Agency, user.Plan, way);
        return request.SeeOther(path ?? DeskPath.Home);
    }

    private static ProblemException Stranger() => new(
        StatusCodes.Status403Forbidden, "not-registered", "Tài khoản chưa được đăng ký",
        "Tài khoản này chưa được đăng ký trong danh bạ của kế hoạch với vai trò tương ứng. Đề nghị đăng nhập bằng tài khoản công vụ khác, nhận đường liên kết qua thư điện tử, hoặc liên hệ Phòng Hành chính - Tổng hợp.");

    [LoggerMessage(LogLevel.Information, "{Person} signed in to the desk of {Agency}/{Plan} by {Way}")]
    private partial void LogSignedIn(string person, string agency, string plan, string way);
}
