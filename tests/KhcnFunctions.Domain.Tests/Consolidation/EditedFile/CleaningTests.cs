using System.Xml.Linq;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.Consolidation.EditedFile;

public sealed class CleaningTests
{
    private const string Person = "Nguyễn Thị Biên Tập";
    private static readonly XNamespace W = SampleEdits.W;

    [Fact]
    public void Draft_Unchanged_StaysValidAndKeepsItsParts()
    {
        var clean = SampleEdits.OwnReport.Docx;

        Assert.Empty(SampleEdits.Errors(clean));
        using var own = Read(SampleEdits.Own);
        using var cleaned = Read(clean);
        Assert.Equal(own.Texts, cleaned.Texts);
        Assert.Equal(own.Main.HeaderParts.Count(), cleaned.Main.HeaderParts.Count());
        Assert.NotNull(cleaned.Main.StyleDefinitionsPart);
        Assert.NotNull(cleaned.Main.NumberingDefinitionsPart);
        Assert.Equal(own.Package.PackageProperties.Title, cleaned.Package.PackageProperties.Title);
    }

    [Fact]
    public void File_CleanedTwice_IsTheSameBytes()
    {
        var once = SampleEdits.Taken(Personal());
        var again = SampleEdits.Taken(Personal());
        var twice = SampleEdits.Taken(once.Docx.ToArray());

        Assert.Equal(once.Docx.ToArray(), again.Docx.ToArray());
        Assert.Equal(once.Docx.ToArray(), twice.Docx.ToArray());
    }

    [Fact]
    public void File_WithCommentsAndPeople_ComesWithoutThem()
    {
        var report = SampleEdits.Taken(Personal());

        Assert.Equal(2, report.Comments);
        var everything = SampleEdits.Everything(report.Docx);
        Assert.Contains(Person, SampleEdits.Everything(Personal()), StringComparison.Ordinal);
        foreach (var secret in new[] { Person, "comment", "Công ty Bí Mật", "docVars", "people", "thumbnail", "customXml", "revision", "TotalTime" })
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("rsidRoot", everything, StringComparison.Ordinal);
        Assert.Empty(SampleEdits.Errors(report.Docx));
        Assert.False(ReportComparison.Of(SampleEdits.OwnReport, report).HasChanges);
    }

    [Fact]
    public void File_WithAPicture_KeepsIt()
    {
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        var docx = SampleEdits.With(SampleEdits.Edit(document => AddPicture(document, "embed")), ("word/media/image1.png", picture));
        docx = SampleEdits.WithRelationship(SampleEdits.WithType(docx, "word/media/image1.png", "image/png"), "rIdP", "image", "media/image1.png");

        var report = SampleEdits.Taken(docx);

        using var reader = Read(report.Docx);
        using var content = Assert.Single(reader.Main.ImageParts).GetStream();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        Assert.Equal(picture, copy.ToArray());
        Assert.Equal(ParagraphWords.Picture, Assert.Single(Assert.Single(ReportComparison.Of(SampleEdits.OwnReport, report).Parts, part => part.State is PartState.Changed).Changes).After);
    }

