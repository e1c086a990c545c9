using KhcnFunctions.Calendar;
using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class EnteredReportTests
{
    private static readonly DateOnly RequestDay = new(2026, 11, 16);
    private static readonly DateTimeOffset Now = VietnamTime.At(new DateOnly(2026, 12, 11), new TimeOnly(9, 0));

    [Theory]
    [InlineData("paper", "08/12/2026", "15:42", SubmissionChannel.Paper)]
    [InlineData("Bản giấy", "8/12/2026", "15h42", SubmissionChannel.Paper)]
    [InlineData("iOffice", "2026-12-08", "15:42", SubmissionChannel.DocumentSystem)]
    [InlineData("zalo", " 08/12/2026 ", " 15:42 ", SubmissionChannel.Zalo)]
    public void Facts_AsPeopleWriteThem_AreRead(string channel, string day, string hour, SubmissionChannel expected)
    {
        var (entered, mistakes) = EnteredReport.Read(Form(channel, day, hour, "Nguyễn Văn A, chuyên viên"), RequestDay, Now);

        Assert.Empty(mistakes);
        Assert.Equal(new EnteredReport(expected, VietnamTime.At(new DateOnly(2026, 12, 8), new TimeOnly(15, 42)), "Nguyễn Văn A, chuyên viên", IsSigned: true), entered);
    }

    [Theory]
    [InlineData("webForm", "08/12/2026", "15:42", EnteredReport.ChannelField)]
    [InlineData("", "08/12/2026", "15:42", EnteredReport.ChannelField)]
    [InlineData("paper", "hôm qua", "15:42", EnteredReport.DayField)]
    [InlineData("paper", "15/11/2026", "15:42", EnteredReport.DayField)]
    [InlineData("paper", "12/12/2026", "07:00", EnteredReport.DayField)]
    [InlineData("paper", "11/12/2026", "09:01", EnteredReport.HourField)]
    [InlineData("paper", "08/12/2026", "25:00", EnteredReport.HourField)]
    public void Fact_ThatCannotBe_IsAMistakeOfItsField(string channel, string day, string hour, string field)
    {
        var (entered, mistakes) = EnteredReport.Read(Form(channel, day, hour, "Nguyễn Văn A"), RequestDay, Now);

        Assert.Null(entered);
        Assert.Equal(field, Assert.Single(mistakes).Field);
    }

    [Fact]
    public void Moment_OfNowAndOfTheRequestDay_MayBe()
    {
        Assert.NotNull(EnteredReport.Read(Form("phone", "11/12/2026", "09:00", "A"), RequestDay, Now).Entered);
        Assert.NotNull(EnteredReport.Read(Form("phone", "16/11/2026", "00:00", "A"), RequestDay, Now).Entered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<b>A</b>")]
    public void Sender_ThatIsNoName_IsAMistake(string from) =>
        Assert.Equal(EnteredReport.FromField, Assert.Single(EnteredReport.Read(Form("paper", "08/12/2026", "15:42", from), RequestDay, Now).Mistakes).Field);

    private static ReportForm Form(string channel, string day, string hour, string from) => new()
    {
        [EnteredReport.ChannelField] = channel,
        [EnteredReport.DayField] = day,
        [EnteredReport.HourField] = hour,
        [EnteredReport.FromField] = from,
        [EnteredReport.SignedField] = FormField.On,
    };
}
