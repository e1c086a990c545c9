using CsCheck;
using KhcnFunctions.PlanDocuments.Times;
using Xunit;

namespace KhcnFunctions.PlanDocuments;

public sealed class TimeReaderTests
{
    [Theory]
    [InlineData("trước ngày 10/12 hằng năm", "trước ngày 10/12 hằng năm")]
    [InlineData("Trước ngày 10 tháng 12 hàng năm", "trước ngày 10/12 hằng năm")]
    [InlineData("chậm nhất ngày 25/11 hằng năm", "chậm nhất ngày 25/11 hằng năm")]
    [InlineData("chậm nhất là ngày 30/9/2026", "chậm nhất ngày 30/09/2026")]
    [InlineData("trước ngày 18 hằng tháng", "trước ngày 18 hằng tháng")]
    [InlineData("trước ngày 15 tháng 6 và trước ngày 01 tháng 12", "6 tháng một lần, trước ngày 15/06 và 01/12")]
    [InlineData("trước ngày 20 của tháng cuối quý", "hằng quý, trước ngày 20 của tháng thứ 3 trong quý")]
    [InlineData("trước ngày 05 của tháng đầu quý sau", "hằng quý, trước ngày 05 của tháng đầu quý sau")]
    [InlineData("định kỳ hằng quý", "hằng quý")]
    [InlineData("trước 16 giờ 00 ngày thứ Sáu hằng tuần", "16 giờ 00 trước thứ 6 hằng tuần")]
    [InlineData("Quý II/2026", "từ 01/04/2026 đến 30/06/2026")]
    [InlineData("Quý IV năm 2027", "từ 01/10/2027 đến 31/12/2027")]
    [InlineData("tháng 6/2026", "từ 01/06/2026 đến 30/06/2026")]
    [InlineData("Tháng 02 năm 2028", "từ 01/02/2028 đến 29/02/2028")]
    [InlineData("2026 và những năm tiếp theo", "từ 01/01/2026 trở đi")]
    [InlineData("2026-2030", "từ 01/01/2026 đến 31/12/2030")]
    [InlineData("Thường xuyên", "thường xuyên")]
    [InlineData("", "không ghi thời gian")]
    [InlineData("-", "không ghi thời gian")]
    [InlineData("báo cáo đột xuất khi có yêu cầu", "đột xuất, khi có yêu cầu")]
    [InlineData("Sau khi có hướng dẫn của Bộ Nội vụ", "chưa xác định được ngày")]
    [InlineData("khoảng giữa năm", "chưa xác định được ngày")]
    [InlineData("trước ngày 31/02/2026", "chưa xác định được ngày")]
    [InlineData("trước ngày 40/13 hằng năm", "chưa xác định được ngày")]
    public void Read_OfThePhrasesOfPlans_MeansWhatTheySay(string text, string meaning) =>
        Assert.Equal(meaning, string.Join("; ", TimeReader.Read(text).Rules.Select(rule => rule.Describe()).Distinct()));

    /// <summary>However a day is written, it is read back, and 'trước' alone excludes it.</summary>
    [Fact]
    public void Read_OfAnyDay_GivesThatDay() =>
        Gen.Select(Gen.Int[2020, 2049], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 3], Gen.Bool).Sample((year, month, day, form, isBefore) =>
        {
            var shown = form switch { 0 => $"{day}/{month}/{year}", 1 => $"{day:00}/{month:00}/{year}", 2 => $"{day:00} tháng {month:00} năm {year}", _ => $"{day}-{month}-{year}" };
            var rule = Assert.Single(TimeReader.Read($"{(isBefore ? "Trước" : "chậm nhất")} ngày {shown}").Rules);
            return rule is { Kind: TimeKind.Once } && (rule.Day, rule.Month, rule.Year, rule.Exclusive) == (day, month, year, isBefore);
        });

    [Fact]
    public void Read_OfAnyText_SaysAtLeastOneThingAndNeverThrows() =>
        Gen.OneOf(Gen.String, OneOf.These("trước ", "ngày ", "31/02", "/2026", "hằng năm", " quý ", "IV", "tháng ", "13", "thứ ", "từ ", "đến ", "0", "99", "kỳ ", ";", "(", "2026", " - ").Array[0, 12].Select(string.Concat))
            .Sample(text => TimeReader.Read(text).Rules.Count > 0, iter: 5_000);
}
