using System.Text;
using System.Text.RegularExpressions;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class EveryLetterTests
{
    private const string StateSecrets = "Không gửi nội dung thuộc bí mật nhà nước qua trang này hoặc thư điện tử.";

    private static readonly Regex Forbidden = new(
        @"(?<!\p{L})(yêu cầu|nộp|trễ|trả lại|leo thang|bạn|diễn tập|cần xem|Hệ thống(?! quản lý văn bản và điều hành))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [Fact]
    public void Letters_Text_UsesNoForbiddenWord() =>
        Assert.All(SampleCycle.AllLetters(), item => Assert.DoesNotMatch(Forbidden, Flat(item.Letter)));

    [Fact]
    public void Letters_Text_NamesPlanByNumberDayAndTitle()
    {
        var title = char.ToLowerInvariant(SampleCycle.Plan.Title[0]) + SampleCycle.Plan.Title[1..];

        Assert.All(SampleCycle.AllLetters(), item =>
            Assert.Contains($"Kế hoạch số 05/KH-SKHCN ngày 20/01/2022 của Sở Khoa học và Công nghệ {title}", Flat(item.Letter)));
    }

    [Fact]
    public void Letters_Subject_NamesPlanByNumberInOneLine() =>
        Assert.All(SampleCycle.AllLetters(), item =>
        {
            Assert.StartsWith("[Sở KH&CN] ", item.Letter.Subject);
            Assert.Contains("05/KH-SKHCN", item.Letter.Subject);
            Assert.DoesNotContain(item.Letter.Subject, char.IsControl);
        });

    [Fact]
    public void Letters_SignOff_NamesContactAndPhone() =>
        Assert.All(SampleCycle.AllLetters(), item =>
            Assert.Equal("Đầu mối liên hệ: Nguyễn Thị Mẫu, điện thoại 0255 000 001", item.Letter.SignOff[^1]));

    [Theory]
    [InlineData("Nguyễn Thị Mẫu", null, "Đầu mối liên hệ: Nguyễn Thị Mẫu")]
    [InlineData(null, "0255 000 001", "Đầu mối liên hệ: điện thoại 0255 000 001")]
    [InlineData(null, null, null)]
    public void Letters_ContactPartlyUnknown_LeavesClauseOut(string? name, string? phone, string? expected)
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
    public void Letters_Rehearsal_SaysSoFirstAndShowsPlaceholder()
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
    public void Letters_DecomposedNames_AreComposed()
    {
        static Unit Decompose(Unit unit) => unit with { Name = unit.Name.Normalize(NormalizationForm.FormD) };

        Assert.All(SampleCycle.AllLetters(rename: Decompose), item =>
        {
            Assert.True(item.Letter.Subject.IsNormalized(), item.Name);
            Assert.True(item.Letter.ToText().IsNormalized(), item.Name);
        });
    }

    [Fact]
    public void Letters_NamesWithControlCharacters_StaySingleLine()
    {
        static Unit Hostile(Unit unit) => unit with { Name = "Phòng A\r\nBcc: x@y.example\u2028\u202Egnurt\0" };

        Assert.All(SampleCycle.AllLetters(rename: Hostile), item =>
        {
            Assert.DoesNotContain(item.Letter.Subject, letter => char.IsControl(letter) || letter is '\u2028' or '\u202E');
            Assert.DoesNotContain(item.Letter.ToText(), letter => (char.IsControl(letter) && letter != '\n') || letter is '\u2028' or '\u202E');
            Assert.DoesNotContain("\nBcc", item.Letter.Salutation + item.Letter.Subject);
        });
    }

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
