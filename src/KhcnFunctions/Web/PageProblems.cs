using KhcnFunctions.Desk.SignIn;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>What the API says of a token, pages say of a link; and who only looked at a page has sent nothing.</summary>
internal static class PageProblems
{
    public static Problem ForPeople(Problem problem, bool onlyLooked) => problem.Type switch
    {
        "token-missing" => problem with
        {
            Status = StatusCodes.Status403Forbidden,
            Title = "Đề nghị mở trang bằng đường liên kết trong thư",
            Detail = "Trang này chỉ mở được bằng đường liên kết riêng của đơn vị trong thư mới nhất của Phòng Hành chính - Tổng hợp. Nếu đã mở bằng đường liên kết đó mà vẫn thấy trang này, đề nghị cho phép trình duyệt lưu cookie rồi mở lại.",
        },
        "token-unknown" => problem with
        {
            Status = StatusCodes.Status404NotFound,
            Title = "Đường liên kết không đúng",
            Detail = "Không nhận ra đường liên kết này; có thể liên kết bị thiếu ký tự khi sao chép. Đề nghị mở lại đúng đường liên kết trong thư mới nhất của Phòng Hành chính - Tổng hợp, hoặc trả lời thư đó.",
        },
        "token-revoked" => problem with
        {
            Status = StatusCodes.Status410Gone,
            Title = "Đường liên kết đã được thay",
            Detail = "Đường liên kết này đã được thay bằng liên kết mới; nội dung đã gửi vẫn còn. Đề nghị dùng liên kết trong thư mới nhất của Phòng Hành chính - Tổng hợp.",
        },
        "token-expired" => problem with
        {
            Status = StatusCodes.Status410Gone,
            Title = "Đường liên kết đã hết hạn",
            Detail = "Đường liên kết này đã hết hạn vì kỳ báo cáo đã kết thúc; nội dung đã gửi vẫn còn. Khi cần, đề nghị liên hệ Phòng Hành chính - Tổng hợp.",
        },
        "unavailable" when onlyLooked => problem with { Detail = "Chưa đọc được nội dung của trang; đề nghị mở lại sau ít phút." },
        "internal" when onlyLooked => problem with { Detail = "Chưa mở được trang này; đề nghị thử lại hoặc báo Phòng Hành chính - Tổng hợp." },
        _ => problem,
    };

    /// <summary>Where somebody may go on who was told of a problem; empty where there is nothing better than going back.</summary>
    public static IReadOnlyList<WayOn> WaysOn(Problem problem) => problem.Type switch
    {
        "sign-in-link" => [new(DeskPath.SignIn, "Nhận đường liên kết mới"), new(DeskPath.Home, "Mở Bàn làm việc")],
        "sign-in-elsewhere" or "not-registered" => [new(DeskPath.SignIn, "Đăng nhập lại")],
        "signed-out" => [new(DeskPath.SignIn, "Đăng nhập ở thẻ khác") { Beside = true }],
        "no-cycle" or "no-right" or "other-user" => [new(DeskPath.Home, "Mở Bàn làm việc")],
        _ when problem.Type.StartsWith("answer-", StringComparison.Ordinal) => [new(DeskPath.Home, "Đăng nhập Bàn làm việc")],
        _ => problem.Type.StartsWith("token-", StringComparison.Ordinal)
            ? [new("/lien-ket-moi", "Gửi liên kết mới") { Remark = "Đường liên kết được gửi đến hộp thư đã đăng ký của đơn vị." }]
            : [],
    };
}

/// <summary>A link below a problem.</summary>
internal sealed record WayOn(string Address, string Words)
{
    public string? Remark { get; init; }

    /// <summary>Opens beside the page, which holds what was typed.</summary>
    public bool Beside { get; init; }
}
