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
}
