using System.Text;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Difficulties;

public sealed class DifficultyRulesTests
{
    private static readonly Plan Shipped = PlanFile.Shipped;

    private static string DirectorId => Shipped.Register.People.First(person => person.Role is LeaderRole.Director).Id;

    private static string DeputyId => Shipped.Register.People.First(person => person.Role is LeaderRole.DeputyDirector).Id;

    [Fact]
    public void Unit_MayAddAndWithdraw_UntilItIsAnswered()
    {
        var open = SampleDifficulty.Raised();
        var answered = open.With("2026-11-17 09:00", new DifficultyAnswered("Đồng ý."));

        Assert.Null(Mistake(open, new AddedToDifficulty("Thêm.")));
        Assert.Null(Mistake(open, new DifficultyWithdrawn("Thôi.")));
        Assert.Equal("not-open", Mistake(answered, new AddedToDifficulty("Thêm.")));
        Assert.Equal("not-open", Mistake(answered, new DifficultyWithdrawn("Thôi.")));
        Assert.Null(Mistake(answered, new DifficultyUnsettled("Chưa được.")));
        Assert.Equal("not-answered", Mistake(open, new DifficultyUnsettled("Chưa được.")));
    }

    [Fact]
    public void Office_ForwardsOnce_AlsoAfterTheDirectorGotItAnyway()
    {
        var open = SampleDifficulty.Raised();
        var reached = open.With("2026-11-18 08:00", new DifficultyReached());
        var forwarded = reached.With("2026-11-18 09:00", new DifficultyForwarded("Đồng ý."));

        Assert.Null(Mistake(open, new DifficultyForwarded("Đồng ý.")));
        Assert.Null(Mistake(reached, new DifficultyForwarded("Đồng ý.")));
        Assert.Equal("forwarded-before", Mistake(forwarded, new DifficultyForwarded("Khác.")));
    }

    [Fact]
    public void Answer_IsTheDirectors_OrADeputysWhomTheDirectorTold()
    {
        var open = SampleDifficulty.Raised();

        Assert.Null(Mistake(open, new DifficultyAnswered("Đồng ý.") { By = DirectorId }));
        Assert.Equal("director-answers", Mistake(open, new DifficultyAnswered("Đồng ý.") { By = DeputyId }));
        Assert.Null(Mistake(open, new DifficultyAnswered("Đồng ý.") { By = DeputyId, OnBehalf = true }));
        Assert.Equal("leader-decides", Mistake(open, new DifficultyAnswered("Đồng ý.") { By = "p-qlkh", OnBehalf = true }));
        Assert.Equal("answered-before", Mistake(open.With("2026-11-17 09:00", new DifficultyAnswered("Đồng ý.")), new DifficultyAnswered("Khác.") { By = DirectorId }));
    }

    [Fact]
    public void Raise_WithoutEnd_IsRefused()
    {
        var open = Enumerable.Range(1, DifficultyRules.MostOpen).Select(_ => SampleDifficulty.Raised()).ToList();

        Assert.NotNull(DifficultyRules.CannotRaise(open));
        Assert.Null(DifficultyRules.CannotRaise(open[1..]));
    }

    [Theory]
    [InlineData("""{"id":"1","kind":"answer","text":"Đồng ý.","decidedBy":"D","decidedOn":"2026-11-17","form":"văn bản","amendment":{"what":"Lùi thời hạn."}}""", "#/amendment/number")]
    [InlineData("""{"id":"1","kind":"answer","text":"Đồng ý.","decidedBy":"D","decidedOn":"2026-11-17","form":"văn bản","amendment":{"number":"15","signedOn":"2026-11-17","from":"2026-11-18","what":"Lùi."}}""", "#/amendment/number")]
    [InlineData("""{"id":"1","kind":"answer","text":"Đồng ý.","decidedBy":"D","decidedOn":"2026-11-30","form":"văn bản"}""", "#/decidedOn")]
    [InlineData("""{"id":"1","kind":"forward","text":"Đồng ý.","decidedBy":"D"}""", "#/decidedBy")]
    [InlineData("""{"id":"1","kind":"withdraw","text":"Thôi."}""", "#/kind")]
    public void Step_OfTheOffice_NamesItsMistake(string json, string place)
    {
        var (step, mistakes) = DifficultyReader.ReadStep(Encoding.UTF8.GetBytes(json.Replace("\"D\"", $"\"{DirectorId}\"", StringComparison.Ordinal)), Shipped, null, new(2026, 11, 17));

        Assert.Null(step);
        Assert.Contains(mistakes, mistake => "#" + mistake.Place == place);
    }

    [Fact]
    public void Amendment_WithItsDocument_Counts()
    {
        var json = $$$"""{"id":"1","kind":"answer","text":"Đồng ý.","decidedBy":"{{{DirectorId}}}","decidedOn":"2026-11-17","form":"văn bản","amendment":{"number":"15/QĐ-SKHCN","signedOn":"2026-11-16","from":"2026-12-01","what":"Lùi thời hạn."}}""";

        var answer = Assert.IsType<DifficultyAnswered>(DifficultyReader.ReadStep(Encoding.UTF8.GetBytes(json), Shipped, null, new(2026, 11, 17)).Step);

        Assert.Equal(new Amendment("15/QĐ-SKHCN", new(2026, 11, 16), new(2026, 12, 1), "Lùi thời hạn."), answer.Amendment);
        Assert.Equal(Shipped.Agency.Office, answer.RecordedBy);
    }

    private static string? Mistake(Difficulty difficulty, DifficultyStep step) => DifficultyRules.Mistake(difficulty, step, Shipped.Register)?.Kind;
}
