namespace KhcnFunctions.Desk;

/// <summary>How roles and rights are spoken of on the desk's pages.</summary>
public static class DeskWords
{
    /// <summary>chuyên viên, Trưởng phòng, Giám đốc Sở.</summary>
    public static string Of(DeskRole role) => role switch
    {
        DeskRole.Officer => "chuyên viên",
        DeskRole.OfficeHead => "Trưởng phòng",
        DeskRole.RecordsClerk => "văn thư",
        DeskRole.DeputyDirector => "Phó Giám đốc Sở",
        DeskRole.Director => "Giám đốc Sở",
        DeskRole.Administrator => "quản trị phần mềm",
        _ => "người xem",
    };

    /// <summary>What is done by the right, to follow 'Việc'.</summary>
    public static string Of(DeskRight right) => right switch
    {
        DeskRight.See => "xem kỳ báo cáo",
        DeskRight.Draft => "soạn dự thảo và cập nhật kỳ báo cáo",
        DeskRight.Check => "kiểm tra dự thảo",
        DeskRight.Advise => "cho ý kiến chỉ đạo",
        DeskRight.Approve => "phê duyệt báo cáo",
        DeskRight.RecordForLeader => "ghi ý kiến chỉ đạo của lãnh đạo Sở",
        DeskRight.Number => "ghi số, ngày của báo cáo",
        DeskRight.Plan => "sửa Kế hoạch và danh bạ",
        DeskRight.Publish => "ban hành Kế hoạch đã sửa",
        _ => "phát hành báo cáo",
    };

    /// <summary>chuyên viên hoặc Trưởng phòng.</summary>
    public static string WhoMay(DeskRight right)
    {
        var roles = DeskRights.RolesWith(right).Select(Of).ToList();
        return roles.Count == 1 ? roles[0] : $"{string.Join(", ", roles.SkipLast(1))} hoặc {roles[^1]}";
    }
}
