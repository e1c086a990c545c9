using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class YearBeforeTests
{
    [Theory]
    [InlineData("15", "12", " (năm 2025: 12; tăng 3, bằng 125%)")]
    [InlineData("12", "15", " (năm 2025: 15; giảm 3, bằng 80%)")]
    [InlineData("12", "12", " (năm 2025: 12; không tăng, giảm)")]
    [InlineData("3", "0", " (năm 2025: 0; tăng 3)")]
    [InlineData("0", "3", " (năm 2025: 3; giảm 3, bằng 0%)")]
    [InlineData("1240", "1100.5", " (năm 2025: 1.100,5; tăng 139,5, bằng 112,7%)")]
    [InlineData("5", "-5", " (năm 2025: -5; tăng 10)")]
    [InlineData("1000000000000000", "0.0000000001", " (năm 2025: 0,0000000001; tăng 999.999.999.999.999,9999999999)")]
    public void Figure_WithOneOfTheYearBefore_IsCompared(string now, string before, string expected) =>
        Assert.Equal(expected, Compare(Figure("Số doanh nghiệp", "doanh nghiệp", now), Figure("SỐ DOANH  NGHIỆP", "Doanh nghiệp", before)));

    [Fact]
    public void Figure_InPercent_IsComparedInPoints() =>
        Assert.Equal(" (năm 2025: 95; tăng 3,5 điểm %)", Compare(Figure("Tỷ lệ", "%", "98.5"), Figure("Tỷ lệ", "%", "95")));

    [Fact]
    public void Figure_OfTheYearBeforeEstimated_IsSaidToBe() =>
        Assert.Equal(" (ước năm 2025: 10; tăng 2, bằng 120%)", Compare(Figure("Số lớp", null, "12"), Figure("Số lớp", null, "10") with { FullYearEstimate = true }));

    [Fact]
    public void Figure_WithoutASingleOneBefore_IsNotCompared()
    {
        Assert.Equal("", Compare(Figure("Số lớp", "lớp", "12")));
        Assert.Equal("", Compare(Figure("Số lớp", "lớp", "12"), Figure("Số lớp", "buổi", "12")));
        Assert.Equal("", Compare(Figure("Số lớp", "lớp", "12"), Figure("Số lớp", "lớp", "12"), Figure("Số lớp", "lớp", "13")));
    }

    [Fact]
    public void Report_WithLastYear_ComparesInTheReportAndNotInTheUnitsOwn()
    {
        var input = SampleCycle.Normal() with { LastYear = LastYear("p-qlcncn") };
        using var report = new DocxReader(input, ReportDocument.Write);
        using var appendix = new DocxReader(input, TrackingAppendix.Write);

        Assert.Contains("- Số doanh nghiệp được hướng dẫn: 1.240 doanh nghiệp (ước thực hiện cả năm) (năm 2025: 1.000; tăng 240, bằng 124%).", report.Texts);
        Assert.DoesNotContain("năm 2025: 1.000", appendix.AllText, StringComparison.Ordinal);
        Assert.Contains("- Mức độ thực hiện: Hoàn thành.", report.Texts);
    }

    [Fact]
    public void Report_UnitTookOverAnother_ComparesWithThatOne()
    {
        var input = SampleCycle.Normal();
        var former = SamplePlan.Unit("p-cu", "Phòng Quản lý Công nghệ", "QLCN") with { To = new(2025, 12, 31), Successor = "p-qlcncn" };
        var register = input.Plan.Register with { Units = [.. input.Plan.Register.Units, former] };
        using var report = new DocxReader(input with { Plan = input.Plan with { Register = register }, LastYear = LastYear("p-cu") }, ReportDocument.Write);

        Assert.Contains("(năm 2025: 1.000; tăng 240, bằng 124%)", report.AllText, StringComparison.Ordinal);
    }

    private static Dictionary<string, Report> LastYear(string unit) => new()
    {
        [unit] = new() { Tasks = [new() { Task = "nv1", Figures = [Figure("số doanh nghiệp được hướng dẫn", "doanh nghiệp", "1000")], Assessment = new(CompletionLevel.NotStarted, null, null, null) }] },
    };

    private static string Compare(Figure now, params Figure[] before) => YearBefore.Compare(now, [new() { Task = "nv1", Figures = before }], 2026);

    private static Figure Figure(string name, string? unit, string value) => new(name, unit, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), FullYearEstimate: false);
}
