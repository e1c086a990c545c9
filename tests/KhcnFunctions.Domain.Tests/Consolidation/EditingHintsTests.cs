using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class EditingHintsTests
{
    [Theory]
    [InlineData("Phòng đã tham mưu 02 văn bản.", "Phòng@0")]
    [InlineData("Trong quý II, Phòng phối hợp tổ chức; phòng đang rà soát.", "Phòng@14 phòng@38")]
    [InlineData("Phòng chúng tôi đề nghị; đơn vị chúng tôi và chúng tôi cũng vậy.", "Phòng chúng tôi@0 đơn vị chúng tôi@25 chúng tôi@45")]
    [InlineData("Phòng Quản lý Công nghệ và Chuyên ngành đã chủ trì.", "Phòng Quản lý Công nghệ và Chuyên ngành@0")]
    [InlineData("Nhiệm vụ của Phòng, theo phân công của Phòng.", "Phòng@13 Phòng@39")]
    [InlineData("Phòng Quản lý Khoa học đã phối hợp với Phòng Hành chính - Tổng hợp.", "")]
    [InlineData("Các phòng đã gửi; Trưởng phòng đã duyệt; Văn phòng đã nhận.", "")]
    [InlineData("Công tác phòng, chống tham nhũng; phòng thí nghiệm có 02 máy; dự phòng đã đủ.", "")]
    [InlineData("Trung tâm đã tiếp nhận hồ sơ.", "")]
    [InlineData("Phòng đãi ngộ", "")]
    public void Wording_OfAUnitsParagraph_IsTheUnitItselfAlone(string text, string expected)
    {
        var report = ConsolidatedReport.From(SampleCycle.Input([Unit(SamplePlan.Technology, "nv1", text), Unit(SamplePlan.Science, "nv4", "Ngắn.")]));

        var hints = EditingHints.Of(report).Wording;

        Assert.Equal(expected, string.Join(' ', hints.Select(hint => FormattableString.Invariant($"{hint.Found}@{hint.Offset}"))));
        Assert.All(hints, hint => Assert.Equal((hint.Found, "Sở"), (((Paragraph)report.Part(hint.Part)!.Blocks[hint.Paragraph]).Text.Substring(hint.Offset, hint.Length), hint.Proposed)));
    }

    [Fact]
    public void Wording_OfACentre_IsItsOwnKind()
    {
        var centre = SamplePlan.Unit("tt", "Trung tâm Ứng dụng", "TTUD");
        var report = ConsolidatedReport.From(SampleCycle.Input([Unit(centre, "nv1", "Trung tâm đã tiếp nhận; Trung tâm Ứng dụng có 02 lớp; Phòng đã góp ý.")]));

        Assert.Equal(["Trung tâm", "Trung tâm Ứng dụng"], EditingHints.Of(report).Wording.Select(hint => hint.Found));
    }

    [Fact]
    public void Merges_NearIdenticalParagraphs_AreSuggestedWithBothPlaces()
    {
        var report = ConsolidatedReport.From(SampleCycle.Input(
        [
            Unit(SamplePlan.Technology, "nv1", "Tổ chức 03 hội nghị phổ biến chính sách khoa học và công nghệ cho doanh nghiệp trên địa bàn tỉnh."),
            Unit(SamplePlan.Science, "nv1", "Tham gia góp ý dự thảo Nghị quyết của Hội đồng nhân dân tỉnh về chính sách.\ntổ chức 03 hội nghị  phổ biến chính sách khoa học và công nghệ cho doanh nghiệp trên địa bàn tỉnh;"),
            Unit(SamplePlan.Office, "nv1", "Không có gì khác."),
        ]));

        var hint = Assert.Single(EditingHints.Of(report).Merges);

        Assert.Equal(("task.nv1", "task.nv1", 100), (hint.Part, hint.OtherPart, hint.Percent));
        Assert.Equal(("Mục I.1.a, đoạn 4", "Mục I.1.a, đoạn 1"), (hint.Place, hint.OtherPlace));
    }

    [Fact]
    public void Merges_UnlikeParagraphs_AreNotSuggested() => Assert.Empty(EditingHints.Of(ConsolidatedReport.From(SampleCycle.Normal())).Merges);

    [Fact]
    public void Merges_OfThousandsOfReports_AreFoundOnceEach()
    {
        string[] subjects = ["quản lý công nghệ", "sở hữu trí tuệ", "tiêu chuẩn đo lường", "an toàn bức xạ", "chuyển đổi số", "khởi nghiệp sáng tạo"];
        string[] places = ["Bình Sơn", "Sơn Tịnh", "Tư Nghĩa", "Mộ Đức", "Đức Phổ", "Ba Tơ", "Trà Bồng"];
        var report = ConsolidatedReport.From(SampleCycle.Input(
        [
            .. Enumerable.Range(0, 2000).Select(number => Unit(SamplePlan.Unit($"u{number}", $"Đơn vị {number}", $"U{number}"), "nv1",
                $"Đã cử {number} lượt cán bộ tham dự lớp số {number} về {subjects[number % 6]} tại {places[number % 7]}, đợt {number * 31}, kinh phí {number * 7919} đồng, báo cáo {number * 17}.\nThực hiện nghiêm túc chế độ thông tin, báo cáo theo quy định của Sở và của Ủy ban nhân dân tỉnh.")),
        ]));

        var hints = EditingHints.Of(report).Merges;

        Assert.Equal(1999, hints.Count(hint => hint.Percent == 100));
        Assert.Equal(hints.Count, hints.Select(hint => (hint.Part, hint.Paragraph)).Distinct().Count());
        Assert.Equal(hints, EditingHints.Of(report).Merges);
    }

    [Fact]
    public void Hints_Any_StandInTheAppendixAndLeaveNoMarkInTheReport()
    {
        var input = SampleCycle.Normal();
        using var report = new DocxReader(input, ReportDocument.Write);
        using var appendix = new DocxReader(input, TrackingAppendix.Write);

        Assert.Contains("Phòng đã tham mưu Giám đốc Sở ban hành 02 văn bản", report.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("GỢI Ý", report.AllText, StringComparison.Ordinal);
        Assert.Contains("GỢI Ý BIÊN TẬP (HCTH xem xét)", appendix.Texts);
        var row = DocxReader.Rows(appendix.TableNamed("Gợi ý biên tập"))[1];
        Assert.Equal(("Mục I.1.a, đoạn 1", "“Phòng” đổi thành “Sở”"), (row[0], row[2]));
    }

    private static UnitEntry Unit(KhcnFunctions.Plans.Unit unit, string task, string text) =>
        SampleCycle.Entry(unit, new() { Tasks = [new TaskReport { Task = task, Results = text }] }, UnitStanding.OnTime);
}
