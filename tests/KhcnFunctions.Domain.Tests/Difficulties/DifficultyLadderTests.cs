using Xunit;

namespace KhcnFunctions.Difficulties;

public sealed class DifficultyLadderTests
{
    [Theory]
    [InlineData("2026-11-16 10:00", "2026-11-17", "2026-11-18")] // Monday
    [InlineData("2026-11-20 23:30", "2026-11-23", "2026-11-25")] // Friday, late; 24/11 is a day off
    [InlineData("2026-11-21 09:00", "2026-11-23", "2026-11-25")] // Saturday
    [InlineData("2026-12-30 09:00", "2026-12-31", "2027-01-04")] // New Year and the days after it are off
    public void WithOffice_HasOneWorkingDay_ThenTheDirectorGetsIt(string raised, string forward, string reach)
    {
        var ahead = DifficultyLadder.Default.Ahead(SampleDifficulty.Raised(raised), SampleDifficulty.Calendar);

        Assert.Equal([("1.forward", DateOnly.Parse(forward)), ("1.reach", DateOnly.Parse(reach))], ahead.Select(rung => (rung.Id, rung.Day)));
    }

    [Fact]
    public void WithLeaders_RemindsTheDeputyOnceAndTheDirectorFourTimes()
    {
        var forwarded = SampleDifficulty.Raised().With("2026-11-16 15:00", new DifficultyForwarded("Đồng ý."), "p-hcth");

        var ahead = DifficultyLadder.Default.Ahead(forwarded, SampleDifficulty.Calendar);

        Assert.Equal(
            ["1.opinion 2026-11-18", "1.answer-1 2026-11-19", "1.answer-2 2026-11-27", "1.answer-3 2026-12-04", "1.answer-4 2026-12-11"],
            ahead.Select(rung => FormattableString.Invariant($"{rung.Id} {rung.Day:yyyy-MM-dd}")));
    }

    [Fact]
    public void Opinion_Given_IsNotRemindedOf()
    {
        var difficulty = SampleDifficulty.Raised().With("2026-11-16 15:00", new DifficultyForwarded("Đồng ý.")).With("2026-11-17 15:00", new OpinionOnDifficulty("Nhất trí."), "tran-cong-hoa");

        Assert.DoesNotContain(DifficultyLadder.Default.Ahead(difficulty, SampleDifficulty.Calendar), rung => rung.Kind is DifficultyRungKind.Opinion);
    }

    [Fact]
    public void Due_AtTheMorningAndNotBefore_AndNotTwice()
    {
        var difficulty = SampleDifficulty.Raised();
        var ladder = DifficultyLadder.Default;

        Assert.Empty(ladder.Due(difficulty, SampleDifficulty.Calendar, SampleDifficulty.At("2026-11-17 07:59")));
        Assert.Equal("1.forward", Assert.Single(ladder.Due(difficulty, SampleDifficulty.Calendar, SampleDifficulty.At("2026-11-17 08:00"))).Id);
        Assert.Empty(ladder.Due(difficulty with { Taken = ["1.forward"] }, SampleDifficulty.Calendar, SampleDifficulty.At("2026-11-17 08:00")));
        Assert.Equal(SampleDifficulty.At("2026-11-18 08:00"), ladder.Next(difficulty, SampleDifficulty.Calendar, SampleDifficulty.At("2026-11-17 08:00")));
    }

    [Fact]
    public void Answered_OrWithdrawn_ClimbsNoMore()
    {
        var answered = SampleDifficulty.Raised().With("2026-11-16 15:00", new DifficultyAnswered("Đồng ý."));
        var withdrawn = SampleDifficulty.Raised().With("2026-11-16 15:00", new DifficultyWithdrawn("Đã tự giải quyết."));

        Assert.Empty(DifficultyLadder.Default.Ahead(answered, SampleDifficulty.Calendar));
        Assert.Empty(DifficultyLadder.Default.Ahead(withdrawn, SampleDifficulty.Calendar));
    }

    [Fact]
    public void Unsettled_GoesUpAgain_WithRungsOfItsOwn()
    {
        var difficulty = SampleDifficulty.Raised().With("2026-11-16 15:00", new DifficultyAnswered("Đồng ý.")).With("2026-11-20 09:00", new DifficultyUnsettled("Chưa có kinh phí."), "p-qlkh")
            with
        { Taken = ["1.forward", "1.reach"] };

        Assert.Equal(["2.forward", "2.reach"], DifficultyLadder.Default.Ahead(difficulty, SampleDifficulty.Calendar).Select(rung => rung.Id));
        Assert.Null(difficulty.Answer);
        Assert.Equal(2, difficulty.Climb);
    }
}
