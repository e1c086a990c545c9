using System.Xml.Linq;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Which part a paragraph of an edited file belongs to.</summary>
public sealed class EditedPartsTests
{
    private static readonly XNamespace W = SampleEdits.W;

    [Fact]
    public void Draft_Unchanged_HasTheTextOfItsParts()
    {
        var report = ConsolidatedReport.From(SampleCycle.Normal());

        foreach (var part in report.Parts)
        {
            var lines = SampleEdits.OwnReport.Parts.Single(each => each.Key == part.Key).Lines;
            Assert.Equal(part.Printed.Count(), lines.Count);
            Assert.Equal(part.Printed.OfType<Paragraph>().Select(paragraph => ParagraphWords.Fold(paragraph.Text)), lines.Where(line => line.Kind is LineKind.Paragraph && line.Text[1] != ')').Select(line => line.Text));
        }

        Assert.Empty(SampleEdits.OwnReport.Warnings);
        Assert.Equal("Tổng cộng", SampleEdits.OwnReport.Parts.Single(part => part.Key == ReportOutline.Annex).Lines[^1].Text.Split('\t')[1]);
    }

    [Fact]
    public void Headings_OfRenamedStyles_AreKnownByNameOrLevel()
    {
        AssertUnchanged(Rename(SampleEdits.Own, "Heading1", "u1", "Heading2", "u2"));
        AssertUnchanged(SampleForms.EditText(
            Rename(SampleEdits.Own, "Heading1", "a1", "Heading2", "a2"),
            xml => xml.Replace("w:val=\"heading 1\"", "w:val=\"Đầu đề 1\"", StringComparison.Ordinal).Replace("w:val=\"heading 2\"", "w:val=\"Đầu đề 2\"", StringComparison.Ordinal),
            "word/styles.xml"));
        AssertUnchanged(SampleForms.EditText(
            SampleEdits.Own,
            xml => xml.Replace("<w:outlineLvl w:val=\"0\" />", "", StringComparison.Ordinal).Replace("<w:outlineLvl w:val=\"0\"/>", "", StringComparison.Ordinal).Replace("w:val=\"heading 1\"", "w:val=\"Heading 1\"", StringComparison.Ordinal),
            "word/styles.xml"));
    }

    [Theory]
    [InlineData("I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ")]
    [InlineData("I - KẾT QUẢ THỰC HIỆN NHIỆM VỤ")]
    [InlineData("Mục I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ")]
    public void Heading_TypedByHand_IsKnownByItsWords(string typed) => AssertUnchanged(SampleEdits.Edit(document => Retype(document, "KẾT QUẢ THỰC HIỆN", typed)));

    [Fact]
    public void Headings_AllTypedByHand_AreKnownByTheirWords() => AssertUnchanged(SampleEdits.Edit(document =>
    {
        var numbers = new Queue<string>(["I.", "1.", "2.", "3.", "4.", "5.", "II.", "1.", "2.", "III.", "IV."]);
        foreach (var heading in document.Descendants(W + "p").Where(IsHeading).ToList())
            Retype(document, heading.TextOf(), $"{numbers.Dequeue()} {heading.TextOf()}");
    }));

    [Fact]
    public void Heading_TypedInBoldWithoutItsNumber_IsKnown() => AssertUnchanged(SampleEdits.Edit(document =>
    {
        var heading = document.ParagraphWith("ĐỀ XUẤT, KIẾN NGHỊ");
        heading.Element(W + "pPr")!.Remove();
        heading.Element(W + "r")!.AddFirst(new XElement(W + "rPr", new XElement(W + "b")));
    }));

    [Fact]
    public void Paragraph_WithTheWordsOfAHeading_IsNoHeading()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Đã rà soát, cập nhật").AddAfterSelf(SampleEdits.Paragraph("Nguyên nhân")));

