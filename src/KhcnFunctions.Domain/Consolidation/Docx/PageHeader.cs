using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>The top margin: page number, hidden on the first page; in a rehearsal every page says that it is one.</summary>
internal static class PageHeader
{
    public const string RehearsalText = "CHẠY THỬ - không phải văn bản chính thức";

    public static Header Numbered(bool rehearsal) => Build(rehearsal, new SimpleField(new Run(new Text("2"))) { Instruction = " PAGE " });

    public static Header FirstPage(bool rehearsal) => Build(rehearsal, null);

    private static Header Build(bool rehearsal, SimpleField? number)
    {
        var header = new Header();
        if (number is not null || !rehearsal)
        {
            header.AppendChild(Styled(StyleIds.Header, number));
        }

        if (rehearsal)
        {
            header.AppendChild(Styled(StyleIds.RehearsalMark, new Run(new Text(RehearsalText))));
        }

        return header;
    }

    private static Word.Paragraph Styled(string style, DocumentFormat.OpenXml.OpenXmlElement? content)
    {
        var paragraph = new Word.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (content is not null)
        {
            paragraph.AppendChild(content);
        }

        return paragraph;
    }
}
