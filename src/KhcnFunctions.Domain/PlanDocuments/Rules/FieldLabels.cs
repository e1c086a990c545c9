using System.Text.RegularExpressions;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>What a line or column of a task says.</summary>
internal enum TaskField
{
    Number,
    Title,
    Directing,
    Leads,
    Supports,
    Time,
    Product,
    Note,

    /// <summary>'Phân công thực hiện': a heading over lines that name units, nothing by itself.</summary>
    Wrapper,
}

/// <summary>Tells by its label what a line, sub-heading or column is about; the first rule that fits says it.</summary>
internal static partial class FieldLabels
{
    private const int LongestLabel = 70;

    private static readonly (TaskField Field, Regex Label)[] Rules =
    [
        (TaskField.Number, Number()), (TaskField.Note, Note()), (TaskField.Directing, Directing()), (TaskField.Supports, Supports()), (TaskField.Leads, Leads()),
        (TaskField.Time, Time()), (TaskField.Product, Product()), (TaskField.Wrapper, Wrapper()),
    ];

    /// <summary>'Đơn vị chủ trì: Phòng X' is its field and what stands behind the colon; a label alone has nothing there.</summary>
    public static (TaskField Field, string Value)? Line(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var label = (colon < 0 ? text : text[..colon]).Trim();
        if (label.Length is 0 or > LongestLabel || label.Contains('.', StringComparison.Ordinal) || label.Contains(';', StringComparison.Ordinal))
            return null;
        var value = colon < 0 ? "" : text[(colon + 1)..].Trim();
        return Of(label) is { } field and not TaskField.Number && IsLabel(field, label, colon >= 0) ? (field, value) : null;
    }

    /// <summary>What a column of a table is about, by its head.</summary>
    public static TaskField? Column(string head)
    {
        var label = string.Join(' ', head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return label.Length > LongestLabel ? null : Of(label) is { } field and not TaskField.Wrapper ? field : Title().IsMatch(label.ToLowerInvariant()) ? TaskField.Title : null;
    }

    private static TaskField? Of(string label)
    {
        var lower = label.ToLowerInvariant();
        foreach (var (field, rule) in Rules)
        {
            if (rule.IsMatch(lower))
                return field;
        }

        return null;
    }

    // Without a colon a line is a label only where it is nothing but one.
    private static bool IsLabel(TaskField field, string label, bool hasColon) =>
        hasColon ? field is not TaskField.Wrapper || Alone().IsMatch(label.ToLowerInvariant()) : Alone().IsMatch(label.ToLowerInvariant());

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(tt|stt|số\s+tt|số\s+thứ\s+tự)$", Plain, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^ghi\s+chú", Plain, 1000)]
    private static partial Regex Note();

    [GeneratedRegex(@"^((lãnh\s+đạo|người|đồng\s+chí|phó\s+giám\s+đốc)[^:]*\s)?(phụ\s+trách,?\s*)?(chỉ\s+đạo|phụ\s+trách)(\s+(thực\s+hiện|chung))?$", Plain, 1000)]
    private static partial Regex Directing();

    [GeneratedRegex(@"^((các\s+)?(cơ\s+quan|đơn\s+vị|phòng|sở|phòng\s+ban|bộ\s+phận|ban)[^:]*\s)?(tham\s+gia\s+)?phối\s+hợp(\s+(thực\s+hiện|chính))?$", Plain, 1000)]
    private static partial Regex Supports();

    [GeneratedRegex(@"^((các\s+)?(cơ\s+quan|đơn\s+vị|phòng|sở|phòng\s+ban|bộ\s+phận|ban)[^:]*\s)?(chủ\s+trì|đầu\s+mối)(\s+(thực\s+hiện|tham\s+mưu))?$|^(các\s+)?(cơ\s+quan|đơn\s+vị|phòng)[^:]*\s(thực\s+hiện|chịu\s+trách\s+nhiệm)$|^phân\s+công\s+chủ\s+trì$", Plain, 1000)]
    private static partial Regex Leads();

    [GeneratedRegex(@"^(thời\s+(gian|hạn|điểm)|tiến\s+độ|hạn)(\s*,?\s*(thực\s+hiện|hoàn\s+thành|triển\s+khai|tiến\s+độ|thời\s+hạn|và|/|trình|ban\s+hành))*$", Plain, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(kết\s+quả|sản\s+phẩm|dự\s+kiến\s+(kết\s+quả|sản\s+phẩm))(\s*[,/]?\s*(sản\s+phẩm|kết\s+quả|đầu\s+ra|dự\s+kiến|thực\s+hiện|cần\s+đạt|đạt\s+được|hoàn\s+thành|chủ\s+yếu|-|–|và))*$", Plain, 1000)]
    private static partial Regex Product();

    [GeneratedRegex(@"^(phân\s+công(\s+(thực\s+hiện|nhiệm\s+vụ|trách\s+nhiệm))?|nội\s+dung(\s+(thực\s+hiện|công\s+việc|cụ\s+thể))?|tổ\s+chức)$", Plain, 1000)]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"^(các\s+)?(nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|tên\s+nhiệm\s+vụ|giải\s+pháp)", Plain, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^((cơ\s+quan|đơn\s+vị|phòng|các\s+cơ\s+quan|các\s+đơn\s+vị)[\p{L}\s,]*(chủ\s+trì|phối\s+hợp)|chủ\s+trì|phối\s+hợp|chỉ\s+đạo\s+thực\s+hiện|thời\s+(gian|hạn)(\s+(thực\s+hiện|hoàn\s+thành))?|tiến\s+độ(\s+thực\s+hiện)?|sản\s+phẩm|kết\s+quả|phân\s+công(\s+(thực\s+hiện|nhiệm\s+vụ))?|nội\s+dung(\s+(thực\s+hiện|công\s+việc|cụ\s+thể))?)$", Plain, 1000)]
    private static partial Regex Alone();
}
