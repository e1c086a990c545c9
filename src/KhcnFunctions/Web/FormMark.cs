using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Submissions;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>
/// Names in every form of a page for whom it was made. A browser keeps one link alone, and one signed-in user: where another
/// came meanwhile, the form would else count for that one. In the address, so that it is compared before the body is read,
/// files and all. It names; it gives no right.
/// </summary>
internal static class FormMark
{
    private const string Field = "trang";

    /// <param name="holder">As the link's token names them.</param>
    public static string Of(CycleKey cycle, string holder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cycle}|{holder}")).AsSpan(0, 8));

    public static string Of(UnitCaller caller) => Of(caller.Basis.Cycle, caller.IsHead ? AccessToken.HeadOf(caller.Unit.Id) : caller.Unit.Id);

    public static string Of(DeskCaller caller) => Of(caller.Basis.Cycle, HolderOf(caller.User));

    /// <param name="scope">The period, or what else of the plan the form is about.</param>
    public static string Of(DeskUser user, string scope) => Of(new CycleKey(user.Agency, user.Plan, scope), HolderOf(user));
    public static string Of(LeaderCall call) => Of(call.View.Cycle, call.Holder);

    /// <summary>The address to which a form is sent.</summary>
    public static string AddTo(string path, string mark) => $"{path}?{Field}={mark}";

    /// <exception cref="ProblemException">409 for a form that was made for somebody else, or that does not say for whom.</exception>
    public static void Check(HttpRequest request, UnitCaller caller)
    {
        if (request.Query[Field].ToString() == Of(caller))
            return;
        var now = (caller.IsHead ? "Trưởng đơn vị, " : "") + caller.Unit.Name + (caller.Basis.Cycle.Rehearsal is null ? "" : " (chạy thử)");

        // Loading the answer again posts the same form again; behind a script's answer the form itself still stands.
        var again = HttpPipeline.IsScript(request)
            ? "quay lại trang này và bấm nút lưu hoặc gửi."
            : "trở lại đây, tải lại trang (phím F5) và đồng ý gửi lại khi trình duyệt hỏi.";
        throw new ProblemException(StatusCodes.Status409Conflict, "other-unit", "Trang này được mở cho đơn vị khác",
            $"Trang này được mở cho đơn vị khác hoặc kỳ báo cáo khác; sau đó trình duyệt đã mở đường liên kết của {now}, nên nội dung chưa được ghi nhận và không có gì thay đổi. "
            + "Đề nghị mở lại đường liên kết trong thư của đúng đơn vị ở một thẻ khác, rồi " + again);
    }

    /// <inheritdoc cref="Check(HttpRequest, UnitCaller)"/>
    public static void Check(HttpRequest request, DeskUser user, string period)
    {
        if (request.Query[Field].ToString() == Of(user, period))
            return;
        throw new ProblemException(StatusCodes.Status409Conflict, "other-user", "Trang này được mở cho người khác",
            $"Trang này được mở cho người khác hoặc kỳ báo cáo khác; trình duyệt đang đăng nhập: {user.NameAndRole}, nên nội dung chưa được ghi nhận và không có gì thay đổi. "
            + "Đề nghị mở lại Bàn làm việc của đúng người, đúng kỳ báo cáo rồi thực hiện lại.");
    }

    /// <inheritdoc cref="Check(HttpRequest, UnitCaller)"/>
    public static void Check(HttpRequest request, LeaderCall call)
    {
        if (request.Query[Field].ToString() == Of(call))
            return;
        throw new ProblemException(StatusCodes.Status409Conflict, "other-answer", "Trang này được mở cho việc khác",
            "Trang này được mở bằng đường liên kết của thư khác; sau đó trình duyệt đã mở một đường liên kết khác, nên ý kiến chưa được ghi nhận và không có gì thay đổi. Đề nghị mở lại đường liên kết trong thư rồi thực hiện lại.");
    }

    // A unit of the same register may have the same id.
    private static string HolderOf(DeskUser user) => "desk|" + user.Id;
}
