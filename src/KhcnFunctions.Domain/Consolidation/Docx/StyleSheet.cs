using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>The styles of an official document, sizes and weights by Decree 30/2020/NĐ-CP, Annex I.</summary>
internal static class StyleSheet
{
    /// <summary>Indentation of a paragraph's first line: 10 mm, in twips.</summary>
    public const int FirstLine = 567;

    // As wide as a dash and its blank.
    private const int ListHang = 170;

    private static readonly JustificationValues Left = JustificationValues.Left;
    private static readonly JustificationValues Centre = JustificationValues.Center;
    private static readonly JustificationValues Both = JustificationValues.Both;

    public static Styles Build()
    {
        var styles = new Styles(Defaults());
        styles.Append(Headings().Concat(Text()).Concat(Frame()).Concat(Annexes()).Select(look => look.ToStyle()));
        styles.Append(TableStyles.Build());
        return styles;
    }

    private static IEnumerable<ParagraphLook> Headings() =>
    [
        new(StyleIds.Normal, "Normal", 14, Both) { Before = 0, After = 0, Line = 240 },
        new(StyleIds.Heading(1), "heading 1", 14, Both) { Bold = true, OutlineLevel = 0, Numbered = true, FirstLine = FirstLine, Before = 120, After = 120, KeepNext = true, Next = StyleIds.Body },
        new(StyleIds.Heading(2), "heading 2", 14, Both) { Bold = true, OutlineLevel = 1, Numbered = true, FirstLine = FirstLine, Before = 120, After = 120, KeepNext = true, Next = StyleIds.Body },
        new(StyleIds.Heading(3), "heading 3", 14, Both) { OutlineLevel = 2, FirstLine = FirstLine, After = 120, KeepNext = true, Next = StyleIds.Body },
    ];

    private static IEnumerable<ParagraphLook> Text() =>
    [
        new(StyleIds.Body, "Body Text", 14, Both) { FirstLine = FirstLine, After = 120, Line = 264 },
        new(StyleIds.Item, "Đoạn liệt kê", 14, Both) { BasedOn = StyleIds.Body, Left = FirstLine + ListHang, Hanging = ListHang },
        new(StyleIds.Label, "Dẫn đề", 14, Both) { BasedOn = StyleIds.Body, Italic = true, KeepNext = true, Next = StyleIds.Body },
        new(StyleIds.Closing, "Đoạn kết", 14, Both) { BasedOn = StyleIds.Body, KeepNext = true, After = 240 },
        new(StyleIds.LegalBasis, "Căn cứ", 14, Both) { BasedOn = StyleIds.Body, Italic = true },
        new(StyleIds.Addressee, "Kính gửi", 14, Centre) { Before = 240, After = 240 },
        new(StyleIds.Cell, "Ô bảng", 12, Left) { Before = 40, After = 40 },
        new(StyleIds.ColumnTitle, "Tiêu đề cột", 12, Centre) { BasedOn = StyleIds.Cell, Bold = true, KeepNext = true },

        // Without a paragraph between them, Word makes one table of two.
        new(StyleIds.TableEnd, "Sau bảng", 6, Left),
    ];

    private static IEnumerable<ParagraphLook> Frame() =>
    [
        new(StyleIds.Nation, "Quốc hiệu", 12, Centre) { Bold = true },
        new(StyleIds.Motto, "Tiêu ngữ", 13, Centre) { Bold = true },
        new(StyleIds.Superior, "Cơ quan chủ quản", 12, Centre),
        new(StyleIds.Issuer, "Cơ quan ban hành", 12, Centre) { Bold = true },
        new(StyleIds.Number, "Số và ký hiệu", 13, Centre) { Before = 80 },
        new(StyleIds.PlaceAndDate, "Địa danh và ngày", 13, Centre) { Italic = true, Before = 80 },
        new(StyleIds.Rule, "Đường kẻ", 2, Centre) { Before = 40 },
        new(StyleIds.Title, "Title", 14, Centre) { Bold = true, Before = 360, KeepNext = true, Next = StyleIds.Subject },
        new(StyleIds.Subject, "Subtitle", 14, Centre) { Bold = true, KeepNext = true, After = 60 },
        new(StyleIds.DistributionTitle, "Nơi nhận", 12, Left) { Bold = true, Italic = true, KeepNext = true },
        new(StyleIds.Distribution, "Danh sách nơi nhận", 11, Left) { KeepNext = true },
        new(StyleIds.Authority, "Quyền hạn và chức vụ", 14, Centre) { Bold = true, KeepNext = true },
        new(StyleIds.Signer, "Họ tên người ký", 14, Centre) { Bold = true, Before = 1500 },
        new(StyleIds.Header, "header", 13, Centre),
        new(StyleIds.RehearsalMark, "Chạy thử", 11, Centre) { Bold = true, Colour = "C00000" },
        new(StyleIds.SectionEnd, "Cuối phần", 1, Left),
    ];

    private static IEnumerable<ParagraphLook> Annexes() =>
    [
        new(StyleIds.AnnexLabel, "Phụ lục", 14, Centre) { Bold = true, KeepNext = true },
        new(StyleIds.AnnexTitle, "Tiêu đề phụ lục", 14, Centre) { Bold = true, KeepNext = true, OutlineLevel = 0 },
        new(StyleIds.AnnexReference, "Kèm theo", 14, Centre) { Italic = true, After = 240, KeepNext = true },
    ];

    private static DocDefaults Defaults() => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            DocumentSettings.RunFonts(),
            new FontSize { Val = "28" },
            new FontSizeComplexScript { Val = "28" },
            DocumentSettings.Languages())));
}
