using System.Globalization;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Why an edited report is refused, or what HCTH should know of it, as HCTH reads it.</summary>
internal static class EditedFileReasons
{
    public const string TooLarge = "tệp lớn hơn 10 MB; đề nghị giảm dung lượng hình ảnh rồi tải lên lại";
    public const string NotDocx = "tệp không phải là tệp Word dạng .docx; đề nghị mở bằng Word hoặc LibreOffice, lưu lại dạng .docx rồi tải lên lại";
    public const string Strict = "tệp lưu ở dạng “Strict Open XML”; đề nghị lưu lại dạng “Word Document (.docx)” rồi tải lên lại";
    public const string Macros = "tệp có macro (mã lệnh) nên không nhận được vì lý do an toàn; đề nghị lưu lại dạng .docx rồi tải lên lại";
    public const string Encrypted = "tệp có mật khẩu nên không mở được; đề nghị bỏ mật khẩu rồi tải lên lại";
    public const string Broken = "tệp bị hỏng hoặc chưa đủ nên không đọc được; đề nghị mở bằng Word, lưu lại rồi tải lên lại";
    public const string Bomb = "tệp bung ra quá lớn nên không mở được an toàn; đề nghị chép nội dung sang tệp mới rồi tải lên lại";
    public const string TooLong = "văn bản quá dài so với một báo cáo nên không đọc được; đề nghị kiểm tra lại tệp";
    public const string Empty = "tệp không có nội dung; đề nghị kiểm tra lại tệp";
    public const string Template = "tệp dùng mẫu (template) ở bên ngoài; đề nghị chép nội dung sang tệp mới rồi tải lên lại";
    public const string LinkedPicture = "tệp có hình ảnh liên kết từ bên ngoài; đề nghị chèn hẳn hình ảnh vào văn bản rồi tải lên lại";
    public const string Linked = "tệp có nội dung lấy từ bên ngoài; đề nghị chép hẳn nội dung vào văn bản rồi tải lên lại";
    public const string LocalLink = "tệp có liên kết tới tệp trên máy tính hoặc mạng nội bộ; đề nghị bỏ liên kết rồi tải lên lại";
    public const string Embedded = "tệp có đối tượng nhúng (bảng tính, biểu đồ, đối tượng OLE); đề nghị chuyển thành bảng của Word hoặc hình ảnh rồi tải lên lại";
    public const string UnknownContent = "tệp có thành phần chưa nhận được; đề nghị chép nội dung sang tệp mới rồi tải lên lại";
    public const string Field = "tệp có trường (field) tự lấy nội dung từ bên ngoài; đề nghị chuyển thành chữ thường rồi tải lên lại";
    public const string NoRoom = "không tìm thấy chỗ để điền số, ngày";

    public static string Tracked(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"tệp còn {count:00} thay đổi đang theo dõi; đề nghị chấp nhận hoặc bỏ mọi thay đổi đang theo dõi (Review > Accept/Reject) rồi tải lên lại");

    public static string Missing(string part) => $"không tìm thấy phần “{part}” của dự thảo";

    public static string Doubled(string heading) => $"đề mục “{heading}” xuất hiện nhiều lần; nội dung được gộp vào một phần";

    public static string OutOfOrder(string heading) => $"đề mục “{heading}” không đúng thứ tự của dự thảo";
}
