using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace KhcnFunctions.Submissions.WordForm;

public sealed class WordFormTests
{
    private static readonly XNamespace W = SampleForms.W;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_OfAForm_IsValidForWord(bool filled)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(SampleForms.Write(filled ? SampleForms.Filled() : null)), isEditable: false);

        var errors = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package).Select(error => $"{error.Path?.XPath}: {error.Description}").ToList();

        Assert.Empty(errors);
    }

    [Fact]
    public void Write_OfTheSameContent_GivesTheSameBytes() => Assert.Equal(SampleForms.Write(SampleForms.Filled()), SampleForms.Write(SampleForms.Filled()));

    [Fact]
    public void Write_OfAForm_NamesAControlForEveryFieldOnce()
    {
        var tags = new List<string>();
        SampleForms.Edit(SampleForms.Write(), document => tags.AddRange(document.Descendants(W + "tag").Select(tag => tag.Attribute(W + "val")!.Value)));

        Assert.Equal(tags.Count, tags.Distinct().Count());
        Assert.Empty(SampleForms.Filled().Fields.Keys.Except(tags));
        Assert.All(tags, tag => Assert.InRange(tag.Length, 1, 64));
        Assert.All(tags, tag => Assert.True(FieldNames.Known(tag), tag));
    }

    [Fact]
    public void Write_OfADivisionWithoutSupports_HasNoPartsThatAreNotItsOwn()
    {
        var content = SampleForms.Content() with { Supports = [], Link = null };
        using var stream = new MemoryStream();
        WordFormWriter.Write(stream, content with { Unit = content.Unit with { Kind = Plans.UnitKind.Division } });

        var text = Narratives.NarrativeReader.Read(stream, FileKind.Docx)!;

        Assert.DoesNotContain("phối hợp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Số văn bản", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        Assert.Contains("Không gửi nội dung thuộc bí mật nhà nước", text, StringComparison.Ordinal);
        Assert.Contains("trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnEmptyForm_HasNothingInIt()
    {
        var reading = SampleForms.Read(SampleForms.Write());

        Assert.True(reading.IsOurForm);
        Assert.Empty(reading.Form.Fields);
        Assert.Null(reading.FreeText);
        Assert.Empty(reading.Remarks);
        Assert.Equal(SampleForms.Content().Code, reading.Code);
    }

    [Fact]
    public void Read_OfAPrefilledForm_IsWhatWasFilledIn() => SampleForms.AssertSame(SampleForms.Filled(), SampleForms.Read(SampleForms.Write(SampleForms.Filled())));

    [Fact]
    public void Read_OfAFormFilledInItsControls_LosesNoField() =>
        SampleForms.AssertSame(SampleForms.Filled(), SampleForms.Read(SampleForms.Edit(SampleForms.Write(), document => SampleForms.Fill(document, SampleForms.Filled()))));

    [Fact]
    public void Read_OfAFilledFormWithoutControls_IsReadByItsHeadings()
    {
        var reading = SampleForms.Read(SampleForms.Edit(SampleForms.Write(SampleForms.Filled()), SampleForms.Unwrap));

        Assert.True(reading.IsOurForm);
        SampleForms.AssertSame(SampleForms.Filled(), reading);
    }

    [Fact]
    public void Read_OfAnEmptyFormWithoutControls_HasNothingInIt()
    {
        var reading = SampleForms.Read(SampleForms.Edit(SampleForms.Write(), SampleForms.Unwrap));

        Assert.Empty(reading.Form.Fields);
        Assert.Null(reading.FreeText);
    }

    [Fact]
    public void Read_OfTextTypedBesideTheControls_BelongsToTheField()
    {
        var bytes = SampleForms.Edit(SampleForms.Write(), document =>
        {
            foreach (var control in document.Descendants(W + "sdt").ToList())
            {
                var tag = control.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value;
                if (!FormField.IsFlag(tag) && SampleForms.Filled().IsOn(tag))
                    control.AddAfterSelf(new XElement(W + "r", new XElement(W + "t", SampleForms.Filled()[tag].Split('\n')[0])));
            }
        });

        var form = SampleForms.Read(bytes).Form;

        var expected = SampleForms.Filled().Fields.Where(field => !FormField.IsFlag(field.Key)).ToDictionary(field => field.Key, field => field.Value.Split('\n')[0]);
        Assert.Equal(expected.OrderBy(field => field.Key, StringComparer.Ordinal), form.Fields.OrderBy(field => field.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Read_OfAParagraphBelowATask_IsKept()
    {
        var bytes = SampleForms.Edit(SampleForms.Write(SampleForms.Filled()), document =>
            document.Descendants(W + "tbl").ElementAt(1).AddAfterSelf(new XElement(W + "p", new XElement(W + "r", new XElement(W + "t", "Ghi thêm ở ngoài ô.")))));

        var reading = SampleForms.Read(bytes);

        Assert.Contains("Ghi thêm ở ngoài ô.", reading.Form[FormField.Task(SampleForms.Tasks.Leads[0].Id, FormField.Results)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cell")]
    [InlineData("row")]
    [InlineData("block")]
    public void Read_OfControlsMovedToAnotherLevel_LosesNoField(string level)
    {
        var bytes = SampleForms.Edit(SampleForms.Write(SampleForms.Filled()), document =>
        {
            foreach (var control in document.Descendants(W + "sdt").ToList())
            {
                var target = level switch { "cell" => control.Ancestors(W + "tc").First(), "row" => control.Ancestors(W + "tr").First(), _ => control.Ancestors(W + "p").First() };
                if (control.Descendants().Any(each => each.Name.LocalName == "checkbox") || target.Descendants(W + "sdt").Count() != 1)
                    continue;
                var properties = control.Element(W + "sdtPr")!;
                properties.Remove();
                control.ReplaceWith(control.Element(W + "sdtContent")!.Nodes());
                target.ReplaceWith(new XElement(W + "sdt", properties, new XElement(W + "sdtContent", new XElement(target))));
            }
        });

        SampleForms.AssertSame(SampleForms.Filled(), SampleForms.Read(bytes));
    }

    [Fact]
    public void Read_OfRunsSplitAndTextInTheOtherUnicodeForm_IsTheSame()
    {
        var bytes = SampleForms.Edit(SampleForms.Write(SampleForms.Filled()), document =>
        {
            foreach (var text in document.Descendants(W + "t").Where(text => text.Value.Length > 3).ToList())
            {
                var run = text.Parent!;
                var half = text.Value.Length / 2;
                var other = new XElement(run);
                other.Elements().Where(each => each.Name != W + "rPr").Remove();
                other.Add(new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text.Value[half..].Normalize(NormalizationForm.FormD)));
                text.ElementsAfterSelf().ToList().ForEach(after => { after.Remove(); other.Add(after); });
                text.Value = text.Value[..half].Normalize(NormalizationForm.FormD);
                text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
                run.AddAfterSelf(other);
            }
        });

        SampleForms.AssertSame(SampleForms.Filled(), SampleForms.Read(bytes));
    }

    [Theory]
    [InlineData(".VnTime", "Céng hßa x· héi chñ nghÜa ViÖt Nam")]
    [InlineData("VNI-Times", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")]
    public void Read_OfTextInAnOldFont_IsConvertedAndSaid(string font, string typed)
    {
        var field = FormField.GeneralResults;
        var bytes = SampleForms.Edit(SampleForms.Write(), document =>
        {
            var form = new ReportForm { [field] = typed };
            SampleForms.Fill(document, form);
            var run = document.Descendants(W + "t").Single(text => text.Value == typed).Parent!;
            run.Elements(W + "rPr").Remove();
            run.AddFirst(new XElement(W + "rPr", new XElement(W + "rFonts", new XAttribute(W + "ascii", font), new XAttribute(W + "hAnsi", font))));
        });

        var reading = SampleForms.Read(bytes);

        Assert.Equal("Cộng hòa xã hội chủ nghĩa Việt Nam", reading.Form[field]);
        Assert.Contains("phông chữ cũ", Assert.Single(reading.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfADocumentOfTheUnitsOwn_IsReadByItsHeadingsAndTheRestIsFreeText()
    {
        var bytes = SampleForms.Edit(SampleForms.Write(), document => document.Descendants(W + "body").Single().ReplaceNodes(
            new[] { "Kính gửi: Phòng HCTH", "Nhiệm vụ 1: Đã xong 3 lớp.", "Mức độ: hoàn thành", "Khó khăn, vướng mắc: Thiếu người" }
                .Select(line => new XElement(W + "p", new XElement(W + "r", new XElement(W + "t", line))))));

        var reading = SampleForms.Read(bytes);

        Assert.False(reading.IsOurForm);
        Assert.Equal("Kính gửi: Phòng HCTH", reading.FreeText);
        var task = SampleForms.Tasks.Leads[0].Id;
        Assert.Equal("Đã xong 3 lớp.", reading.Form[FormField.Task(task, FormField.Results)]);
        Assert.Equal("completed", reading.Form[FormField.Task(task, FormField.Level)]);
        Assert.Equal("Thiếu người", reading.Form[FormField.Task(task, FormField.Difficulties)]);
    }

    [Fact]
    public void Read_OfADeletedAndAMovedText_IsWhatStands()
    {
        var field = FormField.GeneralResults;
        var bytes = SampleForms.Edit(SampleForms.Write(new ReportForm { [field] = "Còn lại" }), document =>
            document.Descendants(W + "t").Single(text => text.Value == "Còn lại").Parent!.AddBeforeSelf(
                new XElement(W + "del", new XElement(W + "r", new XElement(W + "delText", "bỏ"))),
                new XElement(W + "moveFrom", new XElement(W + "r", new XElement(W + "t", "chuyển")))));

        Assert.Equal("Còn lại", SampleForms.Read(bytes).Form[field]);
    }
}
