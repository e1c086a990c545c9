namespace KhcnFunctions.Desk;

/// <summary>Which roles have which right: the one table of it.</summary>
public static class DeskRights
{
    private static readonly Dictionary<DeskRight, DeskRole[]> Roles = new()
    {
        [DeskRight.See] = Enum.GetValues<DeskRole>(),
        [DeskRight.Draft] = [DeskRole.Officer, DeskRole.OfficeHead],
        [DeskRight.Check] = [DeskRole.OfficeHead],
        [DeskRight.Advise] = [DeskRole.DeputyDirector, DeskRole.Director],
        [DeskRight.Approve] = [DeskRole.Director, DeskRole.DeputyDirector],
        [DeskRight.RecordForLeader] = [DeskRole.Officer, DeskRole.OfficeHead],
        [DeskRight.Number] = [DeskRole.RecordsClerk, DeskRole.Officer, DeskRole.OfficeHead],
        [DeskRight.Issue] = [DeskRole.RecordsClerk, DeskRole.Officer, DeskRole.OfficeHead],
        [DeskRight.Plan] = [DeskRole.Officer, DeskRole.OfficeHead, DeskRole.Administrator],
        [DeskRight.Publish] = [DeskRole.OfficeHead, DeskRole.Administrator],
    };

    /// <summary>Who has the right, those whose work it is first.</summary>
    public static IReadOnlyList<DeskRole> RolesWith(DeskRight right) => Roles[right];

    public static bool May(this DeskRole role, DeskRight right) => Array.IndexOf(Roles[right], role) >= 0;
}
