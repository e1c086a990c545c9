using System.Text;
using System.Xml.Linq;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.Consolidation.EditedFile;

public sealed class RefusedFileTests
{
    private static readonly XNamespace W = SampleEdits.W;

    public static TheoryData<string> Tracked() => ["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns"];

    [Theory]
    [MemberData(nameof(Tracked))]
    public void File_WithATrackedChange_IsRefusedWithTheWayOut(string name)
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(
            new XElement(W + name, new XAttribute(W + "id", "1"), new XAttribute(W + "author", "HCTH"), SampleEdits.Run("thêm"))));

        Assert.Contains("01 thay đổi đang theo dõi; đề nghị chấp nhận hoặc bỏ mọi thay đổi", SampleEdits.Refused(docx), StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithATrackedChangeInItsHeader_IsRefused()
    {
        var docx = SampleForms.EditText(SampleEdits.Own, xml => xml.Replace("</w:p>", "<w:ins w:id=\"1\" w:author=\"HCTH\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>", StringComparison.Ordinal), "word/header1.xml");

        Assert.Contains("thay đổi đang theo dõi", SampleEdits.Refused(docx), StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithSeveralMistakes_IsToldAllOfThem()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(new XElement(W + "ins", SampleEdits.Run("thêm"))));

        var reading = EditedReport.Read(SampleEdits.WithRelationship(docx, "rIdO", "oleObject", "embeddings/oleObject1.bin"), SampleEdits.Outline);

        Assert.Equal(2, reading.Mistakes.Count);
    }

    public static TheoryData<string, string, bool, string> References() => new()
    {
        { "attachedTemplate", "file:///C:/mau.dotm", true, EditedFileReasons.Template },
        { "image", "http://khcn.example/a.png", true, EditedFileReasons.LinkedPicture },
        { "hyperlink", "file://may-chu/tep.docx", true, EditedFileReasons.LocalLink },
        { "hyperlink", "javascript:alert(1)", true, EditedFileReasons.LocalLink },
        { "aFChunk", "chunk.html", false, EditedFileReasons.Linked },
        { "subDocument", "con.docx", true, EditedFileReasons.Linked },
        { "oleObject", "embeddings/oleObject1.bin", false, EditedFileReasons.Embedded },
        { "package", "embeddings/bang.xlsx", false, EditedFileReasons.Embedded },
        { "control", "activeX/activeX1.xml", false, EditedFileReasons.Embedded },
        { "vbaProject", "x.bin", false, EditedFileReasons.Macros },
        { "mailMergeSource", "file:///C:/ds.xlsx", true, EditedFileReasons.Linked },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void File_WithAReferenceThatBringsSomethingElseIn_IsRefused(string kind, string target, bool isExternal, string expected) =>
        Assert.Equal(expected, SampleEdits.Refused(SampleEdits.WithRelationship(SampleEdits.Own, "rIdE", kind, target, isExternal)));

    [Fact]
    public void File_WithATemplateInItsSettings_IsRefused()
    {
        var docx = SampleEdits.With(
            SampleEdits.Own,
            "word/_rels/settings.xml.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{SampleEdits.Relationship("rId1", "attachedTemplate", "https://khcn.example/mau.dotm", isExternal: true)}</Relationships>");

        Assert.Equal(EditedFileReasons.Template, SampleEdits.Refused(docx));
    }

    [Fact]
    public void File_ThatUsesAPartOfAnUnknownKind_IsRefused()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(new XElement(W + "contentPart", new XAttribute(WordNames.R + "id", "rIdU"))));

        Assert.Equal(EditedFileReasons.UnknownContent, SampleEdits.Refused(SampleEdits.WithRelationship(docx, "rIdU", "customXml", "ink1.xml")));
    }

    public static TheoryData<string> Fields() => ["DDEAUTO c:\\\\windows\\\\cmd.exe", " includetext \"http://khcn.example/x\" ", "LINK Excel.Sheet.12 \"C:\\\\x.xlsx\"", "MACROBUTTON Chay x"];

    [Theory]
    [MemberData(nameof(Fields))]
    public void File_WithAFieldThatFetches_IsRefused(string code)
    {
        Assert.Equal(EditedFileReasons.Field, SampleEdits.Refused(WithField([code])));
        Assert.Equal(EditedFileReasons.Field, SampleEdits.Refused(WithField([code[..3], code[3..]])));
        Assert.Equal(EditedFileReasons.Field, SampleEdits.Refused(SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(new XElement(W + "fldSimple", new XAttribute(W + "instr", code))))));
    }

    [Fact]
    public void File_WithAFieldWhoseNameIsPutTogether_IsRefused()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(
            FieldMark("begin"), Code("D"), FieldMark("begin"), Code(" QUOTE 68 69 "), FieldMark("end"), Code(" cmd.exe"), FieldMark("end")));

        Assert.Equal(EditedFileReasons.Field, SampleEdits.Refused(docx));
    }

    [Fact]
    public void File_WithUsualFields_IsTaken() =>
        Assert.Equal(PartState.Changed, Assert.Single(SampleEdits.Changed(WithField([" PAGEREF _Toc1 \\h "]))).State);

    [Fact]
    public void File_ThatIsNoDocx_IsRefused()
    {
        Assert.Equal(EditedFileReasons.NotDocx, SampleEdits.Refused([]));
        Assert.Equal(EditedFileReasons.NotDocx, SampleEdits.Refused("%PDF-1.7 xyz"u8.ToArray()));
        Assert.Equal(EditedFileReasons.NotDocx, SampleEdits.Refused(Encoding.UTF8.GetBytes(new string('a', 5000))));
        Assert.Equal(EditedFileReasons.NotDocx, SampleEdits.Refused(SampleForms.EditText(SampleEdits.Own, xml => xml.Replace("wordprocessingml.document.main", "spreadsheetml.sheet.main", StringComparison.Ordinal), "[Content_Types].xml")));
        Assert.Equal(EditedFileReasons.NotDocx, SampleEdits.Refused(SampleForms.EditText(SampleEdits.Own, xml => xml.Replace("wordprocessingml.document.main", "wordprocessingml.template.main", StringComparison.Ordinal), "[Content_Types].xml")));
    }

    [Fact]
    public void File_LargerThanTenMegabytes_IsRefused() =>
        Assert.Equal(EditedFileReasons.TooLarge, SampleEdits.Refused(new byte[EditedFileLimits.LargestFile + 1]));

    [Fact]
    public void File_WithMacros_IsRefused()
    {
        Assert.Equal(EditedFileReasons.Macros, SampleEdits.Refused(SampleEdits.With(SampleEdits.Own, "word/vbaProject.bin", "x")));
        Assert.Equal(EditedFileReasons.Macros, SampleEdits.Refused(SampleForms.EditText(
            SampleEdits.Own,
            xml => xml.Replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal),
            "[Content_Types].xml")));
    }

    [Fact]
    public void File_WithAPassword_IsRefused()
    {
        var file = new byte[2048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        var name = Encoding.Unicode.GetBytes("EncryptedPackage\0");
        name.CopyTo(file, 1024);
        file[1024 + 64] = (byte)name.Length;
        file[1024 + 66] = 2;

        Assert.Equal(EditedFileReasons.Encrypted, SampleEdits.Refused(file));
    }

    [Fact]
    public void File_InTheStrictDialect_IsRefused() =>
        Assert.Equal(EditedFileReasons.Strict, SampleEdits.Refused(SampleForms.EditText(SampleEdits.Own, xml => xml.Replace(SampleEdits.W.NamespaceName, WordNames.StrictNamespace, StringComparison.Ordinal))));

    public static TheoryData<string, string> Broken() => new()
    {
        { "word/document.xml", "<w:document" },
        { "word/document.xml", "<x/>" },
        { "word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>" },
        { "word/styles.xml", "" },
        { "word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship/></Relationships>" },
        { "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>" },
        { "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{SampleEdits.Relationship("rId1", "styles", "../../../khong-co.xml", isExternal: false)}</Relationships>" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void File_WithABrokenPart_IsRefused(string part, string text) =>
        Assert.Equal(EditedFileReasons.Broken, SampleEdits.Refused(SampleEdits.With(SampleEdits.Own, part, text)));

    [Fact]
    public void File_CutAnywhere_IsRefused()
    {
        for (var length = 1; length < SampleEdits.Own.Length; length += 997)
            Assert.NotEmpty(SampleEdits.Refused(SampleEdits.Own[..length]));
    }

    [Fact]
    public void File_WithoutText_IsRefused() =>
        Assert.Equal(EditedFileReasons.Empty, SampleEdits.Refused(SampleEdits.Edit(document => document.Body().Elements().Where(element => element.Name != W + "sectPr").Remove())));

    [Fact]
    public void File_ThatUnfoldsTooFar_IsRefused()
    {
        var blanks = "<w:document xmlns:w=\"" + W.NamespaceName + "\"><w:body>" + new string(' ', 40 * 1024 * 1024) + "</w:body></w:document>";

        Assert.Equal(EditedFileReasons.Bomb, SampleEdits.Refused(SampleEdits.With(SampleEdits.Own, "word/document.xml", blanks)));
    }

    [Fact]
    public void File_WithAHundredThousandParagraphs_IsRefused() =>
        Assert.Equal(EditedFileReasons.TooLong, SampleEdits.Refused(SampleEdits.Edit(document => document.Body().AddFirst(Enumerable.Range(0, 100_000).Select(_ => new XElement(W + "p"))))));

    [Fact]
    public void File_OfHeadingsAlone_IsReadInBounds()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").AddAfterSelf(
            Enumerable.Range(0, 15_000).Select(number => SampleEdits.Paragraph($"Đẩy mạnh hợp tác phát triển khoa học và công nghệ {number}", "Heading2"))));

        Assert.Equal(15_000, Assert.Single(SampleEdits.Changed(docx)).Changes.Count());
    }

    [Fact]
    public void File_WithEndlessRoomForItsNumber_IsReadInBounds()
    {
        var blanks = string.Concat(Enumerable.Repeat("số: " + new string('.', 5_000) + " ngày ", 200));

        var docx = SampleEdits.Edit(document => document.ParagraphWith("Số:").SetText(blanks));

        Assert.Equal([EditedFileReasons.NoRoom], SampleEdits.Taken(docx).Warnings);
        Assert.NotEmpty(NumberedReport.From(docx, "12/BC-SKHCN", new(2027, 1, 8)));
    }

    [Fact]
    public void File_WhosePartIsAMemberOfThePackageItself_IsRefused()
    {
        var docx = SampleForms.EditText(SampleEdits.Own, xml => xml.Replace("Target=\"styles.xml\"", "Target=\"/_rels/.rels\"", StringComparison.Ordinal), "word/_rels/document.xml.rels");

        Assert.Equal(EditedFileReasons.Broken, SampleEdits.Refused(docx));
    }

    [Fact]
    public void File_WithTablesInTables_IsBounded()
    {
        Assert.Equal(EditedFileReasons.Bomb, SampleEdits.Refused(Nested(100)));

        Assert.Equal("đáy", Assert.Single(Assert.Single(SampleEdits.Changed(Nested(20))).Changes).After);
    }

    [Fact]
    public void File_WithDamagedBytes_IsTakenOrRefusedWithoutFailing()
    {
        var random = new Random(20261210);
        for (var round = 0; round < 200; round++)
        {
            var bytes = SampleEdits.Own.ToArray();
            for (var change = 0; change < 20; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var reading = EditedReport.Read(bytes, SampleEdits.Outline);
            Assert.Equal(reading.Report is null, reading.Mistakes.Count > 0);
        }
    }

    private static byte[] Nested(int depth) => SampleEdits.Edit(document =>
    {
        var inner = SampleEdits.Paragraph("đáy");
        for (var level = 0; level < depth; level++)
            inner = new(W + "tbl", new XElement(W + "tblPr"), new XElement(W + "tblGrid"), new XElement(W + "tr", new XElement(W + "tc", inner, new XElement(W + "p"))));
        document.ParagraphWith("Mở rộng hợp tác").AddAfterSelf(inner);
    });

    private static byte[] WithField(IReadOnlyList<string> code) => SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(
        FieldMark("begin"), code.Select(Code), FieldMark("separate"), SampleEdits.Run(" kết quả"), FieldMark("end")));

    private static XElement FieldMark(string type) => new(W + "r", new XElement(W + "fldChar", new XAttribute(W + "fldCharType", type)));

    private static XElement Code(string code) => new(W + "r", new XElement(W + "instrText", code));
}
