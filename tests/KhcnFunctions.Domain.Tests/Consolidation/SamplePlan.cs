using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>The department's plan, as far as the documents need it, in the wording of the original.</summary>
internal static class SamplePlan
{
    public static readonly Unit Technology = Unit("p-qlcncn", "Phòng Quản lý Công nghệ và Chuyên ngành", "QLCN&CN");
    public static readonly Unit Science = Unit("p-qlkh", "Phòng Quản lý Khoa học", "QLKH");
    public static readonly Unit Office = Unit("p-hcth", "Phòng Hành chính - Tổng hợp", "HCTH");

    public static Unit Unit(string id, string name, string shortName) =>
        new() { Id = id, Name = name, ShortName = shortName, Kind = UnitKind.Division, Emails = [$"{id}@skhcn.example"] };

    public static Plan Build() => new()
    {
        Id = "dich-vu-khcn",
        Agency = new()
        {
            Id = "skhcn",
            Name = "Sở Khoa học và Công nghệ",
            ShortName = "Sở KH&CN",
            ParentName = "UBND tỉnh Quảng Ngãi",
            Place = "Quảng Ngãi",
            Sign = "SKHCN",
            Office = "p-hcth",
        },
        Number = "05/KH-SKHCN",
        SignedOn = new(2022, 1, 20),
        SignedOnAsWritten = "… tháng 01 năm 2022",
        Title = "Triển khai thực hiện Chiến lược tổng thể phát triển khu vực dịch vụ khoa học - công nghệ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Quảng Ngãi",
        LegalBasis =
        [
            "Căn cứ Quyết định số 531/QĐ-TTg ngày 01/04/2021 của Thủ tướng Chính phủ về việc phê duyệt Chiến lược tổng thể phát triển khu vực dịch vụ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050",
            "Căn cứ Quyết định số 1732/QĐ-UBND ngày 04/11/2021 của Chủ tịch UBND tỉnh Quảng Ngãi về việc Chương trình hành động thực hiện Chiến lược tổng thể phát triển khu vực dịch vụ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Quảng Ngãi",
        ],
        Purpose = "Mục đích",
        Requirements = "Yêu cầu",
        Tasks =
        [
            Task(1, Technology, "Các phòng, đơn vị liên quan", "Thay đổi tư duy và cách thức quản lý nhà nước về dịch vụ khoa học – công nghệ phù hợp với xu thế phát triển khoa học, công nghệ và đổi mới sáng tạo trong bối cảnh cuộc cách mạng công nghiệp 4.0."),
            Task(2, Technology, "Phòng Quản lý Khoa học và các phòng, đơn vị liên quan", "Chủ động, cập nhật thường xuyên các chính sách của Trung ương liên quan nghiên cứu khoa học, phát triển công nghệ và đổi mới sáng tạo. Nghiên cứu cho phép triển khai khung thể chế thử nghiệm (cơ chế Sandbox) đối với các ngành, nghề kinh doanh các sản phẩm, dịch vụ sáng tạo"),
            Task(3, Technology, "Các phòng, đơn vị liên quan", "Xây dựng chính sách hỗ trợ, thúc đẩy khởi nghiệp sáng tạo; doanh nghiệp thực hiện đổi mới, ứng dụng công nghệ tiên tiến, thành tựu của cuộc cách mạng công nghiệp 4.0"),
            Task(4, Science, "Phòng Quản lý Công nghệ và Chuyên ngành và các phòng, đơn vị liên quan", "Đẩy mạnh hợp tác phát triển khoa học và công nghệ giữa các địa phương và quốc tế. Kêu gọi sự tham gia đóng góp trí tuệ đối với các lĩnh vực phát triển kinh tế - xã hội của tỉnh trong cộng đồng các nhà khoa học"),
            Task(5, Technology, "Phòng Quản lý Khoa học và các phòng, đơn vị liên quan", "Xây dựng cơ chế đặc thù để tuyển chọn, trọng dụng người tài, tôn vinh đội ngũ làm công tác khoa học, công nghệ; khuyến khích khu vực tư nhân xây dựng cơ sở nghiên cứu khoa học - công nghệ, các trung tâm đổi mới sáng tạo và cung ứng dịch vụ khoa học - công nghệ"),
        ],
        Organization = [],
        Reporting = new()
        {
            Basis = "điểm 1 mục III",
            Deadline = new(DeadlineForm.Before, new(10, 12), null, DayOffRule.Forward, DayOffRule.Back),
            FiguresCutOff = new(14, 12),
        },
        Schedule = new()
        {
            Request = new(15, 11),
            RemindersBefore = [10, 5, 2, 0],
            OfficeAfter = 1,
            DeputyDirectorAfter = 2,
            DirectorAfter = 3,
            Dispatch = new(20, 12),
            ApprovalOfficeBefore = [3, 2],
            ApprovalDirectorBefore = [1, 0],
            Close = new(31, 3),
        },
        ReportTo = new("ubnd-tinh", "so-tai-chinh"),
        Distribution = ["UBND tỉnh (báo cáo)"],
        ReportDistribution =
        [
            new("Như trên", DistributionKind.Addressee),
            new("GĐ, các PGĐ Sở", DistributionKind.Leaders),
            new("Các phòng, đơn vị thuộc Sở", DistributionKind.Units),
            new("Lưu: VT, HCTH", DistributionKind.File),
        ],
        Register = new()
        {
            Units = [Technology, Science, Office],
            People =
            [
                new() { Id = "giam-doc", Role = LeaderRole.Director },
                new() { Id = "tran-cong-hoa", Name = "Trần Công Hòa", Role = LeaderRole.DeputyDirector },
            ],
            Recipients = [],
        },
    };

    private static PlanTask Task(int number, Unit lead, string coordination, string title) => new()
    {
        Id = $"nv{number}",
        Number = number,
        Title = title,
        DirectedBy = "tran-cong-hoa",
        Leads = [lead.Id],
        Coordination = new() { AsWritten = coordination, Units = [], Related = true },
    };
}
