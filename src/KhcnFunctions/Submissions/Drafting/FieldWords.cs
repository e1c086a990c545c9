namespace KhcnFunctions.Submissions.Drafting;

/// <summary>How the fields of a report are called, on the form, in its preview and in the summary of mistakes.</summary>
public static class FieldWords
{
    public const string Results = "Kết quả thực hiện";
    public const string Nothing = "Không phát sinh";
    public const string Level = "Mức độ thực hiện";
    public const string Quality = "Chất lượng";
    public const string Pace = "Tiến độ";
    public const string Cause = "Nguyên nhân";
    public const string Planned = "Kinh phí kế hoạch (đồng)";
    public const string Spent = "Kinh phí thực hiện (đồng)";
    public const string Source = "Nguồn kinh phí";
    public const string Difficulties = "Khó khăn, vướng mắc";
    public const string Proposals = "Đề xuất, kiến nghị";
    public const string FigureName = "Tên số liệu";
    public const string FigureUnit = "Đơn vị tính";
    public const string FigureValue = "Giá trị";
    public const string FigureEstimate = "Ước thực hiện cả năm";
    public const string NextYear = "Phương hướng, nhiệm vụ năm sau";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [FormField.Results] = Results,
        [FormField.Nothing] = Nothing,
        [FormField.Level] = Level,
        [FormField.Quality] = Quality,
        [FormField.Pace] = Pace,
        [FormField.Cause] = Cause,
        [FormField.Planned] = Planned,
        [FormField.Spent] = Spent,
        [FormField.Source] = Source,
        [FormField.Difficulties] = Difficulties,
        [FormField.Proposals] = Proposals,
        [FormField.FigureUnit] = FigureUnit,
        [FormField.FigureValue] = FigureValue,
        [FormField.FigureEstimate] = FigureEstimate,
        ["nextYear"] = NextYear,
        ["number"] = "Số văn bản",
        ["sign"] = "Ký hiệu",
        ["signedOn"] = "Ngày ký",
        ["signer"] = "Người ký",
        ["position"] = "Chức vụ người duyệt",
    };

    /// <summary>The name of a field by <see cref="FormField"/>.</summary>
    public static string Of(string field)
    {
        var part = field[(field.LastIndexOf('.') + 1)..];
        if (part == FormField.FigureName)
            return field == FormField.ApproverName ? "Họ tên người duyệt" : FigureName;
        return Names.GetValueOrDefault(part, "Báo cáo");
    }
}
