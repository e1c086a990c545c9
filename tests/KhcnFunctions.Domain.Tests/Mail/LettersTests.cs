using System.Text;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class LettersTests
{
    private const string StateSecrets = "Không gửi nội dung thuộc bí mật nhà nước qua trang này hoặc thư điện tử.";

    private static readonly Regex Forbidden = new(
        @"(?<!\p{L})(yêu cầu|nộp|trễ|trả lại|leo thang|bạn|diễn tập|cần xem|Hệ thống(?! quản lý văn bản và điều hành))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [Fact]
    public void EveryLetter_Text_UsesNoForbiddenWord() =>
        Assert.All(SampleCycle.AllLetters(), item => Assert.DoesNotMatch(Forbidden, Flat(item.Letter)));

    [Fact]
    public void EveryLetter_Text_NamesPlanByNumberDayAndTitle()
    {
        var title = char.ToLowerInvariant(SampleCycle.Plan.Title[0]) + SampleCycle.Plan.Title[1..];

        Assert.All(SampleCycle.AllLetters(), item =>
            Assert.Contains($"Kế hoạch số 05/KH-SKHCN ngày 20/01/2022 của Sở Khoa học và Công nghệ {title}", Flat(item.Letter)));
    }

    [Fact]
    public void EveryLetter_Subject_NamesPlanByNumberInOneLine() =>
        Assert.All(SampleCycle.AllLetters(), item =>
        {
            Assert.StartsWith("[Sở KH&CN] ", item.Letter.Subject);
            Assert.Contains("05/KH-SKHCN", item.Letter.Subject);
            Assert.DoesNotContain(item.Letter.Subject, char.IsControl);
        });

    [Fact]
    public void EveryLetter_SignOff_NamesContactAndPhone() =>
        Assert.All(SampleCycle.AllLetters(), item =>
            Assert.Equal("Đầu mối liên hệ: Nguyễn Thị Mẫu, điện thoại 0255 000 001", item.Letter.SignOff[^1]));

    [Theory]
    [InlineData("Nguyễn Thị Mẫu", null, "Đầu mối liên hệ: Nguyễn Thị Mẫu")]
    [InlineData(null, "0255 000 001", "Đầu mối liên hệ: điện thoại 0255 000 001")]
    [InlineData(null, null, null)]
    public void EveryLetter_ContactPartlyUnknown_LeavesClauseOut(string? name, string? phone, string? expected)
    {
        var plan = WithOffice(office => office with { Contact = name, Phone = phone });

        Assert.All(SampleCycle.AllLetters(context => context with { Plan = plan }), item =>
        {
            Assert.Equal(expected is null ? 0 : 1, item.Letter.SignOff.Count(line => line.StartsWith("Đầu mối", StringComparison.Ordinal)));
            Assert.Equal(expected ?? item.Letter.SignOff[^1], item.Letter.SignOff[^1]);
            Assert.Equal(expected is not null && Flat(item.Letter).Contains("đầu mối dưới đây"), Flat(item.Letter).Contains("đầu mối dưới đây"));
        });
    }

    [Fact]
    public void UnitLetters_All_WarnOfStateSecrets() =>
        Assert.All(SampleCycle.UnitLetters(context => context, unit => unit), item =>
        {
            Assert.Equal(StateSecrets, item.Letter.Caution);
            Assert.EndsWith(StateSecrets, Flat(item.Letter));
        });

    [Fact]
    public void EveryLetter_Rehearsal_SaysSoFirstAndShowsPlaceholder()
    {
        var plan = SampleCycle.Plan with { Number = null, SignedOn = null };

        Assert.All(SampleCycle.AllLetters(context => context with { Plan = plan, Rehearsal = true }), item =>
        {
            Assert.StartsWith("[Chạy thử] [Sở KH&CN] ", item.Letter.Subject);
            Assert.StartsWith("CHẠY THỬ: ", item.Letter.ToText());
            Assert.Contains("Kế hoạch số [chưa có số]/KH-SKHCN ngày [chưa có ngày]/01/2022 của", Flat(item.Letter));
        });
    }

    [Fact]
    public void EveryLetter_DecomposedNames_AreComposed()
    {
        static Unit Decompose(Unit unit) => unit with { Name = unit.Name.Normalize(NormalizationForm.FormD) };

        Assert.All(SampleCycle.AllLetters(rename: Decompose), item =>
        {
            Assert.True(item.Letter.Subject.IsNormalized(), item.Name);
            Assert.True(item.Letter.ToText().IsNormalized(), item.Name);
        });
    }

    [Fact]
    public void EveryLetter_NamesWithControlCharacters_StaySingleLine()
    {
        static Unit Hostile(Unit unit) => unit with { Name = "Phòng A\r\nBcc: x@y.example\u2028\u202Egnurt\0" };

        Assert.All(SampleCycle.AllLetters(rename: Hostile), item =>
        {
            Assert.DoesNotContain(item.Letter.Subject, letter => char.IsControl(letter) || letter is '\u2028' or '\u202E');
            Assert.DoesNotContain(item.Letter.ToText(), letter => (char.IsControl(letter) && letter != '\n') || letter is '\u2028' or '\u202E');
            Assert.DoesNotContain("\nBcc", item.Letter.Salutation + item.Letter.Subject);
        });
    }

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
    public void OverdueToDeputyDirector_AllReminded_SaysSo()
    {
        var letter = Letters.OverdueToDeputyDirector(SampleCycle.On(11), new(SampleCycle.Hoa, [SampleCycle.Overdue(SampleCycle.Science, SampleCycle.Task1), SampleCycle.Overdue(SampleCycle.Centre, SampleCycle.Task4)]));

        Assert.Equal("Kính gửi: Đồng chí Trần Công Hòa, Phó Giám đốc Sở", letter.Salutation);
        Assert.Contains("trong các nhiệm vụ đồng chí chỉ đạo còn 02 đơn vị chưa gửi báo cáo dù đã được nhắc; kính đề nghị đồng chí quan tâm, chỉ đạo.", Flat(letter));
    }

    [Fact]
    public void OverdueToDeputyDirector_OneNeverReminded_DoesNotClaimIt()
    {
        var letter = Letters.OverdueToDeputyDirector(SampleCycle.On(11), new(SampleCycle.Hoa, [SampleCycle.Overdue(SampleCycle.Science) with { LastReminder = null }]));

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
        var letter = Letters.Announcement(SampleCycle.On(10), new(SampleCycle.At(11), [new(SampleCycle.Hoa, [SampleCycle.Overdue(SampleCycle.Science)])], mayDefer, SampleCycle.Link));

        Assert.Contains(expected, Flat(letter));
        Assert.Equal(mayDefer, letter.ToText().Contains(SampleCycle.Link));
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

    [Fact]
    public void Office_MergedAway_IsItsSuccessor()
    {
        var plan = WithOffice(office => office with { To = new(2026, 6, 30), Successor = SampleCycle.Science.Id });

        Assert.Equal(SampleCycle.Science.Id, (SampleCycle.On(1) with { Plan = plan }).Office.Id);
    }

    [Fact]
    public void Office_SuccessorsInACircle_EndsAll()
    {
        var plan = WithOffice(office => office with { To = new(2026, 6, 30), Successor = office.Id });

        Assert.Equal(SampleCycle.Office.Id, (SampleCycle.On(1) with { Plan = plan }).Office.Id);
    }

    private static Plan WithOffice(Func<Unit, Unit> change) => SampleCycle.Plan with
    {
        Register = SampleCycle.Plan.Register with
        {
            Units = [.. SampleCycle.Plan.Register.Units.Select(unit => unit.Id == SampleCycle.Office.Id ? change(unit) : unit)],
        },
    };

    /// <summary>The text part with its line breaks undone.</summary>
    private static string Flat(Letter letter) => Regex.Replace(letter.ToText(), @"\s+", " ").Trim();
}
