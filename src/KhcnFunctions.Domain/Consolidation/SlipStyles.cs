using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>The styles of official documents, and the closer ones of a slip that keeps to one page.</summary>
internal static class SlipStyles
{
    public const string Text = "SlipText";
    public const string To = "SlipAddressee";
    public const string Cell = "SlipCell";
    public const string Line = "SlipLine";
    public const string Role = "SlipRole";
    public const string RoleNext = "SlipRoleNext";
    public const string Name = "SlipName";

    public static Styles Build()
    {
        var styles = StyleSheet.Build();
        styles.Append(
            new ParagraphLook(Text, "Nội dung trình", 13, JustificationValues.Both) { FirstLine = StyleSheet.FirstLine, After = 60 }.ToStyle(),
            new ParagraphLook(To, "Kính trình", 13, JustificationValues.Center) { Before = 120, After = 120 }.ToStyle(),
            new ParagraphLook(Cell, "Ô phiếu trình", 12, JustificationValues.Left) { Before = 20, After = 20 }.ToStyle(),
            new ParagraphLook(Line, "Dòng để ghi", 12, JustificationValues.Left) { Before = 60 }.ToStyle(),
            new ParagraphLook(Role, "Người ký phiếu trình", 12, JustificationValues.Center) { Bold = true, Before = 120, KeepNext = true }.ToStyle(),
            new ParagraphLook(RoleNext, "Chức vụ trên phiếu trình", 12, JustificationValues.Center) { Bold = true, KeepNext = true }.ToStyle(),
            new ParagraphLook(Name, "Họ tên trên phiếu trình", 12, JustificationValues.Center) { Bold = true, Before = 760 }.ToStyle());
        return styles;
    }
}
