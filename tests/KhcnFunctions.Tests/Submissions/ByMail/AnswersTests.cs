using Xunit;

namespace KhcnFunctions.Submissions.ByMail;

public sealed class AnswersTests
{
    [Theory]
    [InlineData("Phòng báo cáo đã hoàn thành nhiệm vụ được giao.", true)]
    [InlineData("Da hoan thanh cac nhiem vu.", true)]
    [InlineData("Đã tổ chức 02 hội nghị.\n\nChưa có.", true)]
    [InlineData("Phòng báo cáo không phát sinh các nhiệm vụ phối hợp trong năm 2026.", true)]
    [InlineData("Đã nhận được thư, cảm ơn.", false)]
    [InlineData("Phòng sẽ gửi báo cáo vào tuần sau.", false)]
    [InlineData("Báo cáo phải nộp khi nào?", false)]
    [InlineData("Đề nghị gia hạn báo cáo đến ngày 20/12.", false)]
    [InlineData("Cảm ơn.", false)]
    public void TellsResults_ShortText_OnlyWhereSomethingWasDone(string text, bool tells) => Assert.Equal(tells, Answers.TellsResults(text));

    [Theory]
    [InlineData("Đồng ý, nhưng đề nghị bổ sung số liệu.", true)]
    [InlineData("Nhất trí nhưng cần sửa mục 2", true)]
    [InlineData("Không đồng ý, đề nghị sửa mục 2.", false)]
    [InlineData("Đồng chí xem lại mục 2.", false)]
    public void BeginsAsAgreement_TextThatGoesOn_IsTold(string text, bool begins)
    {
        var mail = new IncomingMail { Kind = MailKind.Report, Text = text };

        Assert.Equal(begins, Answers.BeginsAsAgreement(mail));
        Assert.False(Answers.SaysAgreed(mail));
    }

    [Theory]
    [InlineData("Cảm ơn.", true)]
    [InlineData("Xin chân thành cảm ơn các đồng chí!", true)]
    [InlineData("Đã nhận được thư, cảm ơn. Trân trọng.", true)]
    [InlineData("Đã xem, đề nghị bổ sung số liệu.", false)]
    [InlineData("Bổ sung số liệu.", false)]
    public void IsOnlyPolite_Thanks_AreNothingToActOn(string text, bool polite) =>
        Assert.Equal(polite, Answers.IsOnlyPolite(new IncomingMail { Kind = MailKind.Report, Text = text }));
}