        Assert.Equal("task.nv2", Assert.Single(SampleEdits.Changed(docx)).Key);
    }

    [Fact]
    public void Heading_InOtherWords_IsAChangeOfItsPart()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Đẩy mạnh hợp tác phát triển").SetText("Tăng cường hợp tác phát triển khoa học và công nghệ giữa các địa phương và quốc tế"));

        var part = Assert.Single(SampleEdits.Changed(docx));
        Assert.Equal(("task.nv4", LineKind.Heading, LineState.Changed), (part.Key, Assert.Single(part.Changes).Kind, part.Changes.Single().State));
        Assert.Empty(SampleEdits.Taken(docx).Warnings);
    }

    [Fact]
    public void Heading_TypedInAnotherUnicodeFormAndCase_IsKnown()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("ĐỀ XUẤT, KIẾN NGHỊ").SetText("Đề xuất, kiến nghị".Normalize(System.Text.NormalizationForm.FormD)));

        Assert.Equal(("proposals", "Đề xuất, kiến nghị"), (Assert.Single(SampleEdits.Changed(docx)).Key, Assert.Single(SampleEdits.Changed(docx)[0].Changes).After));
    }

    [Fact]
    public void Part_TakenOut_IsToldAndNotRefused()
    {
        var docx = SampleEdits.Edit(document => Section(document, "ĐỀ XUẤT, KIẾN NGHỊ").ForEach(each => each.Remove()));

        Assert.Equal([EditedFileReasons.Missing("Đề xuất, kiến nghị")], SampleEdits.Taken(docx).Warnings);
        var part = Assert.Single(SampleEdits.Changed(docx));
        Assert.Equal(("proposals", PartState.Missing), (part.Key, part.State));
    }

    [Fact]
    public void Heading_TakenOut_LeavesItsTextToThePartBefore()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("ĐỀ XUẤT, KIẾN NGHỊ").Remove());

        Assert.Equal([EditedFileReasons.Missing("Đề xuất, kiến nghị")], SampleEdits.Taken(docx).Warnings);
        Assert.Equal([("causes", PartState.Changed), ("proposals", PartState.Missing)], SampleEdits.Changed(docx).Select(part => (part.Key, part.State)));
    }

    [Fact]
    public void Part_Doubled_IsTold()
    {
        var docx = SampleEdits.Edit(document => Section(document, "ĐỀ XUẤT, KIẾN NGHỊ")[^1].AddAfterSelf(new XElement(document.ParagraphWith("ĐỀ XUẤT, KIẾN NGHỊ")), SampleEdits.Paragraph("Thêm một đề xuất.")));

        Assert.Equal([EditedFileReasons.Doubled("ĐỀ XUẤT, KIẾN NGHỊ")], SampleEdits.Taken(docx).Warnings);
        Assert.Equal("proposals", Assert.Single(SampleEdits.Changed(docx)).Key);
    }

    [Fact]
    public void Parts_InAnotherOrder_AreToldAndCompared()
    {
        var docx = SampleEdits.Edit(document =>
        {
            var moved = Section(document, "ĐỀ XUẤT, KIẾN NGHỊ");
            moved.ForEach(each => each.Remove());
            document.ParagraphWith("TỒN TẠI, KHÓ KHĂN").AddBeforeSelf(moved);
        });

        Assert.Contains(SampleEdits.Taken(docx).Warnings, warning => warning.Contains("không đúng thứ tự", StringComparison.Ordinal));
        Assert.Empty(SampleEdits.Changed(docx));
    }

    [Fact]
    public void Text_UnderAnUnknownHeading_BelongsToThePartBefore()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("PHƯƠNG HƯỚNG NĂM 2027").AddBeforeSelf(SampleEdits.Paragraph("CÔNG TÁC KHÁC", "Heading1"), SampleEdits.Paragraph("Nội dung khác.")));

        var part = Assert.Single(SampleEdits.Changed(docx));
        Assert.Equal("proposals", part.Key);
        Assert.Equal([("CÔNG TÁC KHÁC", LineKind.Heading), ("Nội dung khác.", LineKind.Paragraph)], part.Changes.Select(line => (line.After!, line.Kind)));
    }

    [Fact]
    public void Part_ThatTheDraftLeftOut_IsAdded()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("TỒN TẠI, KHÓ KHĂN").AddBeforeSelf(SampleEdits.Paragraph("Kết quả chung", "Heading2"), SampleEdits.Paragraph("Sở đã ban hành 05 văn bản.")));

        var part = Assert.Single(SampleEdits.Changed(docx));
        Assert.Equal(("general", PartState.Added), (part.Key, part.State));
    }

    [Fact]
    public void Text_InContentControls_IsRead() => AssertUnchanged(SampleEdits.Edit(document =>
    {
        foreach (var paragraph in document.Body().Elements(W + "p").Take(20).ToList())
            paragraph.ReplaceWith(new XElement(W + "sdt", new XElement(W + "sdtPr"), new XElement(W + "sdtContent", paragraph)));
    }));

    [Fact]
    public void Text_SplitIntoRunsAndTypedWithOtherBlanks_IsTheSame() => AssertUnchanged(SampleEdits.Edit(document =>
    {
        foreach (var paragraph in document.Body().Elements(W + "p").Where(paragraph => paragraph.TextOf().Length > 4))
        {
            var text = paragraph.TextOf();
            paragraph.Elements(W + "r").Remove();
            paragraph.Add(
                SampleEdits.Run(text[..2].Normalize(System.Text.NormalizationForm.FormD)),
                new XElement(W + "proofErr", new XAttribute(W + "type", "spellStart")),
                SampleEdits.Run(text[2..].Replace(" ", "\u00A0 ", StringComparison.Ordinal)));
        }
    }));

    private static void AssertUnchanged(byte[] docx)
    {
        Assert.Empty(SampleEdits.Taken(docx).Warnings);
        var comparison = SampleEdits.Compare(docx);
        Assert.All(comparison.Parts, part => Assert.Empty(part.Changes));
        Assert.Empty(comparison.Frame);
    }

    private static void Retype(XDocument document, string heading, string typed)
    {
        var paragraph = document.Descendants(W + "p").Where(IsHeading).First(each => each.TextOf().StartsWith(heading, StringComparison.Ordinal));
        paragraph.ReplaceWith(SampleEdits.Paragraph(typed, style: null));
    }

    private static bool IsHeading(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value is "Heading1" or "Heading2";

    private static List<XElement> Section(XDocument document, string heading)
    {
        var first = document.ParagraphWith(heading);
        return [first, .. first.ElementsAfterSelf().TakeWhile(each => !IsHeading(each) && each.Name != W + "tbl")];
    }

    private static byte[] Rename(byte[] docx, params string[] names)
    {
        foreach (var pair in names.Chunk(2))
        {
            foreach (var part in new[] { "word/document.xml", "word/styles.xml", "word/numbering.xml" })
                docx = SampleForms.EditText(docx, xml => xml.Replace($"\"{pair[0]}\"", $"\"{pair[1]}\"", StringComparison.Ordinal), part);
        }

        return docx;
    }
}
