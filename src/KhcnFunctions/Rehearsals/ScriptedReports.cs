using System.Text.Json.Nodes;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Rehearsals;

/// <summary>What scripted units write: plausible texts, marked as a trial's, and plausible mistakes.</summary>
public static class ScriptedReports
{
    public const int WrongVariants = 5;

    private static readonly string[] Done =
    [
        "Đã tham mưu lãnh đạo Sở ban hành văn bản triển khai, tổ chức quán triệt đến công chức, viên chức và phối hợp với các phòng, đơn vị thực hiện.",
        "Đã rà soát, cập nhật các văn bản của Trung ương; đăng tải, phổ biến đến các tổ chức, doanh nghiệp trên địa bàn tỉnh.",
        "Đã tổ chức hội nghị, lớp tập huấn; hướng dẫn tổ chức, cá nhân lập hồ sơ và theo dõi việc thực hiện.",
    ];

    public static string Good(Plan plan, UnitDuty duty, int year, int variant)
    {
        var tasks = new JsonArray();
        foreach (var task in plan.Tasks.Where(task => duty.Leads.Contains(task.Id)))
            tasks.Add(Led(task, variant));
        foreach (var task in plan.Tasks.Where(task => duty.Supports.Contains(task.Id)))
            tasks.Add(Supported(task, duty));
        var report = new JsonObject { ["tasks"] = tasks, ["general"] = General(duty, year) };
        if (duty.Unit.HasSeal)
            report["document"] = Document(duty, year);
        return report.ToJsonString();
    }

    /// <summary>What can't be taken, a different mistake a variant.</summary>
    public static string Wrong(Plan plan, UnitDuty duty, int year, int variant)
    {
        var report = JsonNode.Parse(Good(plan, duty, year, 1))!.AsObject();
        var first = report["tasks"]!.AsArray()[0]!.AsObject();
        switch (variant)
        {
            case 0:
                report["tasks"] = new JsonArray();
                break;
            case 1:
                first["task"] = "nv99";
                break;
            case 2:
                first.Remove("nothingToReport");
                first["results"] = "Kết quả <b>in đậm</b> chép từ trang web";
                break;
            case 3:
                first["budget"] = new JsonObject { ["planned"] = "một trăm triệu", ["spent"] = 1 };
                break;
            default:
                return report.ToJsonString()[..^20];
        }

        return report.ToJsonString();
    }

    private static JsonObject Led(PlanTask task, int variant) => new()
    {
        ["task"] = task.Id,
        ["results"] = $"{Done[task.Number % Done.Length]} (Nội dung chạy thử, lần {variant}.)\nNhiệm vụ được triển khai theo tiến độ của Kế hoạch.",
        ["assessment"] = new JsonObject
        {
            ["level"] = task.Number % 3 == 0 ? "inProgress" : "completed",
            ["quality"] = "Đạt yêu cầu",
            ["pace"] = task.Number % 3 == 0 ? "behind" : "onSchedule",
            ["cause"] = task.Number % 3 == 0 ? "Chờ văn bản hướng dẫn của Trung ương" : null,
        },
        ["budget"] = new JsonObject { ["planned"] = 100_000_000 + (task.Number * 10_000_000), ["spent"] = 90_000_000 + (task.Number * 9_000_000), ["source"] = "Ngân sách sự nghiệp khoa học và công nghệ" },
        ["figures"] = new JsonArray(new JsonObject { ["name"] = "Số hội nghị, lớp tập huấn đã tổ chức", ["unit"] = "lớp", ["value"] = task.Number + variant, ["fullYearEstimate"] = true }),
        ["difficulties"] = task.Number % 2 == 0 ? "Nhân lực còn thiếu so với khối lượng nhiệm vụ." : null,
        ["proposals"] = task.Number % 2 == 0 ? "Đề nghị bố trí kinh phí ngay từ đầu năm." : null,
    };

    private static JsonObject Supported(PlanTask task, UnitDuty duty) => (task.Number + duty.Unit.Id.Length) % 2 == 0
        ? new JsonObject { ["task"] = task.Id, ["nothingToReport"] = true }
        : new JsonObject { ["task"] = task.Id, ["results"] = $"Đã phối hợp cung cấp số liệu và góp ý dự thảo theo đề nghị của đơn vị chủ trì nhiệm vụ {task.Number}. (Nội dung chạy thử.)" };

    private static JsonObject General(UnitDuty duty, int year) => new()
    {
        ["difficulties"] = duty.Leads.Count > 0 ? "Một số chính sách mới chưa có hướng dẫn cụ thể." : null,
        ["nextYear"] = $"Tiếp tục thực hiện các nhiệm vụ được giao năm {year + 1}.",
    };

    private static JsonObject Document(UnitDuty duty, int year) => new()
    {
        ["number"] = (10 + duty.Unit.Id.Length).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["sign"] = $"BC-{duty.Unit.ShortName}",
        ["signedOn"] = FormattableString.Invariant($"{year}-11-13"),
        ["signer"] = "Người ký (chạy thử)",
    };
}
