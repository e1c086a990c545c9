using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Plans.Editing;
using Xunit;

namespace KhcnFunctions.Escalation;

/// <summary>What an open cycle learns of a reorganisation that was published after its plan was fixed.</summary>
public sealed class PublishedSuccessionTests
{
    private static readonly Plan Plan = PlanFile.Shipped;
    private static readonly DateOnly From = new(2026, 12, 1);
    private static readonly DateOnly Until = new(2027, 3, 31);

    [Fact]
    public void Rename_BringsTheNewUnit()
    {
        var succeed = Assert.Single(Published(new(ReorganisationKind.Rename, From, ["p-qlkh"], ["Phòng Khoa học"], null)));

        Assert.Equal(("p-qlkh", From, "Phòng Khoa học"), (succeed.Unit, succeed.From, succeed.Entry?.Name));
        Assert.Equal(succeed.Successor, succeed.Entry?.Id);
        Assert.Equal("Phòng Khoa học", new Holders(Plan, new([succeed]), From).Unit(succeed.Successor).Name);
    }

    [Fact]
    public void Merger_IntoAKnownUnit_BringsNone()
    {
        var succeed = Assert.Single(Published(new(ReorganisationKind.Merge, From, ["p-qlkh"], [], "p-qlcncn")));

        Assert.Equal(("p-qlcncn", null), (succeed.Successor, succeed.Entry));
    }

    [Fact]
    public void Split_PassesTheDutiesToTheFirst()
    {
        var succeed = Assert.Single(Published(new(ReorganisationKind.Split, From, ["p-qlkh"], ["Phòng Một", "Phòng Hai"], null)));

        Assert.Equal("Phòng Một", succeed.Entry?.Name);
    }

    [Fact]
    public void Recorded_OrAfterTheCycle_OrOfItsOwnPlan_IsNotRecordedAgain()
    {
        var wanted = new Reorganisation(ReorganisationKind.Rename, From, ["p-qlkh"], ["Phòng Khoa học"], null);
        var recorded = Published(wanted).Single() with { At = DateTimeOffset.UnixEpoch };

        Assert.Empty(Successions.Published(Plan, new([recorded]), wanted.Apply(Plan), Until));
        Assert.Empty(Successions.Published(Plan, new([recorded, new Succeed("p-qlkh", "ttud", From) { Id = "2", At = DateTimeOffset.UnixEpoch.AddDays(1) }]), wanted.Apply(Plan), Until));
        Assert.Empty(Successions.Published(wanted.Apply(Plan), new([]), wanted.Apply(Plan), Until));
        Assert.Empty(Published(wanted with { From = new(2027, 4, 1) }));
    }

    private static IEnumerable<Succeed> Published(Reorganisation wanted) => Successions.Published(Plan, new([]), wanted.Apply(Plan), Until);
}
