using Xunit;

namespace KhcnFunctions.Desk;

public sealed class DeskRightsTests
{
    /// <summary>Who may what, role by role, as the department decided it.</summary>
    private static readonly Dictionary<DeskRole, DeskRight[]> Expected = new()
    {
        [DeskRole.Officer] = [DeskRight.See, DeskRight.Draft, DeskRight.RecordForLeader, DeskRight.Number, DeskRight.Issue, DeskRight.Plan],
        [DeskRole.OfficeHead] = [DeskRight.See, DeskRight.Draft, DeskRight.Check, DeskRight.RecordForLeader, DeskRight.Number, DeskRight.Issue, DeskRight.Plan, DeskRight.Publish],
        [DeskRole.RecordsClerk] = [DeskRight.See, DeskRight.Number, DeskRight.Issue],
        [DeskRole.DeputyDirector] = [DeskRight.See, DeskRight.Advise, DeskRight.Approve],
        [DeskRole.Director] = [DeskRight.See, DeskRight.Advise, DeskRight.Approve],
        [DeskRole.Administrator] = [DeskRight.See, DeskRight.Plan, DeskRight.Publish],
        [DeskRole.Reader] = [DeskRight.See],
    };

    public static TheoryData<DeskRole, DeskRight> RolesAndRights =>
        Enum.GetValues<DeskRole>().SelectMany(role => Enum.GetValues<DeskRight>().Select(right => (role, right))).ToTheory();

    [Theory]
    [MemberData(nameof(RolesAndRights))]
    public void Role_WithRight_IsAsDecided(DeskRole role, DeskRight right) => Assert.Equal(Expected[role].Contains(right), role.May(right));

    [Fact]
    public void WhoMay_OfOneAndOfSeveral_IsSaidInWords()
    {
        Assert.Equal("Trưởng phòng", DeskWords.WhoMay(DeskRight.Check));
        Assert.Equal("chuyên viên hoặc Trưởng phòng", DeskWords.WhoMay(DeskRight.Draft));
        Assert.Equal("văn thư, chuyên viên hoặc Trưởng phòng", DeskWords.WhoMay(DeskRight.Issue));
    }

    [Fact]
    public void Words_OfRolesAndRights_AreEachTheirOwn()
    {
        Assert.Equal(Enum.GetValues<DeskRole>().Length, Enum.GetValues<DeskRole>().Select(DeskWords.Of).Distinct().Count());
        Assert.Equal(Enum.GetValues<DeskRight>().Length, Enum.GetValues<DeskRight>().Select(DeskWords.Of).Distinct().Count());
    }
}
