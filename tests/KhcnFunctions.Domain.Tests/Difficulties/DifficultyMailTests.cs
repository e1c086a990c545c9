using Xunit;

namespace KhcnFunctions.Difficulties;

public sealed class DifficultyMailTests
{
    [Theory]
    [InlineData("Khó khăn, vướng mắc về kinh phí", "Phòng chưa có kinh phí.")]
    [InlineData("Re: [Sở KH&CN] khó khăn, vướng mắc", "")]
    [InlineData("V/v khó khăn, vướng mắc nhiệm vụ 2", "Phòng chưa có kinh phí.")]
    [InlineData("KHO KHAN, VUONG MAC", "x")]
    [InlineData("Trả lời: KHÓ KHĂN - VƯỚNG MẮC", "x")]
    [InlineData("Nhiệm vụ 2", "Khó khăn, vướng mắc: chưa có kinh phí.")]
    public void Mail_ThatSaysSo_IsOne(string subject, string text) => Assert.True(DifficultyMail.SaysSo(subject, text));

    [Theory]
    [InlineData("Báo cáo khó khăn, vướng mắc và kết quả năm 2026", "Nhiệm vụ 1: hoàn thành.")]
    [InlineData("Khó khăn, vướng mắc và báo cáo năm 2026", "Nhiệm vụ 1: hoàn thành.")]
    [InlineData("Re: [Sở KH&CN] Đề nghị báo cáo, đánh giá kết quả năm 2026", "Nhiệm vụ 1: đã tổ chức 02 hội nghị.\nKhó khăn, vướng mắc: không có.")]
    [InlineData("Kết quả năm 2026", "Năm nay không có khó khăn, vướng mắc.")]
    [InlineData("", "")]
    public void Mail_ThatDoesNot_IsNone(string subject, string text) => Assert.False(DifficultyMail.SaysSo(subject, text));

    [Theory]
    [InlineData("Khó khăn, vướng mắc:\nChưa có kinh phí.\nĐề xuất: cho điều chuyển.\nTrong tháng 11.", "Chưa có kinh phí.", "cho điều chuyển.\nTrong tháng 11.")]
    [InlineData("Chưa có kinh phí.", "Chưa có kinh phí.", null)]
    [InlineData("Đề xuất: cho điều chuyển.", "Đề xuất: cho điều chuyển.", null)]
    public void Text_IsSplitAtTheProposal(string text, string what, string? proposal) => Assert.Equal((what, proposal), DifficultyMail.Split(text));

    [Theory]
    [InlineData("Chưa giải quyết được: vẫn thiếu kinh phí.", true)]
    [InlineData("Đề nghị xem xét lại.", true)]
    [InlineData("Cảm ơn, đã rõ.", false)]
    public void Answer_ToOurLetter_IsUnsettledOnlyInClearWords(string text, bool expected) => Assert.Equal(expected, DifficultyMail.SaysUnsettled(text));
}
