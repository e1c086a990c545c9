using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation;

public sealed class SubmissionSlipTests
{
    [Fact]
    public void Slip_Normal_SaysWhatIsSubmittedAndByWhom()
    {
        using var reader = Read(SampleSlip.Normal());

        Assert.Contains("PHIẾU TRÌNH", reader.Texts);
        Assert.Contains(reader.Texts, text => text.StartsWith("Về việc ký ban hành Báo cáo kết quả năm 2026 thực hiện Kế hoạch ", StringComparison.Ordinal));
        Assert.Contains("Kính trình: Đồng chí Nguyễn Văn Mẫu, Giám đốc Sở.", reader.Texts);
        Assert.Contains("Quảng Ngãi, ngày 14 tháng 12 năm 2026", reader.Texts);
        Assert.Contains("1. Nội dung trình: dự thảo lần 03 Báo cáo thực hiện Kế hoạch số 05/KH-SKHCN ngày 20/01/2022.", reader.Texts);
        Assert.Contains("2. Tình hình gửi báo cáo: 07/09 phòng, đơn vị đã gửi (đúng hạn 05; trong ngày hạn 01; gửi chậm 01); chưa gửi 01; được miễn 01.", reader.Texts);
        Assert.Contains("3. Tài liệu kèm theo: Dự thảo Báo cáo; Phụ lục theo dõi.", reader.Texts);
        Assert.Contains("4. Ngày gửi Báo cáo: 21/12/2026, thứ Hai.", reader.Texts);
    }

    [Fact]
    public void Slip_Opinions_AreShownOrLeftBlankToWriteOn()
    {
        using var reader = Read(SampleSlip.Normal());

        var rows = DocxReader.Rows(reader.TableNamed("Ý kiến về dự thảo Báo cáo"));

        Assert.Equal(
            [
                ["Người cho ý kiến", "Ý kiến, thời điểm"],
                ["Phó Giám đốc Trần Công Hòa", "Thống nhất. (ngày 15/12/2026)"],
                ["Phó Giám đốc Võ Thị Chỉ Đạo", "\t\n\t\n\t"],
                ["Quyết định của Giám đốc", "\t\n\t\n\t\n\t"],
            ],
            rows);
        Assert.Equal(
            [
                ["CHUYÊN VIÊN\n(trình 09 giờ 30 phút ngày 14/12/2026)", "TRƯỞNG PHÒNG\n(kiểm tra 11 giờ 30 phút ngày 14/12/2026)", "GIÁM ĐỐC"],
                ["Lê Thị Soạn", "Phạm Văn Kiểm", "Nguyễn Văn Mẫu"],
            ],
            DocxReader.Rows(reader.Body.Elements<Word.Table>().Last()));
        Assert.All(reader.TableNamed("Ý kiến về dự thảo Báo cáo").Elements<TableRow>(), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public void Slip_DeputySigns_IsSignedForTheDirector()
    {
        using var reader = Read(SampleSlip.Longest(answered: false));

        var signatures = DocxReader.Rows(reader.Body.Elements<Word.Table>().Last());

        Assert.Equal(["KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Công Tằng Tôn Nữ Nguyễn Phước Huyền Trang Thục Đoan"], signatures.Select(row => row[2]));
        Assert.Contains("(kiểm tra ngày ……/……/………)", signatures[0][1], StringComparison.Ordinal);
        Assert.DoesNotContain("PGS", reader.AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileFormatVersions.Office2019)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void Slip_Any_HasNoValidationError(FileFormatVersions version)
    {
        var hostile = "\u202E</w:t>\0\n\t" + new string('x', 100_000);
        foreach (var input in new[]
                 {
                     SampleSlip.Normal(), SampleSlip.Longest(answered: true), SampleSlip.Normal() with { Rehearsal = true },
                     SampleSlip.Normal() with { Subject = hostile, Plan = hostile, Attachments = [hostile], Opinions = [new(hostile, hostile, null)], Drafter = new(hostile, null), Check = new(null, null) },
                 })
        {
            using var reader = Read(input);

            Assert.Empty(reader.Errors(version));
            Assert.DoesNotContain('\u202E', reader.AllText);
        }
    }

    private static DocxReader Read(SubmissionSlipInput input) => new(stream => SubmissionSlip.Write(input, stream));
}
