using KhcnFunctions.Calendar;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>The fixed sentences of the form. The reader knows them again by their beginnings, so that they are never taken for a unit's words.</summary>
internal static class WordFormText
{
    public const string CodeLabel = "Mã biểu: ";
    public const string NothingHint = "(đánh dấu khi trong năm không có nội dung để báo cáo, và để trống các ô còn lại của nhiệm vụ)";
    public const string FiguresHint = "(nếu có; số liệu chưa chốt khi gửi thì đánh dấu cột cuối)";
    public const string ApproverHint = "(ghi khi người gửi không phải là người đứng đầu đơn vị)";
    public const string DocumentHint = "(đơn vị có con dấu ghi đủ bốn mục; tệp bản ký gửi kèm theo nếu có)";

    private const string TitleEnd = "Đánh giá kết quả thực hiện Kế hoạch năm ";
    private const string BasisStart = "Thực hiện theo ";
    private const string DeadlineStart = "Thời hạn gửi về ";
    private const string HowTo = "Cách ghi: bấm vào từng ô bên phải rồi ghi nội dung; ô nào không có thì để trống, không cần xóa. Lưu tệp dạng Word (.docx), rồi trả lời thư đề nghị báo cáo và đính kèm tệp này";
    private const string LinkStart = "Hoặc báo cáo trực tiếp tại: ";
    private const string ContactStart = "Cần trao đổi thêm, đề nghị liên hệ ";
    private const string CutOffStart = "Số liệu của năm chốt đến ngày ";

    private static readonly string[] Beginnings =
        [.. new[] { "BÁO CÁO", TitleEnd, BasisStart, DeadlineStart, "Cách ghi: bấm vào từng ô", LinkStart, ContactStart, CutOffStart, CodeLabel, Wording.StateSecrets }.Select(TextFold.Of)];

    public const string Title = "BÁO CÁO";

    public static string Subject(WordFormContent content) => FormattableString.Invariant($"{TitleEnd}{content.Year}");

    public static string Basis(WordFormContent content) => $"{BasisStart}{content.Plan.Reporting.Basis} {Citation.Full(content.Plan)}.";

    public static string Deadline(WordFormContent content) => $"{DeadlineStart}{content.Office.Name}: {DayText.Deadline(content.Deadline)}.";

    public static string Instructions(WordFormContent content) => content.Link is null ? $"{HowTo}." : $"{HowTo}, hoặc tải tệp lên trang báo cáo của đơn vị.";

    public static string CutOff(WordFormContent content) =>
        $"{CutOffStart}{DayText.Date(content.Plan.Reporting.FiguresCutOff.In(content.Year))}; số liệu chưa chốt khi gửi là số ước thực hiện cả năm.";

    public static string? Link(WordFormContent content) => content.Link is null ? null : LinkStart + content.Link;

    public static string Contact(WordFormContent content) =>
        $"{ContactStart}{content.Office.Name}{(Wording.Contact(content.Office) is { } contact ? $": {contact}" : "")}.";

    public static bool IsFixed(string line)
    {
        var folded = TextFold.Of(line);
        return folded == Beginnings[0] || Beginnings.Skip(1).Any(beginning => folded.StartsWith(beginning, StringComparison.Ordinal));
    }
}