    [Fact]
    public void File_WithAWebLink_KeepsIt()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Add(
            new XElement(W + "hyperlink", new XAttribute(WordNames.R + "id", "rIdL"), SampleEdits.Run(" (khcn.example)"))));

        var report = SampleEdits.Taken(SampleEdits.WithRelationship(docx, "rIdL", "hyperlink", "https://khcn.example/", isExternal: true));

        Assert.Contains("https://khcn.example/", SampleEdits.Everything(report.Docx), StringComparison.Ordinal);
        Assert.Empty(SampleEdits.Errors(report.Docx));
    }

    [Fact]
    public void File_WhoseMainPartHasAnotherName_IsReadAndNumbered()
    {
        var docx = SampleForms.EditText(SampleEdits.Own, xml => xml.Replace("word/document.xml", "word/document2.xml", StringComparison.Ordinal), "_rels/.rels");
        docx = SampleForms.EditText(docx, xml => xml.Replace("/word/document.xml", "/word/document2.xml", StringComparison.Ordinal), "[Content_Types].xml");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(docx));
        docx = SampleEdits.With(docx, ("word/document2.xml", Bytes(zip, "word/document.xml")), ("word/_rels/document2.xml.rels", Bytes(zip, "word/_rels/document.xml.rels")));

        var report = SampleEdits.Taken(docx);

        Assert.False(ReportComparison.Of(SampleEdits.OwnReport, report).HasChanges);
        Assert.Contains("Số: 12/BC-SKHCN", SampleEdits.Everything(NumberedReport.From(report.Docx, "12/BC-SKHCN", new(2027, 1, 8))), StringComparison.Ordinal);
    }

    private static void AddPicture(XDocument document, string attribute)
    {
        XNamespace a = "http://schemas.openxmlformats.org/drawingml/2006/main";
        XNamespace wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        document.ParagraphWith("Mở rộng hợp tác").AddAfterSelf(new XElement(W + "p", new XElement(W + "r", new XElement(W + "drawing", new XElement(
            wp + "inline", new XElement(a + "graphic", new XElement(a + "graphicData", new XElement(a + "blip", new XAttribute(WordNames.R + attribute, "rIdP")))))))));
    }

    private static byte[] Personal()
    {
        var docx = SampleEdits.Edit(document =>
        {
            foreach (var (text, id) in new[] { ("Mở rộng hợp tác", "0"), ("Đã rà soát", "1") })
            {
                var run = document.ParagraphWith(text).Elements(W + "r").First();
                run.AddBeforeSelf(new XElement(W + "commentRangeStart", new XAttribute(W + "id", id)));
                run.AddAfterSelf(
                    new XElement(W + "commentRangeEnd", new XAttribute(W + "id", id)),
                    new XElement(W + "r", new XElement(W + "rPr", new XElement(W + "rStyle", new XAttribute(W + "val", "CommentReference"))), new XElement(W + "commentReference", new XAttribute(W + "id", id))));
            }
        });
        var w = SampleEdits.W.NamespaceName;
        docx = SampleEdits.With(docx, "word/comments.xml", $"<w:comments xmlns:w=\"{w}\">{string.Concat(new[] { 0, 1 }.Select(id => $"<w:comment w:id=\"{id}\" w:author=\"{Person}\"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>"))}</w:comments>");
        docx = SampleEdits.WithType(docx, "word/comments.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
        docx = SampleEdits.WithRelationship(docx, "rIdC", "comments", "comments.xml");
        docx = SampleEdits.With(docx, "word/people.xml", $"<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\"{Person}\"/></w15:people>");
        docx = SampleEdits.WithType(docx, "word/people.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml");
        docx = SampleForms.EditText(docx, xml => xml.Replace("</Relationships>", "<Relationship Id=\"rIdH\" Type=\"http://schemas.microsoft.com/office/2011/relationships/people\" Target=\"people.xml\"/></Relationships>", StringComparison.Ordinal), "word/_rels/document.xml.rels");
        docx = SampleEdits.With(docx, "customXml/item1.xml", $"<data>{Person}</data>");
        docx = SampleEdits.WithRelationship(docx, "rIdX", "customXml", "../customXml/item1.xml");
        docx = SampleEdits.With(docx, "docProps/app.xml", $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>Công ty Bí Mật</Company><Manager>{Person}</Manager><TotalTime>99</TotalTime></Properties>");
        docx = SampleEdits.WithType(docx, "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        docx = SampleEdits.WithRelationship(docx, "rIdA", "extended-properties", "docProps/app.xml", place: "_rels/.rels");
        docx = SampleEdits.With(docx, "docProps/thumbnail.jpeg", "thumbnail " + Person);
        docx = SampleEdits.WithType(docx, "docProps/thumbnail.jpeg", "image/jpeg");
        docx = SampleForms.EditText(docx, xml => xml.Replace("</Relationships>", "<Relationship Id=\"rIdT\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail\" Target=\"docProps/thumbnail.jpeg\"/></Relationships>", StringComparison.Ordinal), "_rels/.rels");
        docx = SampleForms.EditText(
            docx,
            xml => xml.Replace("</cp:coreProperties>", $"<dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{Person}</dc:creator><cp:lastModifiedBy>{Person}</cp:lastModifiedBy><cp:revision>7</cp:revision></cp:coreProperties>", StringComparison.Ordinal),
            "docProps/core.xml");
        return SampleForms.EditText(
            docx,
            xml => xml.Replace("<w:themeFontLang", $"<w:docVars><w:docVar w:name=\"a\" w:val=\"{Person}\"/></w:docVars><w:rsids><w:rsidRoot w:val=\"00A77427\"/></w:rsids><w:themeFontLang", StringComparison.Ordinal),
            "word/settings.xml");
    }

    private static byte[] Bytes(System.IO.Compression.ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static DocxReader Read(ReadOnlyMemory<byte> docx) => new(SampleCycle.Normal(), (_, stream) => stream.Write(docx.Span));
}
