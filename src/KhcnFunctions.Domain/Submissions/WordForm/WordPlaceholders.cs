namespace KhcnFunctions.Submissions.WordForm;

/// <summary>What empty controls show; never content.</summary>
internal static class WordPlaceholders
{
    public const string Text = "[Bấm vào đây để ghi nội dung]";
    public const string Level = "[Chọn mức độ]";
    public const string Pace = "[Chọn tiến độ]";
    public const string Money = "[Ghi số, ví dụ 500.000.000]";
    public const string Number = "[Ghi số]";
    public const string Short = "[Ghi tại đây]";
    public const string Day = "[Ngày/tháng/năm, ví dụ 08/12/2026]";

    // The last are Word's own, shown once somebody has emptied a control.
    private static readonly string[] Known =
    [
        Text, Level, Pace, Money, Number, Short, Day,
        "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.", "Click or tap to enter a date.",
        "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.", "Chọn một mục.",
    ];

    /// <summary>The text without any of them, in whichever Unicode form.</summary>
    public static string Remove(string text)
    {
        if (text.Length == 0)
            return text;
        var plain = CleanText.Of(text);
        foreach (var placeholder in Known)
            plain = plain.Replace(placeholder, "", StringComparison.Ordinal);
        return plain.Trim(' ');
    }
}
