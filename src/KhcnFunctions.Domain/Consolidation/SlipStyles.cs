using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>The styles of official documents, and the closer ones of a slip that keeps to one page.</summary>
internal static class SlipStyles
{
    public const string Title = "SlipTitle";
    public const string Subject = "SlipSubject";
    public const string Text = "SlipText";
    public const string To = "SlipAddressee";
    public const string Cell = "SlipCell";
    public const string Line = "SlipLine";
    public const string Role = "SlipRole";
    public const string RoleNext = "SlipRoleNext";
    public const string Done = "SlipDone";
    public const string Name = "SlipName";

    public static Styles Build()
    {
        var styles = StyleSheet.Build();
        styles.Append(
            new ParagraphLook(Title, "Tên phiếu trình", 14, JustificationValues.Center) { Bold = true, Before = 160, KeepNext = true }.ToStyle(),
            new ParagraphLook(Subject, "Trích yếu phiếu trình", 13, JustificationValues.Center) { Bold = true, After = 40, KeepNext = true }.ToStyle(),
            new ParagraphLook(Text, "Nội dung trình", 12, JustificationValues.Both) { FirstLine = StyleSheet.FirstLine, After = 40 }.ToStyle(),
            new ParagraphLook(To, "Kính trình", 12, JustificationValues.Center) { Before = 80, After = 80 }.ToStyle(),
            new ParagraphLook(Cell, "Ô phiếu trình", 11, JustificationValues.Left) { Before = 20, After = 20 }.ToStyle(),
            new ParagraphLook(Line, "Dòng để ghi", 11, JustificationValues.Left) { Before = 60 }.ToStyle(),
            new ParagraphLook(Role, "Người ký phiếu trình", 12, JustificationValues.Center) { Bold = true, Before = 80, KeepNext = true }.ToStyle(),
            new ParagraphLook(RoleNext, "Chức vụ trên phiếu trình", 12, JustificationValues.Center) { Bold = true, KeepNext = true }.ToStyle(),
            new ParagraphLook(Done, "Thời điểm trên phiếu trình", 11, JustificationValues.Center) { Italic = true, KeepNext = true }.ToStyle(),
            new ParagraphLook(Name, "Họ tên trên phiếu trình", 12, JustificationValues.Center) { Bold = true, Before = 600 }.ToStyle());
        return styles;
    }
}
