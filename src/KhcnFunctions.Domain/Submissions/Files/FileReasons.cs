namespace KhcnFunctions.Submissions.Files;

/// <summary>Why files are refused or have to be looked at, as senders and HCTH read it.</summary>
internal static class FileReasons
{
    public const string Empty = "tệp rỗng; đề nghị kiểm tra và gửi lại";
    public const string TooLarge = "tệp lớn hơn 25 MB; đề nghị chia nhỏ hoặc giảm dung lượng rồi gửi lại";
    public const string Encrypted = "tệp có mật khẩu nên không mở được; đề nghị bỏ mật khẩu rồi gửi lại";
    public const string Macros = "tệp có macro (mã lệnh) nên không nhận được vì lý do an toàn; đề nghị lưu lại dạng không có macro (.docx hoặc .xlsx) rồi gửi lại";
    public const string Program = "tệp là chương trình hoặc tập lệnh nên không nhận được vì lý do an toàn";
    public const string Unknown = "chưa nhận được loại tệp này; các loại được nhận: .docx, .xlsx, .pdf, .odt, .ods, .jpg, .png, .zip, .doc, .xls, .rar";
    public const string Bomb = "tệp nén bung ra quá lớn nên không mở được an toàn; đề nghị gửi từng tệp, không nén";
    public const string Nested = "tệp nén chứa tệp nén khác; đề nghị gửi từng tệp, hoặc nén một lần";
    public const string UnsafePath = "tệp nén chứa tên tệp không an toàn; đề nghị nén lại rồi gửi";
    public const string Broken = "tệp bị hỏng hoặc chưa đủ nên không đọc được; đề nghị kiểm tra và gửi lại";
    public const string Template = "tệp dùng mẫu (template) tải từ mạng nên không nhận được vì lý do an toàn; đề nghị chép nội dung sang tệp mới rồi gửi lại";

    public const string OldFormat = "tệp dạng cũ (.doc, .xls): không đọc tự động được, HCTH cần kiểm tra";
    public const string Rar = "tệp .rar: không mở tự động được, HCTH cần kiểm tra";
    public const string PdfActions = "tệp PDF có lệnh tự chạy hoặc tệp nhúng bên trong, HCTH cần kiểm tra";
    public const string PdfRestricted = "tệp PDF bị hạn chế sao chép hoặc in, HCTH cần kiểm tra";
    public const string EmbeddedObject = "tệp có đối tượng nhúng, HCTH cần kiểm tra";

    public static string InMember(string member, string reason) => $"trong tệp nén, '{FileNames.Clean(member)}': {reason}";
}
