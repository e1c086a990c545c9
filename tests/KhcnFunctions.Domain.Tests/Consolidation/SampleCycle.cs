using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Cycles of the year 2026 in every state that the documents must cope with.</summary>
internal static class SampleCycle
{
    public static readonly DateTimeOffset Compiled = VietnamTime.At(new(2026, 12, 11), new(8, 0));

    /// <summary>Part of every text that must stay inside the department.</summary>
    public const string LateName = "Đơn vị mẫu gửi sau hạn";

    public static ConsolidationInput Empty() => Input([Entry(SamplePlan.Technology, null, UnitStanding.Missing), Entry(SamplePlan.Science, null, UnitStanding.Missing)]);

    public static ConsolidationInput Normal() => Input(
    [
        Entry(SamplePlan.Technology, TechnologyReport(), UnitStanding.OnTime) with { RemindersSent = 2 },
        Entry(SamplePlan.Science, ScienceReport(), UnitStanding.OnTheDay),
        Entry(SamplePlan.Office, new() { Tasks = [.. Supported(SamplePlan.Office).Select(Nothing)] }, UnitStanding.OnTime),
        Entry(SamplePlan.Unit("mau-cham", LateName, "MC"), new() { Tasks = [.. Supported(SamplePlan.Office).Select(Nothing)] }, UnitStanding.Late) with { RemindersSent = 4 },
        Entry(SamplePlan.Unit("mau-thieu", "Đơn vị mẫu chưa có báo cáo", "MT"), null, UnitStanding.Missing) with { RemindersSent = 4 },
        Entry(SamplePlan.Unit("mau-mien", "Đơn vị mẫu không phải báo cáo", "MM"), null, UnitStanding.Exempt),
    ]);

    public static ConsolidationInput WithUnits(int count) => Input(
    [
        .. Normal().Units,
        .. Enumerable.Range(1, count).Select(number => Entry(
            SamplePlan.Unit($"mau-{number}", $"Đơn vị mẫu {number}", $"M{number}"),
            new()
            {
                Tasks = [new() { Task = "nv1", Results = $"Kết quả của đơn vị {number}, đoạn một.\nĐoạn hai của đơn vị {number}." }, .. Supported(SamplePlan.Office).Skip(1).Select(Nothing)],
            },
            UnitStanding.OnTime)),
    ]);

    /// <summary>The text stands in every place where a unit can write one.</summary>
    public static ConsolidationInput WithText(string text) => Input(
    [
        Entry(
            SamplePlan.Technology with { Name = "Phòng " + text[..Math.Min(40, text.Length)] },
            new()
            {
                Tasks =
                [
                    new()
                    {
                        Task = "nv1", Results = text, Difficulties = text, Proposals = text,
                        Assessment = new(CompletionLevel.InProgress, text, Pace.Behind, text),
                        Budget = new(1, 1, text), Figures = [new(text, text, 1, FullYearEstimate: true)],
                    },
                ],
                General = new() { Results = text, Difficulties = text, Proposals = text, NextYear = text },
                Document = new("12", text, new(2026, 12, 8), text),
            },
            UnitStanding.OnTime),
    ]);

    public static ConsolidationInput WithResults(string text) =>
        Input([Entry(SamplePlan.Technology, new() { Tasks = [new() { Task = "nv1", Results = text }] }, UnitStanding.OnTime)]);

    public static ConsolidationInput Input(IReadOnlyList<UnitEntry> units) => new()
    {
        Plan = SamplePlan.Build(),
        Year = 2026,
        Draft = 1,
        CompiledAt = Compiled,
        Units = units,
        Addressee = "Ủy ban nhân dân tỉnh Quảng Ngãi",
        Through = "Sở Tài chính",
    };

    public static UnitEntry Entry(Unit unit, Report? report, UnitStanding standing) => new()
    {
        Unit = unit,
        Standing = standing,
        Leads = [.. SamplePlan.Build().Tasks.Where(task => task.Leads.Contains(unit.Id)).Select(task => task.Id)],
        Supports = [.. Supported(unit)],
        Deadline = new(DeadlineForm.Before, new(2026, 12, 10), null, new(2026, 12, 9), VietnamTime.StartOf(new(2026, 12, 10))),
        Received = report is null ? null : Receive(unit, report, standing),
    };

