using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>The styles of official documents, and those that only a form needs.</summary>
internal static class FormStyles
{
    public const string Section = "FormSection";
    public const string Note = "FormNote";
    public const string TableName = "FormTableName";
    public const string Code = "FormCode";

    private static readonly JustificationValues Left = JustificationValues.Left;

    public static Styles Build()
    {
        var styles = StyleSheet.Build();
        styles.Append(
            new ParagraphLook(Section, "Tiêu đề mục biểu", 13, Left) { Bold = true, Before = 240, After = 80, KeepNext = true, OutlineLevel = 0 }.ToStyle(),
            new ParagraphLook(Note, "Chỉ dẫn biểu", 12, Left) { Before = 40, After = 40 }.ToStyle(),
            new ParagraphLook(TableName, "Tên bảng biểu", 12, Left) { Italic = true, Before = 120, After = 40, KeepNext = true }.ToStyle(),
            new ParagraphLook(Code, "Mã biểu", 9, Left) { Before = 240, Colour = "595959" }.ToStyle(),
            Placeholder());
        return styles;
    }

    // Dark enough to be read on white.
    private static Style Placeholder() => new()
    {
        Type = StyleValues.Character,
        StyleId = FormControls.PlaceholderStyle,
        StyleName = new() { Val = "Placeholder Text" },
        StyleRunProperties = new() { Color = new() { Val = "595959" } },
    };
}
