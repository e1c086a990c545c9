using KhcnFunctions.Difficulties;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class RaisedDifficultiesTests
{
    private static readonly Difficulty Open = SampleDifficulty.Raised(unit: SamplePlan.Science.Id) with { Task = "nv1" };

    private static readonly Difficulty Answered = Open.With("2026-11-17 09:00", new DifficultyForwarded("Đề xuất đồng ý."), "p-hcth")
        .With("2026-11-18 09:00", new DifficultyAnswered("Đồng ý điều chuyển kinh phí") { On = new(2026, 11, 18), Form = "qua điện thoại", Amendment = new("15/QĐ-SKHCN", new(2026, 11, 18), new(2026, 12, 1), "lùi thời hạn nhiệm vụ 1") });

    [Fact]
    public void Report_HasTheSubstanceWithTheAnswer_AndNobodysName()
    {
        var text = PartOf(SampleCycle.Normal() with { Difficulties = [Answered] });

        Assert.Contains("- Nhiệm vụ 1: Chưa có kinh phí mua thiết bị.", text, StringComparison.Ordinal);
        Assert.Contains("+ Đã được giải quyết: Đồng ý điều chuyển kinh phí.", text, StringComparison.Ordinal);
        Assert.Contains("văn bản số 15/QĐ-SKHCN ngày 18/11/2026, áp dụng từ ngày 01/12/2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain(SamplePlan.Science.Name + " gửi", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Đề xuất đồng ý", text, StringComparison.Ordinal);
        Assert.DoesNotContain("qua điện thoại", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_WithNone_IsAsBefore() => Assert.DoesNotContain("đã báo cáo Giám đốc Sở trong năm", PartOf(SampleCycle.Normal()), StringComparison.Ordinal);

    [Fact]
    public void Withdrawn_StandsInTheInternalDocumentAlone()
    {
        var input = SampleCycle.Normal() with { Difficulties = [Open.With("2026-11-17 09:00", new DifficultyWithdrawn("Đã tự giải quyết."), "p-qlkh")] };

        Assert.DoesNotContain("Chưa có kinh phí mua thiết bị", PartOf(input), StringComparison.Ordinal);
        Assert.Contains("đơn vị rút: Đã tự giải quyết.", Appendix(input), StringComparison.Ordinal);
    }

    [Fact]
    public void Appendix_HasDaysAndPeople()
    {
        var text = Appendix(SampleCycle.Normal() with { Difficulties = [Answered] });

        Assert.Contains("10 giờ 00 ngày 16/11/2026: đơn vị gửi", text, StringComparison.Ordinal);
        Assert.Contains("Ngày 18/11/2026", text, StringComparison.Ordinal);
        Assert.Contains("qua điện thoại", text, StringComparison.Ordinal);
        Assert.Contains("đề xuất: Đề xuất đồng ý.", text, StringComparison.Ordinal);
    }

    private static string PartOf(ConsolidationInput input) => ConsolidatedReport.From(input).Parts.First(part => part.Key == PartKeys.Difficulties).CompiledText;

    private static string Appendix(ConsolidationInput input) => string.Join('\n', RaisedDifficulties.Track(input).OfType<Table>().SelectMany(table => table.Rows).SelectMany(row => row.Cells));
}
