using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class LettersTests
{
    [Theory]
    [InlineData("Phòng Quản lý Khoa học", UnitKind.Division, "kính đề nghị Phòng báo cáo")]
    [InlineData("Trung tâm Mẫu", UnitKind.Centre, "kính đề nghị Trung tâm báo cáo")]
    [InlineData("Chi cục Mẫu", UnitKind.SubDepartment, "kính đề nghị Chi cục báo cáo")]
    [InlineData("Thanh tra Sở", UnitKind.Division, "kính đề nghị Đơn vị báo cáo")]
    public void Request_Unit_IsAddressedByItsKind(string name, UnitKind kind, string expected)
    {
        var unit = SampleCycle.Science with { Name = name, Kind = kind };

        var letter = Letters.Request(SampleCycle.On(1), SampleCycle.Duty(unit), 7);

        Assert.Contains(expected, Flat(letter));
    }

    [Fact]
    public void Request_InTime_SaysDeadlineBothWaysAndDaysLeft()
    {
        var letter = Letters.Request(SampleCycle.On(1), SampleCycle.Duty(SampleCycle.Science), 7);

        Assert.Equal("[Sở KH&CN] Đề nghị báo cáo, đánh giá kết quả năm 2026 thực hiện Kế hoạch số 05/KH-SKHCN, gửi trước ngày 10/12/2026", letter.Subject);
        Assert.Contains("gửi về Phòng Hành chính - Tổng hợp trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư) để tổng hợp.", Flat(letter));
        Assert.Contains("Thời gian còn lại: 07 ngày làm việc, tính cả hôm nay.", Flat(letter));
        Assert.Contains("- Nhiệm vụ 1 (chủ trì): Thay đổi tư duy", Flat(letter));
        Assert.Contains("\n" + SampleCycle.Link + "\n", letter.ToText());
    }

    [Fact]
    public void Receipt_OfALaterVersion_NamesTheDayOfTheFirstByWhichItWasJudged()
    {
        var received = new ReceivedFacts(SampleCycle.At(14, 8, 0), Timeliness.OnTheDay, 2, "TN7K2N") { FirstAt = SampleCycle.At(10, 9, 5) };

        var letter = Letters.Receipt(SampleCycle.On(14), SampleCycle.Duty(SampleCycle.Science), received, isSupplement: false);

        Assert.Contains("lúc 08 giờ 00 ngày 14/12/2026 (gửi trong ngày 10/12/2026, lần gửi thứ 2, mã tiếp nhận TN7K2N)", Flat(letter));
    }

    [Fact]
    public void Request_DeadlinePassed_SaysSo()
    {
        var letter = Letters.Request(SampleCycle.On(14), SampleCycle.Duty(SampleCycle.Science), 0);

        Assert.EndsWith("(thời hạn đã qua)", letter.Subject);
        Assert.Contains("Thời hạn gửi báo cáo là trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư), đã qua khi thư này được gửi", Flat(letter));
        Assert.Contains("gửi về Phòng Hành chính - Tổng hợp để tổng hợp.", Flat(letter));
        Assert.DoesNotContain("ngày làm việc", Flat(letter));
    }

    [Fact]
    public void Request_OnLastDay_SaysToday() =>
        Assert.Contains("Hôm nay, thứ Tư ngày 09/12/2026, là ngày cuối", Flat(Letters.Request(SampleCycle.On(9), SampleCycle.Duty(SampleCycle.Science), 1)));

    [Fact]
    public void Request_OfTheOfficeItself_IsAnInternalNote()
    {
        var text = Flat(Letters.Request(SampleCycle.On(1), SampleCycle.Duty(SampleCycle.Office), 7));

        Assert.Contains("Gửi: Phòng Hành chính - Tổng hợp ", text);
        Assert.DoesNotContain("kính", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void LastReminder_WeekendYear_TellsOneDayOnly()
    {
        // 9 December 2028 is a Saturday.
        var deadline = new Deadline(DeadlineForm.Before, new(2028, 12, 10), null, new(2028, 12, 8), VietnamTime.StartOf(new(2028, 12, 12)));
        var context = new LetterContext(SampleCycle.Plan, 2028, VietnamTime.At(new(2028, 12, 8), new(8, 0)), Rehearsal: false);

        var letter = Letters.LastReminder(context, SampleCycle.Duty(SampleCycle.Science) with { Deadline = deadline });

        var text = letter.Subject + Flat(letter);
        Assert.Contains("chậm nhất hết ngày 08/12/2028, thứ Sáu", text);
        Assert.Contains("chậm nhất ngày 08/12/2028", letter.Subject);
        Assert.DoesNotContain("09/12", text);
        Assert.DoesNotContain("10/12", text);
        Assert.DoesNotContain("từ ngày mai", text);
    }

    [Fact]
    public void DeadlineExtended_Text_NamesNewDayAndDecisionOnly()
    {
        var letter = SampleCycle.AllLetters().Single(item => item.Name == "extended p-qlkh").Letter;

        Assert.Contains("Theo ý kiến của đồng chí Trần Công Hòa, Phó Giám đốc Sở, ngày 07/12/2026 (ý kiến trực tiếp), thời hạn gửi báo cáo năm 2026 của Phòng là chậm nhất ngày 16/12/2026, thứ Tư.", Flat(letter));
        Assert.DoesNotContain("10/12", Flat(letter));
    }

    [Fact]
    public void DutyTransferred_DeadlinePassed_AsksForNoDayThatIsOver()
    {
        var letter = Letters.DutyTransferred(SampleCycle.On(14), SampleCycle.Duty(SampleCycle.Centre), SampleCycle.Science, new(2026, 12, 14), 0);

        Assert.EndsWith("(thời hạn đã qua)", letter.Subject);
        Assert.Contains("gửi về Phòng Hành chính - Tổng hợp để tổng hợp.", Flat(letter));
    }

    [Fact]
    public void OverdueToDeputyDirector_AllReminded_SaysSo()
    {
        var letter = Letters.OverdueToDeputyDirector(SampleCycle.On(11), new(new(SampleCycle.Hoa), [SampleCycle.Overdue(SampleCycle.Science, SampleCycle.Task1), SampleCycle.Overdue(SampleCycle.Centre, SampleCycle.Task4)]));

        Assert.Equal("Kính gửi: Đồng chí Trần Công Hòa, Phó Giám đốc Sở", letter.Salutation);
        Assert.Contains("trong các nhiệm vụ đồng chí chỉ đạo còn 02 đơn vị chưa gửi báo cáo dù đã được nhắc; kính đề nghị đồng chí quan tâm, chỉ đạo.", Flat(letter));
    }

    [Fact]
    public void OverdueToDeputyDirector_OneNeverReminded_DoesNotClaimIt()
    {
        var letter = Letters.OverdueToDeputyDirector(SampleCycle.On(11), new(new(SampleCycle.Hoa), [SampleCycle.Overdue(SampleCycle.Science) with { LastReminder = null }]));

        Assert.Contains("trong các đơn vị đồng chí phụ trách còn 01 đơn vị chưa gửi báo cáo; kính", Flat(letter));
        Assert.Contains("Nhắc gần nhất: chưa nhắc", Flat(letter));
    }

    [Fact]
    public void OverdueToOffice_DifferentDeadlines_AreSaidUnitByUnit()
    {
        var later = new Deadline(DeadlineForm.NoLaterThan, new(2026, 12, 16), null, new(2026, 12, 16), VietnamTime.StartOf(new(2026, 12, 17)));
        OverdueUnit[] overdue = [SampleCycle.Overdue(SampleCycle.Science), SampleCycle.Overdue(SampleCycle.Centre) with { Deadline = later }];

        var text = Flat(Letters.OverdueToOffice(SampleCycle.On(17), overdue, 9, null));

        Assert.Contains("2. Trung tâm Mẫu - thời hạn chậm nhất ngày 16/12/2026, thứ Tư", text);
        Assert.DoesNotContain("Thời hạn gửi báo cáo:", text);
    }

    [Theory]
    [InlineData(true, "Nếu cần hoãn, đề nghị Phòng ghi nhận trước 08 giờ 00 ngày 11/12/2026, nêu rõ lý do; khi đó danh sách được lùi một ngày làm việc.")]
    [InlineData(false, "đã được hoãn một lần nên không hoãn thêm")]
    public void Announcement_Deferral_IsExplained(bool mayDefer, string expected)
    {
        var letter = Letters.Announcement(SampleCycle.On(10), new(SampleCycle.At(11), [new(new(SampleCycle.Hoa), [SampleCycle.Overdue(SampleCycle.Science)]) { MayDefer = mayDefer }], SampleCycle.Link));

        Assert.Contains(expected, Flat(letter));
        Assert.Equal(mayDefer, letter.ToText().Contains(SampleCycle.Link));
        Assert.Equal(mayDefer, Flat(letter).Contains("không có ý kiến khác", StringComparison.Ordinal));
    }

    [Fact]
    public void Announcement_OfADeferredAndANewList_OffersToDeferTheNewOneAlone()
    {
        OverdueUnit[] overdue = [SampleCycle.Overdue(SampleCycle.Science)];

        var text = Flat(Letters.Announcement(SampleCycle.On(11), new(SampleCycle.At(14), [new(new(SampleCycle.Hoa), overdue) { MayDefer = false }, new(new(SampleCycle.Hieu), overdue)])));

        Assert.Contains("Nếu cần hoãn danh sách báo cáo đồng chí Phan Văn Hiếu, Phó Giám đốc Sở, đề nghị", text);
        Assert.Contains("Danh sách báo cáo đồng chí Trần Công Hòa, Phó Giám đốc Sở đã được hoãn một lần nên không hoãn thêm.", text);
    }

    [Fact]
    public void OverdueToDeputyDirector_WhoIsAway_SaysWhoseListTheStandInReads()
    {
        var letter = Letters.OverdueToDeputyDirector(SampleCycle.On(11), new(new(SampleCycle.Hieu, SampleCycle.Hoa), [SampleCycle.Overdue(SampleCycle.Science, SampleCycle.Task1)]));

        Assert.Equal("Kính gửi: Đồng chí Phan Văn Hiếu, Phó Giám đốc Sở, thay đồng chí Trần Công Hòa, Phó Giám đốc Sở, vắng mặt", letter.Salutation);
        Assert.Contains("Do đồng chí Trần Công Hòa, Phó Giám đốc Sở, vắng mặt, nội dung sau đây kính báo cáo đồng chí xem xét thay.", Flat(letter));
        Assert.Contains("trong các nhiệm vụ đồng chí Trần Công Hòa chỉ đạo còn 01 đơn vị", Flat(letter));
    }

    [Fact]
    public void Together_OfTheOwnListAndAnAbsentLeaders_IsOneLetterWithEachPartInItsPlace()
    {
        var context = SampleCycle.On(11);
        Letter[] parts =
        [
            Letters.OverdueToDeputyDirector(context, new(new(SampleCycle.Hieu), [SampleCycle.Overdue(SampleCycle.Centre)])),
            Letters.OverdueToDeputyDirector(context, new(new(SampleCycle.Hieu, SampleCycle.Hoa), [SampleCycle.Overdue(SampleCycle.Science, SampleCycle.Task1)])),
        ];

        var letter = Letters.Together(context, SampleCycle.Hieu, parts);

        Assert.Equal("Kính gửi: Đồng chí Phan Văn Hiếu, Phó Giám đốc Sở", letter.Salutation);
        Assert.Single(letter.Blocks.OfType<LetterParagraph>(), paragraph => paragraph.Text.StartsWith("Về việc", StringComparison.Ordinal));
        Assert.Single(letter.Blocks.OfType<LetterParagraph>(), paragraph => paragraph.Text.StartsWith("Đồng chí có thể cho ý kiến", StringComparison.Ordinal));
        Assert.Equal(letter.Blocks[^1], parts[0].Blocks[^1]);
        Assert.Matches("các đơn vị đồng chí phụ trách.*Trung tâm Mẫu.*Do đồng chí Trần Công Hòa.*các nhiệm vụ đồng chí Trần Công Hòa chỉ đạo.*Phòng Quản lý Khoa học", Flat(letter));
    }

    [Fact]
    public void Dispatch_NotIssuedInDocumentSystem_DoesNotClaimIt()
    {
        var issued = Flat(Letters.DispatchToRecipient(SampleCycle.On(21), SampleCycle.Report, SampleCycle.Province));
        var notNoted = Flat(Letters.DispatchToRecipient(SampleCycle.On(21), SampleCycle.Report with { IssuedInDocumentSystem = false }, SampleCycle.Province));

        Assert.Contains("Hệ thống quản lý văn bản và điều hành", issued);
        Assert.DoesNotContain("Hệ thống", notNoted);
    }

    [Fact]
    public void Link_NotHttp_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Letters.Request(SampleCycle.On(1), SampleCycle.Duty(SampleCycle.Science) with { Link = "javascript:alert(1)" }, 7));

    /// <summary>The text part with its line breaks undone.</summary>
    private static string Flat(Letter letter) => Regex.Replace(letter.ToText(), @"\s+", " ").Trim();

    [Fact]
    public void SignIn_ForSeveral_NamesAllAndSaysHowLongTheLinkHolds()
    {
        var secretary = SampleCycle.Secretary;
        var deputy = secretary with { Id = SampleCycle.Hoa.Id, Name = SampleCycle.Hoa.Name, Role = Desk.DeskRole.DeputyDirector };

        var letter = Letters.SignIn(SampleCycle.On(8), [secretary, deputy], [SampleCycle.Plan], SampleCycle.Link, SampleCycle.At(8, 8, 15));

        Assert.Equal("Kính gửi: Đồng chí văn thư; Đồng chí Trần Công Hòa, Phó Giám đốc Sở", letter.Salutation);
        Assert.Equal("[Sở KH&CN] Đường liên kết đăng nhập Bàn làm việc, Kế hoạch số 05/KH-SKHCN", letter.Subject);
        Assert.Equal(SampleCycle.Link, Assert.Single(letter.Blocks.OfType<LetterLink>()).Address);
        var text = letter.ToText().ReplaceLineEndings(" ");
        Assert.Contains("có hiệu lực trong 15 phút, đến 08 giờ 15 phút ngày 08/12/2026, và chỉ dùng được một lần", text, StringComparison.Ordinal);
        Assert.Contains("không chuyển tiếp", text, StringComparison.Ordinal);
        Assert.Contains("Nếu không đề nghị đăng nhập, không cần thực hiện gì", text, StringComparison.Ordinal);
    }
}
