namespace KhcnFunctions.Submissions.Headings;

/// <summary>The visible headings of a report: those that the Word form shows, and how else people write them.</summary>
public static class FormLabels
{
    public const string Nothing = "Không phát sinh";
    public const string NothingForSupported = "Không phát sinh cho mọi nhiệm vụ phối hợp";
    public const string Results = "Kết quả thực hiện";
    public const string Level = "Mức độ hoàn thành";
    public const string Quality = "Chất lượng";
    public const string Pace = "Tiến độ";
    public const string Cause = "Nguyên nhân (nếu chưa đạt)";
    public const string Planned = "Kinh phí kế hoạch (đồng)";
    public const string Spent = "Kinh phí thực hiện (đồng)";
    public const string Source = "Nguồn kinh phí";
    public const string Difficulties = "Khó khăn, vướng mắc";
    public const string Proposals = "Đề xuất, kiến nghị";
    public const string Figures = "Số liệu";
    public const string FigureName = "Tên số liệu";
    public const string FigureUnit = "Đơn vị tính";
    public const string FigureValue = "Giá trị";
    public const string FigureEstimate = "Ước thực hiện cả năm";
    public const string General = "Phần chung";
    public const string NextYear = "Phương hướng năm sau";
    public const string Document = "Văn bản của đơn vị";
    public const string DocumentNumber = "Số văn bản";
    public const string DocumentSign = "Ký hiệu";
    public const string DocumentSignedOn = "Ngày ký";
    public const string DocumentSigner = "Người ký";
    public const string Approver = "Người duyệt báo cáo";
    public const string ApproverName = "Họ tên người duyệt";
    public const string ApproverPosition = "Chức vụ người duyệt";

    /// <summary>Nhiệm vụ 1 (chủ trì).</summary>
    public static string Task(int number, bool isLed) => FormattableString.Invariant($"Nhiệm vụ {number} ({(isLed ? "chủ trì" : "phối hợp")})");
}

/// <summary>What a heading stands for. The parts of a task and those of the general part share their words.</summary>
internal enum LabelPart
{
    Results,
    Level,
    Quality,
    Pace,
    Cause,
    Planned,
    Spent,
    Source,
    Difficulties,
    Proposals,
    NextYear,
    Figures,
    General,
    Document,
    Number,
    NumberAndSign,
    Sign,
    SignedOn,
    Signer,
    Approver,
    ApproverName,
    ApproverPosition,
}

/// <param name="Value">What follows the heading on its line.</param>
internal sealed record LabelMatch(LabelPart Part, string Value);
