using System.Globalization;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Signing;

/// <summary>What pages and mails say of a signed copy.</summary>
public static class SignedCopyWords
{
    /// <summary>Stands beside every signed copy: no authority was asked.</summary>
    public const string CertificatesNotChecked = "Chứng thư số và tình trạng thu hồi: chưa kiểm tra";

    public static string Verdict(SignedCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return copy.Verdict switch
        {
            SignedCopyVerdict.NotSigned => "Bản quét (không có chữ ký số): đề nghị đối chiếu bằng mắt",
            SignedCopyVerdict.Intact when copy.HasAdditionsAfterLastSigner => "Nguyên vẹn; sau chữ ký cuối có phần bổ sung chỉ được dấu thời gian xác nhận: đề nghị đối chiếu bằng mắt",
            SignedCopyVerdict.Intact => "Nguyên vẹn kể từ chữ ký cuối",
            SignedCopyVerdict.ChangedAfterLastSignature => "Đã bị thay đổi sau chữ ký cuối: không nhận",
            SignedCopyVerdict.Broken => $"Chữ ký số không hợp lệ ({copy.Reason}): không nhận",
            SignedCopyVerdict.Unreadable => $"Không nhận: {copy.Reason}",
            _ => throw new ArgumentOutOfRangeException(nameof(copy)),
        };
    }

    /// <summary>One line a signature, in order, and the line on certificates; none where there are no signatures.</summary>
    public static IReadOnlyList<string> Signatures(SignedCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return copy.Signatures.Count == 0 ? [] : [.. copy.Signatures.Select((signature, index) => Line(signature, index + 1)), CertificatesNotChecked];
    }

    private static string Line(PdfSignature signature, int number)
    {
        var kind = signature.IsTimeStamp ? "dấu thời gian của " : "";
        var organisation = signature.Organisation is { } name && name != signature.Signer ? $" ({name})" : "";
        var time = signature.ClaimedTime is { } claimed ? $"thời điểm ký theo khai báo trong tệp: {DayText.Moment(claimed)}" : "không khai báo thời điểm ký";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Chữ ký {number}: {kind}{signature.Signer ?? "không rõ tên người ký"}{organisation}; {time}; {Extent(signature)}{(signature.IsWeak ? "; thuật toán cũ" : "")}");
    }

    private static string Extent(PdfSignature signature) => signature switch
    {
        { Fault: { } fault } => $"không hợp lệ: {fault}",
        { DigestIntact: false } => $"không hợp lệ: {SigningReasons.Digest}",
        { SignatureValid: false } => $"không hợp lệ: {SigningReasons.Signature}",
        { CoversWholeFile: true } => "nguyên vẹn, ký trên toàn bộ tệp",
        _ => "nguyên vẹn, ký trên phiên bản trước khi có phần bổ sung sau đó",
    };
}
