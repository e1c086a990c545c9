using System.Xml.Linq;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Headings;
using KhcnFunctions.Submissions.Narratives;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.EndToEnd.WordForm;

/// <summary>Forms that a real word processor opened and saved: no field is lost.</summary>
public sealed class WordFormInLibreOfficeTests(LibreOffice office) : IClassFixture<LibreOffice>
{
    private static readonly XNamespace W = SampleForms.W;

    [Fact]
    public async Task Form_FilledInLibreOffice_LosesNoField()
    {
        var saved = await office.SaveAsAsync(SampleForms.Write(), "docx", LibreOffice.Docx);

        var filled = SampleForms.Edit(saved, document => FillInOrder(document, SampleForms.Filled()));

        AssertWhole(await office.SaveAsAsync(filled, "docx", LibreOffice.Docx));
    }

    [Fact]
    public async Task Form_FilledBeforeAndSavedThere_LosesNoField()
    {
        var odt = await office.SaveAsAsync(SampleForms.Write(SampleForms.Filled()), "docx", "odt");

        AssertWhole(await office.SaveAsAsync(odt, "odt", LibreOffice.Docx));
        Assert.Equal((FileKind.Odt, null), Judge(odt));
        AssertSameText(NarrativeReader.Read(new MemoryStream(odt), FileKind.Odt)!);
    }

    [Fact]
    public async Task Form_WithoutItsControls_IsReadByItsHeadings()
    {
        var bare = SampleForms.Edit(SampleForms.Write(SampleForms.Filled()), SampleForms.Unwrap);

        var saved = await office.SaveAsAsync(bare, "docx", LibreOffice.Docx);

        AssertWhole(saved);
        AssertWhole(SampleForms.Edit(saved, SampleForms.Unwrap));
    }

    [Fact]
    public async Task Form_TypedOutsideItsControls_LosesNoField()
    {
        var typed = SampleForms.Edit(SampleForms.Write(), document =>
        {
            foreach (var control in document.Descendants(W + "sdt").ToList())
            {
                var tag = TagOf(control);
                if (SampleForms.Filled().IsOn(tag))
                    control.AddAfterSelf(FormField.IsFlag(tag) ? null : new XElement(W + "r", Lines(Shown(tag, SampleForms.Filled()[tag]))));
            }

            // A mark is set with the mouse, whatever is typed elsewhere.
            SampleForms.Fill(document, new ReportForm(SampleForms.Filled().Fields.Where(field => FormField.IsFlag(field.Key))));
        });

        AssertWhole(await office.SaveAsAsync(typed, "docx", LibreOffice.Docx));
    }

    [Fact]
    public async Task Form_EmptyAndSavedThere_HasNothingInIt()
    {
        var reading = SampleForms.Read(await office.SaveAsAsync(SampleForms.Write(), "docx", LibreOffice.Docx));

        Assert.Empty(reading.Form.Fields);
        Assert.Null(reading.FreeText);
        Assert.True(reading.IsOurForm);
    }

    [Fact]
    public async Task Form_SavedAsPdfAndOldWord_IsTakenForWhatItIs()
    {
        var form = SampleForms.Write(SampleForms.Filled());

        var pdf = await office.SaveAsAsync(form, "docx", "pdf");
        var doc = await office.SaveAsAsync(form, "docx", "doc:MS Word 97");

        Assert.Equal((FileKind.Pdf, null), Judge(pdf));
        var text = NarrativeReader.Read(new MemoryStream(pdf), FileKind.Pdf)!;
        Assert.Contains("Có 120 lượt người tham gia; tỷ lệ đạt 98,5%.", text, StringComparison.Ordinal);
        Assert.Contains("Thay đổi tư duy và cách thức quản lý", text, StringComparison.Ordinal);
        Assert.Equal(FileKind.Doc, Judge(doc).Kind);
        Assert.NotNull(Judge(doc).Check);
    }

    private static void AssertWhole(byte[] docx)
    {
        Assert.Equal((FileKind.Docx, null), Judge(docx));
        var reading = SampleForms.Read(docx);
        Assert.True(reading.IsOurForm);
        Assert.Equal(SampleForms.Content().Code, reading.Code);
        SampleForms.AssertSame(SampleForms.Filled(), reading);
    }

    private static void AssertSameText(string text)
    {
        var reading = HeadingReader.Read(text, SampleForms.Tasks);
        Assert.Equal("Phối hợp góp ý 02 dự thảo.", reading.Form[FormField.Task(SampleForms.Tasks.Supports[0].Id, FormField.Results)]);
    }

    private static (FileKind? Kind, string? Check) Judge(byte[] file)
    {
        var verdict = FileInspection.Inspect(new MemoryStream(file), "bieu");
        Assert.Null(verdict.Refusal);
        return (verdict.Kind, verdict.Check);
    }

    // LibreOffice keeps what a control shows but not always its tag: the places to type in are known by their order.
    private static void FillInOrder(XDocument document, ReportForm form)
    {
        var tags = new List<string>();
        var shown = new List<string>();
        SampleForms.Edit(SampleForms.Write(), original =>
        {
            foreach (var control in original.Descendants(W + "sdt"))
            {
                tags.Add(TagOf(control));
                shown.Add(string.Concat(control.Descendants(W + "t").Select(text => text.Value)));
            }
        });
        var places = document.Descendants(W + "t").Where(text => shown.Contains(text.Value)).ToList();
        Assert.Equal(tags.Count, places.Count);
        for (var index = 0; index < tags.Count; index++)
        {
            if (form.IsOn(tags[index]))
                places[index].ReplaceWith(Lines(Shown(tags[index], form[tags[index]])));
        }
    }

    private static string TagOf(XElement control) => control.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value;

    private static string Shown(string tag, string value) => tag switch
    {
        _ when FormField.IsFlag(tag) => "☒",
        _ when tag.EndsWith(".level", StringComparison.Ordinal) => FormWords.Levels.Single(level => FormWords.Of(level.Value) == value).Words,
        _ when tag.EndsWith(".pace", StringComparison.Ordinal) => FormWords.Paces.Single(pace => FormWords.Of(pace.Value) == value).Words,
        _ => value,
    };

    private static IEnumerable<XElement> Lines(string text) => text.Split('\n').SelectMany((line, index) =>
        (IEnumerable<XElement>)[.. index > 0 ? [new XElement(W + "br")] : Array.Empty<XElement>(), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line)]);
}
