using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Desk.Leaders;

public sealed class LeaderLinkTests
{
    private static readonly DateOnly Day = new(2026, 12, 10);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Link_LivesFromItsDayForThirtyDays(int after, bool alive) =>
        Assert.Equal(alive, LeaderLink.IsAlive(LeaderLink.GenerationOf(Day), Day.AddDays(after)));

    [Fact]
    public void Token_NamesReaderPlaceAndSubject_AndNoOther()
    {
        var (hoa, hieu) = (SampleCycle.Hoa, SampleCycle.Hieu);
        var key = new byte[32];
        var cycle = new CycleKey("so", "kh", "2026");
        LeaderReader[] readers = [new(hoa), new(hieu), new(hieu, hoa), new(hoa, hieu)];
        AnswerSubject[] subjects = [AnswerSubject.OpinionOn(1), AnswerSubject.OpinionOn(11), AnswerSubject.SignatureOf(1), new("extension", "p-qlkh")];
        var holders = readers.SelectMany(reader => subjects.Select(subject => LeaderLink.HolderOf(reader, subject))).ToList();

        foreach (var holder in holders)
        {
            var access = AccessToken.Read(AccessToken.Issue(cycle, holder, LeaderLink.GenerationOf(Day), key), [key])!;
            Assert.Equal([holder], holders.Where(access.Names));
            Assert.Equal(LeaderLink.GenerationOf(Day), access.Generation);
        }
    }

    [Fact]
    public void Letter_ForOthersThanTheLeader_HasNoAnswerLink()
    {
        var letter = Letters.SignatureRequested(SampleCycle.On(16), SampleCycle.Draft with { Link = "https://so.example/ban" }, new(SampleCycle.Director), [], null, "https://so.example/y-kien/x");

        Assert.Contains("https://so.example/y-kien/x", letter.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain("https://so.example/y-kien/x", letter.WithoutAnswers().ToText(), StringComparison.Ordinal);
        Assert.Contains("https://so.example/ban", letter.WithoutAnswers().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Generation_FitsTheTokenForGenerations() => Assert.InRange(LeaderLink.GenerationOf(new(2150, 1, 1)), 1, ushort.MaxValue);
}
