using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation;

/// <summary>Figures of Decree 30/2020/NĐ-CP, Annex I, read from the file.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly DocxReader reader = new(SampleCycle.Normal(), ReportDocument.Write);

    public void Dispose() => reader.Dispose();

    [Fact]
    public void Page_EverySection_IsA4WithTheMarginsOfTheDecree()
    {
        var sections = reader.Body.Descendants<SectionProperties>().ToList();

        Assert.Equal(2, sections.Count);
        Assert.All(sections, section =>
        {
            var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
            Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
            Assert.Equal((1134, 1134, 1701u, 1134u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
            Assert.NotNull(section.GetFirstChild<TitlePage>());
            Assert.Equal(1, section.GetFirstChild<PageNumberType>()!.Start!.Value);
        });
    }

    [Fact]
    public void Page_Number_IsInTheHeaderOfAllPagesButTheFirst()
    {
        var section = reader.Body.Descendants<SectionProperties>().First();
        string HeaderOf(HeaderFooterValues type) => reader.Main.GetPartById(section.Elements<HeaderReference>().Single(each => each.Type!.Value == type).Id!).RootElement!.OuterXml;

        Assert.Contains(" PAGE ", HeaderOf(HeaderFooterValues.Default), StringComparison.Ordinal);
        Assert.DoesNotContain("PAGE", HeaderOf(HeaderFooterValues.First), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nation", 24, true, false)]
    [InlineData("Motto", 26, true, false)]
    [InlineData("SuperiorAgency", 24, false, false)]
    [InlineData("IssuingAgency", 24, true, false)]
    [InlineData("DocumentNumber", 26, false, false)]
    [InlineData("PlaceAndDate", 26, false, true)]
    [InlineData("Title", 28, true, false)]
    [InlineData("Subtitle", 28, true, false)]
    [InlineData("LegalBasis", 28, false, true)]
    [InlineData("BodyText", 28, false, false)]
    [InlineData("Heading1", 28, true, false)]
    [InlineData("Heading2", 28, true, false)]
    [InlineData("Heading3", 28, false, false)]
    [InlineData("DistributionTitle", 24, true, true)]
    [InlineData("Distribution", 22, false, false)]
    [InlineData("Authority", 28, true, false)]
    [InlineData("AnnexReference", 28, false, true)]
    public void Style_OfEachElement_HasSizeAndWeight(string id, int halfPoints, bool bold, bool italic)
    {
        var run = reader.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == id).StyleRunProperties!;

        Assert.Equal($"{halfPoints}", run.FontSize!.Val!.Value);
        Assert.Equal($"{halfPoints}", run.FontSizeComplexScript!.Val!.Value);
        Assert.Equal((bold, bold), (run.Bold is not null, run.BoldComplexScript is not null));
        Assert.Equal((italic, italic), (run.Italic is not null, run.ItalicComplexScript is not null));
    }

    [Theory]
    [InlineData("BodyText")]
    [InlineData("LegalBasis")]
    [InlineData("Closing")]
    public void Style_OfTheText_HasTheParagraphOfTheDecree(string id)
    {
        var styles = reader.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(style => style.StyleId!.Value!);
        string? Inherited(Func<StyleParagraphProperties?, string?> value) =>
            value(styles[id].StyleParagraphProperties) ?? value(styles[styles[id].BasedOn!.Val!.Value!].StyleParagraphProperties);

        Assert.Equal("567", Inherited(properties => properties?.Indentation?.FirstLine?.Value));
        Assert.True(int.Parse(Inherited(properties => properties?.SpacingBetweenLines?.After?.Value)!) >= 120);
        Assert.InRange(int.Parse(Inherited(properties => properties?.SpacingBetweenLines?.Line?.Value)!), 240, 360);
        Assert.Equal("both", Inherited(properties => properties?.Justification?.Val?.InnerText));
    }

    [Fact]
    public void Document_FontAndLanguage_AreTimesNewRomanAndVietnamese()
    {
        var defaults = reader.Main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;

        Assert.Equal("Times New Roman", defaults.RunFonts!.Ascii!.Value);
        Assert.Equal("Times New Roman", defaults.RunFonts.HighAnsi!.Value);
        Assert.Equal("Times New Roman", defaults.RunFonts.ComplexScript!.Value);
        Assert.Equal("vi-VN", defaults.Languages!.Val!.Value);
        Assert.Equal("vi-VN", reader.Package.PackageProperties.Language);
    }

    [Fact]
    public void Headings_AllLevels_AreRealStylesCountedByWord()
    {
        var styles = reader.Body.Elements<Word.Paragraph>().Select(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList();
        var levels = reader.Main.NumberingDefinitionsPart!.Numbering!.Descendants<Level>().Select(level => (level.NumberingFormat!.Val!.Value, level.LevelText!.Val!.Value, level.ParagraphStyleIdInLevel!.Val!.Value)).ToList();

        Assert.Equal(4, styles.Count(style => style == "Heading1"));
        Assert.Equal(5 + 2, styles.Count(style => style == "Heading2"));
        Assert.Equal([(NumberFormatValues.UpperRoman, "%1.", "Heading1"), (NumberFormatValues.Decimal, "%2.", "Heading2")], levels);
    }

    [Fact]
    public void Tables_DataAndSignature_RepeatTitlesAndStayWhole()
    {
        var tables = reader.Body.Elements<Word.Table>().ToList();

        Assert.Equal(3, tables.Count);
        Assert.NotNull(tables[2].Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.NotNull(Assert.Single(tables[1].Elements<TableRow>()).TableRowProperties!.GetFirstChild<CantSplit>());
        Assert.Contains("GIÁM ĐỐC", DocxReader.TextOf(tables[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_Three_AreBordersOfTheirOwnParagraphs()
    {
        var rules = reader.Body.Descendants<Word.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Rule").ToList();

        Assert.Equal(3, rules.Count);
        Assert.All(rules, rule => Assert.Equal(BorderValues.Single, rule.ParagraphProperties!.ParagraphBorders!.TopBorder!.Val!.Value));
        Assert.All(rules, rule => Assert.Equal("", rule.InnerText));
        Assert.DoesNotContain("__", reader.AllText, StringComparison.Ordinal);
        int LengthOf(Word.Paragraph rule, int width) => width - int.Parse(rule.ParagraphProperties!.Indentation!.Left!.Value!) - int.Parse(rule.ParagraphProperties.Indentation.Right!.Value!);
        Assert.InRange(LengthOf(rules[2], 9071), 9071 / 3 - 2, 9071 / 2);
    }

    [Fact]
    public void Headings_OfTheThirdLevel_HaveTheVietnameseLetters()
    {
        var edit = new PartEdit(string.Join('\n', Enumerable.Range(0, 9).Select(number => $"{"abcdefghi"[number]}) Ý")), "", "Nguyễn Văn Mẫu", SampleCycle.Compiled);
        using var edited = new DocxReader(SampleCycle.Normal() with { Edits = new Dictionary<string, PartEdit> { ["task.nv5"] = edit } }, ReportDocument.Write);

        // A letter that official texts do not have is no heading's.
        Assert.Equal(["a) Ý", "b) Ý", "c) Ý", "d) Ý", "đ) Ý", "f) Ý", "e) Ý", "g) Ý", "h) Ý"], edited.Texts.Where(text => text.EndsWith(") Ý", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tables_OfData_HaveACaptionAndARepeatedTitleRowInBothDocuments()
    {
        foreach (var write in new Action<ConsolidationInput, Stream>[] { ReportDocument.Write, TrackingAppendix.Write })
        {
            using var document = new DocxReader(SampleCycle.Normal(), write);
            var data = document.Body.Elements<Word.Table>().Where(table => table.GetFirstChild<TableProperties>()!.TableStyle!.Val == "TableGrid").ToList();

            Assert.NotEmpty(data);
            Assert.All(data, table => Assert.False(string.IsNullOrWhiteSpace(table.GetFirstChild<TableProperties>()!.TableCaption?.Val?.Value)));
            Assert.All(data, table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
            Assert.All(data.SelectMany(table => table.Elements<TableRow>()), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
            Assert.NotEmpty(document.Package.PackageProperties.Title!);
            Assert.Equal("vi-VN", document.Package.PackageProperties.Language);
        }
    }

    [Fact]
    public void Report_Text_IsInComposedLetters()
    {
        var decomposed = "Hoà giải, tổ chức hội nghị".Normalize(System.Text.NormalizationForm.FormD);
        using var document = new DocxReader(SampleCycle.WithResults(decomposed), ReportDocument.Write);

        Assert.Contains("Hoà giải, tổ chức hội nghị".Normalize(), document.Texts);
        Assert.True(document.AllText.IsNormalized());
    }

    [Fact]
    public void Report_OfAJanuary_HasLeadingZerosWhereTheDecreeHasThem()
    {
        using var document = new DocxReader(SampleCycle.Normal() with { CompiledAt = SampleCycle.Compiled.AddDays(27) }, ReportDocument.Write);

        Assert.Contains("Quảng Ngãi, ngày        tháng 01 năm 2027", document.Texts);
    }

    [Fact]
    public void Header_Rehearsal_SaysSoOnEveryPageOfBothDocuments()
    {
        foreach (var write in new Action<ConsolidationInput, Stream>[] { ReportDocument.Write, TrackingAppendix.Write })
        {
            using var rehearsal = new DocxReader(SampleCycle.Normal() with { Rehearsal = true }, write);
            var texts = rehearsal.Main.HeaderParts.Select(part => DocxReader.TextOf(part.Header!)).ToList();

            Assert.Equal(2, texts.Count);
            Assert.All(texts, text => Assert.Contains("CHẠY THỬ - không phải văn bản chính thức", text, StringComparison.Ordinal));
            Assert.All(rehearsal.Body.Descendants<SectionProperties>(), section => Assert.Equal(2, section.Elements<HeaderReference>().Count()));
        }

        Assert.DoesNotContain("CHẠY THỬ", string.Concat(reader.Main.HeaderParts.Select(part => part.Header!.InnerText)), StringComparison.Ordinal);
    }
}
