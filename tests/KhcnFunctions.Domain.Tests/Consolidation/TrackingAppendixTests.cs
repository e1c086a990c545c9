using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class TrackingAppendixTests
{
    [Fact]
    public void Appendix_Normal_ShowsWhereEachUnitStands()
    {
        var input = SampleCycle.Normal();
        using var reader = new DocxReader(input, TrackingAppendix.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Tình hình gửi báo cáo của các phòng, đơn vị")).Skip(1).ToList();

        Assert.Equal(["Đúng hạn", "Gửi trong ngày 10/12", "Đúng hạn", "Gửi chậm", "Chưa gửi", "Được miễn"], rows.Select(row => row[4]));
        Assert.Equal(["-", "-", "-", "3", "2", "-"], rows.Select(row => row[5]));
        Assert.Equal("Chủ trì: 1, 2, 3, 5\nPhối hợp: 4", rows[0][2]);
        var received = input.Units[0].Received!;
        Assert.Equal(["15 giờ 42 phút ngày 08/12/2026", "2", "2", received.ReceiptId, received.Sha256], rows[0].Skip(6));
        Assert.Equal(["-", "-", "4", "-", "-"], rows[4].Skip(6));
        Assert.Contains("Đến 08 giờ 00 ngày 11/12/2026 đã nhận báo cáo của 04/06 phòng, đơn vị (đúng hạn: 02; gửi trong ngày hạn: 01; gửi chậm: 01; chưa gửi: 01; được miễn: 01).", reader.Texts);
    }

    [Fact]
    public void Appendix_Normal_FollowsEachTask()
    {
        using var reader = new DocxReader(SampleCycle.Normal(), TrackingAppendix.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Báo cáo của các đơn vị về nhiệm vụ 2")).Skip(1).ToList();

        Assert.Equal(["Chủ trì", "Phối hợp"], rows.Select(row => row[1]));
        Assert.Contains("Nguyên nhân: Quy định của Trung ương", rows[0][3], StringComparison.Ordinal);
        Assert.Contains("- Đơn vị đánh giá khác, HCTH cần kiểm tra: Phòng Quản lý Khoa học (hoàn thành).", reader.Texts);
        Assert.Contains("- Chưa gửi báo cáo (01): Đơn vị mẫu chưa có báo cáo.", reader.Texts);
        Assert.Contains("- Được miễn báo cáo (01): Đơn vị mẫu không phải báo cáo.", reader.Texts);
    }

    [Fact]
    public void Appendix_Reports_StandInFullAndUnchanged()
    {
        var input = SampleCycle.WithText("Dòng một  \n\n  Dòng ba\tcó tab\r\nKhông có.");
        using var reader = new DocxReader(input, TrackingAppendix.Write);

        var texts = reader.Texts.ToList();
        var from = texts.IndexOf("Kết quả:");
        Assert.Equal(["Dòng một  ", "", "  Dòng ba\tcó tab", "Không có."], texts.Skip(from + 1).Take(4));
    }

    [Fact]
    public void Appendix_NothingToReport_IsSaidOnceForAllTasks()
    {
        using var reader = new DocxReader(SampleCycle.Normal(), TrackingAppendix.Write);

        Assert.Contains("Không phát sinh: Nhiệm vụ 4 (phối hợp); Nhiệm vụ 5 (chủ trì).", reader.Texts);
        Assert.Equal(2, reader.Texts.Count(text => text == "Không phát sinh: " + string.Join("; ", Enumerable.Range(1, 5).Select(number => $"Nhiệm vụ {number} (phối hợp)")) + "."));
    }

    [Fact]
    public void Appendix_EveryUnitParagraphOfTheReport_HasItsSource()
    {
        var input = SampleCycle.WithUnits(20);
        var expected = ConsolidatedReport.From(input).Blocks.Sum(paragraph => paragraph.Sources.Count);
        using var reader = new DocxReader(input, TrackingAppendix.Write);

        var rows = DocxReader.Rows(reader.TableNamed("Nguồn của từng đoạn trong Báo cáo")).Skip(1).ToList();

        Assert.True(expected > 40);
        Assert.Equal(expected, rows.Count);
        var row = Assert.Single(rows, row => row[1].StartsWith("Ký kết chương trình", StringComparison.Ordinal));
        Assert.Equal("Mục I.4.a, đoạn 1", row[0]);
        Assert.Equal(["Phòng Quản lý Khoa học", "2", "15 giờ 42 phút ngày 10/12/2026", input.Units[1].Received!.Sha256], row.Skip(2));
    }
}
