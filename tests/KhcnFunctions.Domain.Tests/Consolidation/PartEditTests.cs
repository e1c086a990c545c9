using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class PartEditTests
{
    private static readonly DateTimeOffset At = VietnamTime.At(new(2026, 12, 14), new(9, 5));

    private static readonly ReportPart Seen = ConsolidatedReport.From(SampleCycle.Normal()).Part("task.nv2")!;

    [Fact]
    public void Parts_Normal_HaveTheirKeysInOrder() => Assert.Equal(
        ["opening", "summary", "task.nv1", "task.nv2", "task.nv3", "task.nv4", "task.nv5", "general", "difficulties", "causes", "proposals", "next-year", "closing"],
        ConsolidatedReport.From(SampleCycle.Normal()).Parts.Select(part => part.Key));

    [Fact]
    public void Edit_OfATask_StandsInItsPlaceUnderItsHeading()
    {
        var input = Edited("a) Kết quả thực hiện\nSở đã cập nhật 15 văn bản.\nA\tB\n1\t2\na) Kiến nghị thêm\nHết.");
        using var reader = new DocxReader(input, ReportDocument.Write);

        var texts = reader.Texts.ToList();
        var from = texts.FindIndex(text => text.StartsWith("Chủ động, cập nhật thường xuyên", StringComparison.Ordinal));
        Assert.Equal(["a) Kết quả thực hiện", "Sở đã cập nhật 15 văn bản.", "A", "B", "1", "2", "", "a) Kiến nghị thêm", "Hết."], texts.Skip(from + 1).Take(9));
        Assert.DoesNotContain("Phối hợp góp ý 04 dự thảo văn bản.", texts);
        Assert.DoesNotContain("Nguyễn Văn Mẫu", reader.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_OfATask_HasTheOfficeAsSourceAndUnchangedParagraphsTheirUnit()
    {
        using var reader = new DocxReader(Edited("Sở đã cập nhật 15 văn bản.\nPhối hợp góp ý 04 dự thảo văn bản."), TrackingAppendix.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Nguồn của từng đoạn trong Báo cáo"));

        Assert.Contains(["Mục I.2, đoạn 1", "Sở đã cập nhật 15 văn bản.", "Phòng HCTH biên tập (Nguyễn Văn Mẫu)", "-", "09 giờ 05 phút ngày 14/12/2026", "-"], rows);
        Assert.Equal("Phòng Quản lý Khoa học", rows.Single(row => row[0] == "Mục I.2, đoạn 2")[2]);
    }

    [Fact]
    public void Edit_NothingCameSince_HasNoNews()
    {
        var part = ConsolidatedReport.From(Edited("Sở đã cập nhật 15 văn bản.")).Part("task.nv2")!;

        Assert.False(part.HasNews);
        Assert.Empty(part.NewParagraphs);
        Assert.Equal("Sở đã cập nhật 15 văn bản.", part.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Edit_ALateReportCame_HasItsParagraphsAsNewsAndNotInTheText(bool marked)
    {
        var edit = Seen.EditWith(Seen.CompiledText.Replace("Đã rà soát, cập nhật 15 văn bản", "Sở đã rà soát, cập nhật 15 văn bản", StringComparison.Ordinal), "Nguyễn Văn Mẫu", At);
        var input = Late() with { Edits = new Dictionary<string, PartEdit> { ["task.nv2"] = marked ? edit : edit with { Seen = null } } };

        var part = ConsolidatedReport.From(input).Part("task.nv2")!;

        Assert.True(part.HasNews);
        Assert.Equal(["Đã tổ chức 01 hội thảo về cơ chế thử nghiệm có kiểm soát."], part.NewParagraphs);
        Assert.DoesNotContain(part.Blocks, block => block is Paragraph { Text: "Đã tổ chức 01 hội thảo về cơ chế thử nghiệm có kiểm soát." });
    }

    [Fact]
    public void Edit_LeftAParagraphOut_IsNotToldOfItAgain()
    {
        var edit = Seen.EditWith("Gọn.", "Nguyễn Văn Mẫu", At);

        var part = ConsolidatedReport.From(Late() with { Edits = new Dictionary<string, PartEdit> { ["task.nv2"] = edit } }).Part("task.nv2")!;

        Assert.Equal(["Đã tổ chức 01 hội thảo về cơ chế thử nghiệm có kiểm soát."], part.NewParagraphs);
    }

    [Fact]
    public void Edit_OfAPartThatIsGone_IsKeptAndShownToTheOffice()
    {
        var edit = new PartEdit("Nội dung của nhiệm vụ cũ.", new('0', 64), "Nguyễn Văn Mẫu", At);
        var input = SampleCycle.Normal() with { Edits = new Dictionary<string, PartEdit> { ["task.nv9"] = edit } };
        using var report = new DocxReader(input, ReportDocument.Write);
        using var appendix = new DocxReader(input, TrackingAppendix.Write);

        Assert.Equal(edit, ConsolidatedReport.From(input).EditsWithoutPart["task.nv9"]);
        Assert.DoesNotContain("Nội dung của nhiệm vụ cũ.", report.Texts);
        Assert.Contains("Nội dung của nhiệm vụ cũ.", appendix.Texts);
    }

    [Fact]
    public void Edit_OfThePartWithoutMaterial_IsPrintedUnderItsHeading()
    {
        var edit = new PartEdit("Sở tham mưu 05 văn bản.", ConsolidatedReport.From(SampleCycle.Normal()).Part("general")!.CompiledSha256, "Nguyễn Văn Mẫu", At);
        using var reader = new DocxReader(SampleCycle.Normal() with { Edits = new Dictionary<string, PartEdit> { ["general"] = edit } }, ReportDocument.Write);

        Assert.Equal("Sở tham mưu 05 văn bản.", reader.Texts[reader.Texts.ToList().IndexOf("Kết quả chung") + 1]);
    }

    [Theory]
    [InlineData("Trên đây là Báo cáo của Sở", "Trên đây là Báo cáo của Sở./.")]
    [InlineData("Trên đây là Báo cáo của Sở./.", "Trên đây là Báo cáo của Sở./.")]
    [InlineData("Trên đây là Báo cáo của Sở.\n", "Trên đây là Báo cáo của Sở./.")]
    public void Edit_OfTheClosing_EndsAsOfficialTextsDo(string text, string expected)
    {
        var edit = new PartEdit(text, new('0', 64), "Nguyễn Văn Mẫu", At);

        var part = ConsolidatedReport.From(SampleCycle.Normal() with { Edits = new Dictionary<string, PartEdit> { ["closing"] = edit } }).Part("closing")!;

        Assert.Equal((expected, TextRole.Closing), part.Blocks.OfType<Paragraph>().Select(paragraph => (paragraph.Text, paragraph.Role)).Single());
    }

    [Fact]
    public void Edit_OfTheClosingWithoutWords_LeavesTheCompiledOne()
    {
        var edit = new PartEdit(" \n", new('0', 64), "Nguyễn Văn Mẫu", At);

        var part = ConsolidatedReport.From(SampleCycle.Normal() with { Edits = new Dictionary<string, PartEdit> { ["closing"] = edit } }).Part("closing")!;

        Assert.Equal(part.Compiled, part.Blocks);
    }

    private static ConsolidationInput Edited(string text) =>
        SampleCycle.Normal() with { Edits = new Dictionary<string, PartEdit> { ["task.nv2"] = Seen.EditWith(text, "Nguyễn Văn Mẫu", At) } };

    private static ConsolidationInput Late()
    {
        var input = SampleCycle.Normal();
        var report = new Report { Tasks = [new() { Task = "nv2", Results = "Đã tổ chức 01 hội thảo về cơ chế thử nghiệm có kiểm soát." }] };
        return input with { Units = [.. input.Units, SampleCycle.Entry(SamplePlan.Unit("mau-sau", "Đơn vị mẫu gửi sau", "MS"), report, UnitStanding.Late)] };
    }
}
