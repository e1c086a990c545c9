using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class ReportDocumentTests
{
    [Fact]
    public void Report_Normal_HasThePartsInOrder()
    {
        using var reader = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);

        AssertOrder(
            reader.Texts,
            "UBND TỈNH QUẢNG NGÃI",
            "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số:        /BC-SKHCN",
            "Quảng Ngãi, ngày        tháng 12 năm 2026",
            "BÁO CÁO",
            "Kính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi (qua Sở Tài chính).",
            "Căn cứ Quyết định số 531/QĐ-TTg",
            "Căn cứ Quyết định số 1732/QĐ-UBND",
            "Căn cứ Kế hoạch số 05/KH-SKHCN ngày 20/01/2022",
            "KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
            "- Chỉ đạo thực hiện: Phó Giám đốc Trần Công Hòa.",
            "- Đơn vị chủ trì: Phòng Quản lý Công nghệ và Chuyên ngành.",
            "- Đơn vị phối hợp: Các phòng, đơn vị liên quan.",
            "a) Kết quả thực hiện",
            "b) Đánh giá",
            "- Mức độ thực hiện: Hoàn thành.",
            "c) Kinh phí",
            "TỒN TẠI, KHÓ KHĂN VÀ NGUYÊN NHÂN",
            "ĐỀ XUẤT, KIẾN NGHỊ",
            "PHƯƠNG HƯỚNG NĂM 2027",
            "Trên đây là Báo cáo",
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT, HCTH.",
            "GIÁM ĐỐC",
            "Phụ lục",
            "TỔNG HỢP KẾT QUẢ VÀ KINH PHÍ THỰC HIỆN CÁC NHIỆM VỤ NĂM 2026",
            "Tổng cộng");
        Assert.EndsWith("./.", reader.Texts.Single(text => text.StartsWith("Trên đây là", StringComparison.Ordinal)));
    }

    [Fact]
    public void Report_Normal_PutsLeadUnitFirstAndMarksEstimates()
    {
        using var reader = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);

        AssertOrder(reader.Texts, "Hỗ trợ 12 dự án khởi nghiệp sáng tạo", "Nội dung phối hợp thực hiện:", "Xét chọn 02 nhiệm vụ khoa học");
        Assert.Contains("- Số doanh nghiệp được hướng dẫn: 1.240 doanh nghiệp (ước thực hiện cả năm).", reader.Texts);
        Assert.Contains("- Tỷ lệ hồ sơ đúng hạn: 98,5%.", reader.Texts);
        Assert.Contains(reader.Texts, text => text.StartsWith("Số liệu năm 2026 tính từ ngày 15/12/2025 đến hết ngày 14/12/2026", StringComparison.Ordinal));
    }

    [Fact]
    public void Report_LeadAndSupporterDiffer_LeadsAssessmentStands()
    {
        var report = ConsolidatedReport.From(SampleCycle.Normal());
        var texts = report.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text).ToList();

        Assert.Equal(["Hoàn thành", "Đang thực hiện", "Đang thực hiện", "Hoàn thành"], texts.Where(text => text.StartsWith("- Mức độ", StringComparison.Ordinal)).Select(text => text["- Mức độ thực hiện: ".Length..^1]));
        Assert.Contains("Kế hoạch có 05 nhiệm vụ, đến thời điểm báo cáo: 02 nhiệm vụ hoàn thành; 02 nhiệm vụ đang thực hiện; 01 nhiệm vụ không phát sinh nội dung thực hiện.", texts);
        Assert.Contains("Trong năm 2026 không phát sinh nội dung thực hiện.", texts);
        Assert.DoesNotContain("Không có.", report.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Report_Budgets_TotalsEqualRowsAndText()
    {
        using var reader = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Tổng hợp kết quả và kinh phí thực hiện các nhiệm vụ"));

        Assert.Equal(["1", "3"], rows.Skip(1).SkipLast(1).Select(row => row[0]));
        Assert.Equal(["150.000.000", "1.100.000.000", "1.250.000.000"], rows.Skip(1).Select(row => row[3]));
        Assert.Equal(["142.500.000", "955.000.000", "1.097.500.000"], rows.Skip(1).Select(row => row[4]));
        Assert.Contains("kế hoạch 1.250.000.000 đồng, thực hiện 1.097.500.000 đồng (chi tiết tại Phụ lục kèm theo)", reader.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Any_SaysNothingThatIsInternal()
    {
        var input = SampleCycle.Normal();
        using var reader = new DocxReader(input, ReportDocument.Write);
        using var properties = new StreamReader(reader.Package.CoreFilePropertiesPart!.GetStream());
        var everything = reader.AllText + properties.ReadToEnd();

        foreach (var entry in input.Units.Where(entry => entry.Received is not null))
        {
            Assert.DoesNotContain(entry.Received!.Sha256, everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(entry.Received.ReceiptId, everything, StringComparison.Ordinal);
        }

        foreach (var word in new[] { SampleCycle.LateName, "chưa có báo cáo", "gửi chậm", "Lần gửi", "nhắc", "SHA", "creator", "lastModifiedBy", "dự thảo lần" })
        {
            Assert.DoesNotContain(word, everything, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Null(reader.Package.ExtendedFilePropertiesPart);
        Assert.Equal("Báo cáo kết quả năm 2026 thực hiện Kế hoạch " + input.Plan.Title, reader.Package.PackageProperties.Title);
        Assert.Equal(SampleCycle.Compiled.UtcDateTime, reader.Package.PackageProperties.Created!.Value.ToUniversalTime());
        Assert.Equal(SampleCycle.Compiled.UtcDateTime, reader.Package.PackageProperties.Modified!.Value.ToUniversalTime());
    }

    [Fact]
    public void Report_NothingReceived_SaysSoNeutrally()
    {
        using var reader = new DocxReader(SampleCycle.Empty(), ReportDocument.Write);

        Assert.Equal(5 + 4, reader.Texts.Count(text => text == "Chưa có số liệu tổng hợp."));
        Assert.DoesNotContain("Phụ lục", reader.Texts);
    }

    [Fact]
    public void Report_EveryUnitParagraph_KnowsItsSource()
    {
        var input = SampleCycle.Normal();
        var report = ConsolidatedReport.From(input);

        var paragraph = report.Blocks.OfType<Paragraph>().Single(each => each.Text.StartsWith("Ký kết chương trình", StringComparison.Ordinal));

        var source = Assert.Single(paragraph.Sources);
        var received = input.Units[1].Received!;
        Assert.Equal(new("p-qlkh", "Phòng Quản lý Khoa học", 2, received.ReceivedAt, received.Sha256), source);
    }

    [Fact]
    public void Report_PlanWithoutNumber_ShowsPlaceholders()
    {
        var input = SampleCycle.Normal();
        using var reader = new DocxReader(input with { Plan = input.Plan with { Number = null, SignedOn = null } }, ReportDocument.Write);

        Assert.Contains("Kế hoạch số [chưa có số]/KH-SKHCN ngày [chưa có ngày]/01/2022 của", reader.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_LateDraft_DatedInTheMonthOfCompiling()
    {
        var input = SampleCycle.Normal() with { CompiledAt = SampleCycle.Compiled.AddDays(30) };
        using var reader = new DocxReader(input, ReportDocument.Write);

        Assert.Contains("Quảng Ngãi, ngày        tháng 01 năm 2027", reader.Texts);
    }

    [Fact]
    public void Report_SupporterAnswersAlone_AssessmentStaysOpen()
    {
        var answer = new TaskReport { Task = "nv1", Results = "Đã phối hợp.", Assessment = new(CompletionLevel.Completed, null, null, null) };
        var report = ConsolidatedReport.From(SampleCycle.Input([SampleCycle.Entry(SamplePlan.Science, new() { Tasks = [answer] }, UnitStanding.OnTime)]));
        var texts = report.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text).ToList();

        Assert.Contains("Đã phối hợp.", texts);
        Assert.DoesNotContain("- Mức độ thực hiện: Hoàn thành.", texts);
    }

    private static void AssertOrder(IReadOnlyList<string> texts, params string[] beginnings)
    {
        var from = 0;
        foreach (var beginning in beginnings)
        {
            var at = texts.Skip(from).TakeWhile(text => !text.StartsWith(beginning, StringComparison.Ordinal)).Count() + from;
            Assert.True(at < texts.Count, $"'{beginning}' is missing after paragraph {from}.");
            from = at + 1;
        }
    }
}
