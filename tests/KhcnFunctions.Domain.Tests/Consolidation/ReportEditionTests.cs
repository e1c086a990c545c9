using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class ReportEditionTests
{
    private static readonly ConsolidationInput Supplement = SampleCycle.Normal() with
    {
        Edition = new(EditionKind.Supplement, "12/BC-SKHCN", new(2026, 12, 21)) { SupplementUnits = ["p-qlkh"] },
    };

    [Fact]
    public void Supplement_Any_HoldsTheGivenUnitsAlone()
    {
        using var reader = new DocxReader(Supplement, ReportDocument.Write);

        Assert.Contains("Ký kết chương trình hợp tác với 03 viện, trường; mời 08 nhà khoa học tham gia hội đồng tư vấn.", reader.Texts);
        Assert.DoesNotContain("Hỗ trợ 12 dự án", reader.AllText, StringComparison.Ordinal);
        Assert.Contains("Kinh phí của phần bổ sung: kế hoạch 300.000.000 đồng, thực hiện 300.000.000 đồng (chi tiết tại Phụ lục kèm theo).", reader.Texts);
        Assert.Equal(["", "Tổng cộng", "", "300.000.000", "300.000.000", ""], DocxReader.Rows(reader.TableNamed("Tổng hợp kết quả và kinh phí thực hiện các nhiệm vụ"))[^1]);
        Assert.Contains("TỔNG HỢP KẾT QUẢ VÀ KINH PHÍ THỰC HIỆN CÁC NHIỆM VỤ NĂM 2026 (PHẦN BỔ SUNG)", reader.Texts);
        Assert.Equal(2, reader.Texts.Count(text => text == "Không có nội dung bổ sung."));
        Assert.DoesNotContain("Chưa có số liệu tổng hợp.", reader.Texts);
        Assert.Contains("- Đơn vị chủ trì: Phòng Quản lý Công nghệ và Chuyên ngành.", reader.Texts);
    }

    [Fact]
    public void Supplement_Any_RefersToTheReportBefore()
    {
        using var reader = new DocxReader(Supplement, ReportDocument.Write);

        var name = reader.Texts.ToList().IndexOf("BÁO CÁO");
        Assert.StartsWith("Bổ sung kết quả năm 2026 thực hiện Kế hoạch ", reader.Texts[name + 1], StringComparison.Ordinal);
        Assert.Contains(reader.Texts, text => text.StartsWith("Tiếp theo Báo cáo số 12/BC-SKHCN ngày 21/12/2026, Sở Khoa học và Công nghệ kính báo cáo", StringComparison.Ordinal));
        Assert.Contains("Số:        /BC-SKHCN", reader.Texts);
        Assert.StartsWith("Báo cáo bổ sung kết quả năm 2026", reader.Package.PackageProperties.Title, StringComparison.Ordinal);
        Assert.Empty(reader.Errors(DocumentFormat.OpenXml.FileFormatVersions.Office2019));
    }

    [Fact]
    public void Supplement_UnitSupportsATask_GivesNoAssessmentOfIt()
    {
        var part = ConsolidatedReport.From(Supplement).Part("task.nv2")!;

        Assert.DoesNotContain(new Heading(3, "Đánh giá"), part.Blocks);
        Assert.Null(ConsolidatedReport.From(Supplement with { Edition = Supplement.Edition! with { SupplementUnits = [] } }).Part("task.nv2"));
    }

    [Fact]
    public void Supplement_Appendix_ShowsAllUnits()
    {
        using var reader = new DocxReader(Supplement, TrackingAppendix.Write);

        Assert.Equal(Supplement.Units.Count + 1, DocxReader.Rows(reader.TableNamed("Tình hình gửi báo cáo của các phòng, đơn vị")).Count);
        Assert.Contains("kèm theo dự thảo lần 1 của Báo cáo bổ sung (Báo cáo số 12/BC-SKHCN ngày 21/12/2026)", reader.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Quản lý Công nghệ", string.Concat(DocxReader.Rows(reader.TableNamed("Nguồn của từng đoạn trong Báo cáo")).Select(row => row[2])), StringComparison.Ordinal);
    }

    [Fact]
    public void Replacement_Any_IsTheWholeReportAndSaysWhichItReplaces()
    {
        var edition = new ReportEdition(EditionKind.Replacement, "12/BC-SKHCN", new(2026, 12, 21));
        using var ordinary = new DocxReader(SampleCycle.Normal(), ReportDocument.Write);
        using var replacement = new DocxReader(SampleCycle.Normal() with { Edition = edition }, ReportDocument.Write);

        Assert.Equal(["Báo cáo này thay thế Báo cáo số 12/BC-SKHCN ngày 21/12/2026."], replacement.Texts.Except(ordinary.Texts));
        Assert.Equal(ordinary.Texts.Count + 1, replacement.Texts.Count);
    }
}
