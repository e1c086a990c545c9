namespace KhcnFunctions.Desk;

/// <summary>The pages of one cycle at the desk, as their addresses name them.</summary>
internal static class DeskParts
{
    public const string Board = "";
    public const string Report = "bao-cao";
    public const string Upcoming = "viec-sap-toi";
    public const string Mails = "thu";
    public const string Quarantine = "thu-cho-xu-ly";
    public const string CallList = "goi-dien";
    public const string Difficulties = "vuong-mac";

    /// <summary>A unit's id follows.</summary>
    public const string Unit = "don-vi/";
    public const string Leaders = "lanh-dao";
    public const string CycleWide = "viec";

    /// <summary>In the order in which they are offered, with their names.</summary>
    public static IReadOnlyList<(string Part, string Words)> All { get; } =
    [
        (Board, "Toàn cảnh"),
        (Upcoming, "Việc sắp tới"),
        (Report, "Báo cáo tổng hợp"),
        (Mails, "Thư đã gửi"),
        (Quarantine, "Thư chờ xử lý"),
        (CallList, "Gọi điện"),
        (Difficulties, "Khó khăn, vướng mắc"),
        (Leaders, "Theo lãnh đạo Sở"),
        (CycleWide, "Việc của cả kỳ"),
    ];

    /// <summary>The page of a cycle's part.</summary>
    public static string AddressOf(string period, string part) => part.Length == 0 ? DeskPages.AddressOf(period) : $"{DeskPages.AddressOf(period)}/{part}";

    /// <summary>The page of a unit.</summary>
    public static string UnitOf(string period, string unit) => AddressOf(period, Unit + Uri.EscapeDataString(unit));
}
