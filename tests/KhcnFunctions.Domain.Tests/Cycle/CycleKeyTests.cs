using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class CycleKeyTests
{
    private static readonly CycleKey Real = new("skhcn-quang-ngai", "dich-vu-khcn", "2026");

    [Theory]
    [InlineData("2026", true)]
    [InlineData("2026-Q1", true)]
    [InlineData("2026-Q4", true)]
    [InlineData("2026-03", true)]
    [InlineData("2026-12", true)]
    [InlineData("2026-W10", true)]
    [InlineData("2026-W53", true)]
    [InlineData("2026-DX01", true)]
    [InlineData("2026-Q5", false)]
    [InlineData("2026-00", false)]
    [InlineData("2026-13", false)]
    [InlineData("2026-W00", false)]
    [InlineData("2026-W54", false)]
    [InlineData("2026-DX00", false)]
    [InlineData("0000", false)]
    [InlineData("2026-q1", false)]
    [InlineData("2026\n", false)]
    [InlineData("２０２６", false)]
    [InlineData("", false)]
    public void Period_IsWellFormed_InTheKnownFormsAlone(string period, bool expected) =>
        Assert.Equal(expected, (Real with { Period = period }).IsWellFormed);

    [Theory]
    [InlineData("skhcn", true)]
    [InlineData("so-1", true)]
    [InlineData("thu7--skhcn", true)]
    [InlineData("SKHCN", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a---b", false)]
    [InlineData("a|b", false)]
    [InlineData("a/b", false)]
    [InlineData("sở", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void Slugs_AreWellFormed_InLowerCaseAsciiAlone(string slug, bool expected)
    {
        Assert.Equal(expected, (Real with { Agency = slug }).IsWellFormed);
        Assert.Equal(expected, (Real with { Plan = slug }).IsWellFormed);
    }

    [Fact]
    public void Rehearsal_OfACycle_IsApartByEveryNameAndKnowsTheRealOne()
    {
        var rehearsal = CycleKey.ForRehearsal("thu7", Real);

        Assert.Equal("thu7", rehearsal.Rehearsal);
        Assert.Equal(Real.Agency, rehearsal.RealAgency);
        Assert.Equal("rehearsal-thu7--skhcn-quang-ngai-dich-vu-khcn-2026", rehearsal.InstanceId);
        Assert.Equal("thu7--skhcn-quang-ngai|dich-vu-khcn|2026", rehearsal.Partition);
    }

    [Fact]
    public void Production_HasItsKeysFromTheFirstDay()
    {
        Assert.Null(Real.Rehearsal);
        Assert.Equal(Real.Agency, Real.RealAgency);
        Assert.Equal("cycle-skhcn-quang-ngai-dich-vu-khcn-2026", Real.InstanceId);
        Assert.Equal("skhcn-quang-ngai|dich-vu-khcn|2026", Real.Partition);
        Assert.Equal(2026, (Real with { Period = "2026-W10" }).Year);
    }
}
