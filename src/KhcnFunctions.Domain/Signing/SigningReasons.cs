namespace KhcnFunctions.Signing;

/// <summary>Why a signed copy is not taken, as HCTH and văn thư read it.</summary>
internal static class SigningReasons
{
    public const string Empty = "tệp rỗng; đề nghị kiểm tra và gửi lại";
    public const string TooLarge = "tệp lớn hơn 25 MB; đề nghị giảm dung lượng trước khi ký rồi gửi lại";
    public const string NotPdf = "tệp không phải là PDF; đề nghị gửi bản PDF đã ký hoặc bản quét dạng PDF";
    public const string Truncated = "tệp PDF bị hỏng hoặc chưa đủ nên không đọc được; đề nghị kiểm tra và gửi lại";
    public const string Encrypted = "tệp PDF có mật khẩu hoặc bị mã hóa nên không kiểm tra được; đề nghị gửi bản không mã hóa";
    public const string TooManySignatures = "tệp PDF có quá nhiều chữ ký số nên không kiểm tra được";

    public const string Detached = "chữ ký số đã bị gỡ khỏi tệp";
    public const string Dictionary = "không đọc được phần khai báo chữ ký";
    public const string ByteRange = "phạm vi ký không hợp lệ";
    public const string Hole = "phần để trống cho chữ ký chứa nội dung khác";
    public const string Revision = "phạm vi ký không phủ trọn phiên bản của tệp";
    public const string Nesting = "phạm vi của các chữ ký chồng lấn nhau";
    public const string SubFilter = "dạng chữ ký chưa được hỗ trợ";
    public const string Cms = "không đọc được dữ liệu chữ ký";
    public const string Certificate = "không có, hoặc có nhiều hơn một chứng thư số của người ký trong tệp";
    public const string OtherCertificate = "chứng thư số trong tệp không phải là chứng thư số đã dùng để ký";
    public const string Algorithm = "thuật toán chữ ký quá yếu hoặc chưa được hỗ trợ";
    public const string Digest = "nội dung đã bị thay đổi sau khi ký";
    public const string Signature = "chữ ký không khớp với chứng thư số kèm theo";
}

/// <summary>A signature that is not as it has to be; the message is for people.</summary>
internal sealed class BrokenSignatureException(string reason) : Exception(reason);
