using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class DepartmentAssessmentTests
{
    private static readonly DateTimeOffset At = VietnamTime.At(new(2026, 12, 14), new(10, 0));

    private static readonly ConsolidationInput Input = SampleCycle.Normal() with
    {
        Assessments = new Dictionary<string, DepartmentAssessment>
        {
            ["nv1"] = new(CompletionLevel.InProgress, "Còn 02 hội nghị\nchưa tổ chức.", At, "Trần Công Hòa"),
            ["nv5"] = new(CompletionLevel.NotStarted, "Chưa có hồ sơ.", At, "Trần Công Hòa"),
        },
    };

    [Fact]
    public void Level_OfTheDepartment_AloneGoesOut()
    {
        using var report = new DocxReader(Input, ReportDocument.Write);

        Assert.Equal(
            ["Đang thực hiện", "Đang thực hiện", "Đang thực hiện", "Hoàn thành", "Chưa thực hiện"],
            report.Texts.Where(text => text.StartsWith("- Mức độ", StringComparison.Ordinal)).Select(text => text["- Mức độ thực hiện: ".Length..^1]));
        Assert.Contains("Kế hoạch có 05 nhiệm vụ, đến thời điểm báo cáo: 01 nhiệm vụ hoàn thành; 03 nhiệm vụ đang thực hiện; 01 nhiệm vụ chưa thực hiện.", report.Texts);
        Assert.Equal("Đang thực hiện", DocxReader.Rows(report.TableNamed("Tổng hợp kết quả và kinh phí thực hiện các nhiệm vụ"))[1][2]);
        Assert.DoesNotContain("Còn 02 hội nghị", report.AllText, StringComparison.Ordinal);
        Assert.Equal(2, report.Texts.Count(text => text.StartsWith("- Chất lượng:", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public void Level_OfTheDepartment_StandsInTheAppendixWithItsReasonAndTheUnits()
    {
        using var appendix = new DocxReader(Input, TrackingAppendix.Write);

        Assert.Contains("- Đánh giá của Sở, đưa vào Báo cáo: đang thực hiện (người quyết định: Trần Công Hòa, lúc 10 giờ 00 ngày 14/12/2026; lý do: Còn 02 hội nghị chưa tổ chức).", appendix.Texts);
        Assert.Contains("- Đánh giá của đơn vị chủ trì: hoàn thành (Phòng Quản lý Công nghệ và Chuyên ngành).", appendix.Texts);
        Assert.Contains("- Đơn vị đánh giá khác, HCTH cần kiểm tra: Phòng Quản lý Công nghệ và Chuyên ngành (hoàn thành).", appendix.Texts);
    }

    [Fact]
    public void Notes_OnATask_StandBesideItInTheAppendixAlone()
    {
        var input = SampleCycle.Normal() with
        {
            TaskNotes = [new("nv2", new(2026, 9, 1), "Đôn đốc qua điện thoại."), new("nv2", new(2026, 3, 5), "Kiểm tra hồ sơ."), new("nv9", new(2026, 4, 1), "Ghi chú cũ.")],
        };
        using var report = new DocxReader(input, ReportDocument.Write);
        using var appendix = new DocxReader(input, TrackingAppendix.Write);

        Assert.Equal([["05/03/2026", "Kiểm tra hồ sơ."], ["01/09/2026", "Đôn đốc qua điện thoại."]], DocxReader.Rows(appendix.TableNamed("Theo dõi, kiểm tra, đôn đốc nhiệm vụ 2")).Skip(1));
        Assert.Contains("- Ngày 01/04/2026: Ghi chú cũ.", appendix.Texts);
        Assert.DoesNotContain("Đôn đốc qua điện thoại", report.AllText, StringComparison.Ordinal);
    }
}
