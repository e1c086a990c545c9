using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.SignIn;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>
/// Finds out who calls a page of the desk, and whether they may. Agency and plan are the user's own: an address names the
/// period alone, so that nobody comes to another's cycle or into a rehearsal.
/// </summary>
public sealed class DeskCallers(DeskSessions sessions, SessionCookie cookie, CycleBases bases)
{
    /// <summary>Null where nobody is signed in.</summary>
    internal Task<DeskUser?> FindUserAsync(HttpRequest request, CancellationToken ct) => sessions.FindAsync(cookie.KeptBy(request), ct);

    /// <exception cref="ProblemException">404 where the user's plan has no such cycle, 403 where the user has no such right.</exception>
    internal async Task<DeskCaller> AdmitAsync(DeskUser user, string period, DeskRight right, CancellationToken ct)
    {
        var cycle = new CycleKey(user.Agency, user.Plan, period);
        if (!cycle.IsWellFormed || await bases.FindAsync(cycle, ct) is not { } basis)
        {
            throw new ProblemException(StatusCodes.Status404NotFound, "no-cycle", "Không có kỳ báo cáo này",
                "Chưa mở kỳ báo cáo nào theo địa chỉ này; đề nghị chọn kỳ báo cáo ở trang Bàn làm việc.");
        }

        return user.May(right) ? new DeskCaller(basis, user) : throw NoRight(user, right, basis);
    }

    /// <param name="basis">Of the cycle that it is about; null where it is about the plan.</param>
    internal static ProblemException NoRight(DeskUser user, DeskRight right, CycleBasis? basis = null) => new(new Problem(
        StatusCodes.Status403Forbidden, "no-right", "Việc này dành cho người khác",
        $"Việc {DeskWords.Of(right)} dành cho {DeskWords.WhoMay(right)}. Đang đăng nhập: {user.NameAndRole}. Không có gì thay đổi.")
    {
        Basis = basis,
    });

    /// <summary>Who of the staff does by a program what the desk's pages let that person do: the same people as may sign in.</summary>
    /// <param name="id">As the program names them.</param>
    /// <param name="field">Where it does so.</param>
    /// <exception cref="ProblemException">403 where there is nobody of that id with the right.</exception>
    internal static DeskUser Acting(CycleView view, string id, DeskRight right, string field = "decidedBy") =>
        DeskUser.Of(view.Plan, view.Today).FirstOrDefault(user => user.Id == id && user.May(right)) ?? throw new ProblemException(
            StatusCodes.Status403Forbidden, "no-right", "Việc này dành cho người khác",
            $"Việc {DeskWords.Of(right)} dành cho {DeskWords.WhoMay(right)}; {field} phải là mã của một người như vậy trong danh bạ, có địa chỉ thư điện tử. Không có gì thay đổi.");

    internal static ProblemException SignedOut() => new(
        StatusCodes.Status401Unauthorized, "signed-out", "Cần đăng nhập lại",
        "Phiên đăng nhập đã hết nên nội dung chưa được ghi nhận; nội dung vừa nhập không mất. Đề nghị đăng nhập lại ở một thẻ khác, rồi trở lại đây, tải lại trang (phím F5) và đồng ý gửi lại khi trình duyệt hỏi.");
}