    private static ReceivedReport Receive(Unit unit, Report report, UnitStanding standing)
    {
        var day = standing switch { UnitStanding.Late => 12, UnitStanding.OnTheDay => 10, _ => 8 };
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(unit.Id)));
        return new(report, 2, VietnamTime.At(new(2026, 12, day), new(15, 42)), $"BN-{unit.Id}", hash);
    }

    private static IEnumerable<string> Supported(Unit unit) =>
        SamplePlan.Build().Tasks.Where(task => !task.Leads.Contains(unit.Id)).Select(task => task.Id);

    private static TaskReport Nothing(string task) => new() { Task = task, NothingToReport = true };

    private static Report TechnologyReport() => new()
    {
        Tasks =
        [
            new()
            {
                Task = "nv1",
                Results = "Phòng đã tham mưu Giám đốc Sở ban hành 02 văn bản hướng dẫn về quản lý dịch vụ khoa học và công nghệ, tổ chức 03 hội nghị phổ biến cho doanh nghiệp và các huyện, thành phố.\n- Cắt giảm 20% thời gian giải quyết thủ tục hành chính;\n- Đưa 05 dịch vụ công lên mức toàn trình.",
                Assessment = new(CompletionLevel.Completed, "Tốt", Pace.OnSchedule, null),
                Budget = new(150_000_000, 142_500_000, "Ngân sách tỉnh"),
                Figures = [new("Số doanh nghiệp được hướng dẫn", "doanh nghiệp", 1240, FullYearEstimate: true), new("Tỷ lệ hồ sơ đúng hạn", "%", 98.5m, FullYearEstimate: false)],
            },
            new()
            {
                Task = "nv2",
                Results = "Đã rà soát, cập nhật 15 văn bản của Trung ương; dự thảo đề xuất khung thử nghiệm có kiểm soát đối với dịch vụ số.",
                Assessment = new(CompletionLevel.InProgress, "Khá", Pace.Behind, "Quy định của Trung ương về cơ chế thử nghiệm mới được ban hành, chưa có hướng dẫn chi tiết."),
                Difficulties = "Thiếu hướng dẫn về thẩm quyền cho phép thử nghiệm ở cấp tỉnh.",
                Proposals = "Đề nghị UBND tỉnh kiến nghị Bộ Khoa học và Công nghệ sớm có hướng dẫn.",
            },
            new()
            {
                Task = "nv3",
                Results = "Hỗ trợ 12 dự án khởi nghiệp sáng tạo; tổ chức ngày hội khởi nghiệp cấp tỉnh.",
                Assessment = new(CompletionLevel.InProgress, "Tốt", Pace.OnSchedule, null),
                Budget = new(800_000_000, 655_000_000, "Ngân sách tỉnh"),
            },
            Nothing("nv4"),
            Nothing("nv5"),
        ],
        General = new() { NextYear = "Tham mưu ban hành chính sách hỗ trợ khởi nghiệp sáng tạo giai đoạn 2027-2030.", Difficulties = "Không có." },
    };

    private static Report ScienceReport() => new()
    {
        Tasks =
        [
            Nothing("nv1"),
            new() { Task = "nv2", Results = "Phối hợp góp ý 04 dự thảo văn bản.", Assessment = new(CompletionLevel.Completed, null, null, null) },
            new() { Task = "nv3", Results = "Xét chọn 02 nhiệm vụ khoa học phục vụ doanh nghiệp khởi nghiệp.", Budget = new(300_000_000, 300_000_000, "Quỹ phát triển khoa học và công nghệ") },
            new()
            {
                Task = "nv4",
                Results = "Ký kết chương trình hợp tác với 03 viện, trường; mời 08 nhà khoa học tham gia hội đồng tư vấn.",
                Assessment = new(CompletionLevel.Completed, "Tốt", Pace.Ahead, null),
            },
            Nothing("nv5"),
        ],
        General = new() { NextYear = "Mở rộng hợp tác quốc tế về chuyển giao công nghệ.", Proposals = "Đề nghị bố trí kinh phí hợp tác quốc tế." },
    };
}
