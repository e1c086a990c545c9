using System.Text;
using System.Text.Json.Nodes;

namespace KhcnFunctions.Submissions;

/// <summary>A good report of a centre as JSON, with every field filled, and ways to spoil it.</summary>
internal static class Reports
{
    public static readonly ReportingScope Centre = new(
        new HashSet<string> { "nv1", "nv2", "nv3", "nv4" }, ["nv1"], ["nv2", "nv3"], HasSeal: true, new(2026, 12, 8));

    public static readonly ReportingScope Division = Centre with { HasSeal = false };

    /// <summary>Pointers of all texts, with the most characters that each may have.</summary>
    public static IEnumerable<(string Place, int Longest)> Texts { get; } =
    [
        ("/tasks/0/task", 100), ("/tasks/0/results", 100_000), ("/tasks/0/assessment/quality", 100_000), ("/tasks/0/assessment/cause", 100_000),
        ("/tasks/0/budget/source", 1000), ("/tasks/0/figures/0/name", 500), ("/tasks/0/figures/0/unit", 100),
        ("/tasks/0/difficulties", 100_000), ("/tasks/0/proposals", 100_000),
        ("/general/results", 100_000), ("/general/difficulties", 100_000), ("/general/proposals", 100_000), ("/general/nextYear", 100_000),
        ("/document/number", 50), ("/document/sign", 100), ("/document/signer", 200),
    ];

    public static IEnumerable<string> Others { get; } =
    [
        "/tasks", "/tasks/0", "/tasks/0/nothingToReport", "/tasks/0/assessment", "/tasks/0/assessment/level", "/tasks/0/assessment/pace", "/tasks/0/budget",
        "/tasks/0/budget/planned", "/tasks/0/budget/spent", "/tasks/0/figures", "/tasks/0/figures/0", "/tasks/0/figures/0/value",
        "/tasks/0/figures/0/fullYearEstimate", "/general", "/document", "/document/signedOn", "/nothingToReportForSupported",
    ];

    public static JsonObject Good() => JsonNode.Parse("""
        {
          "tasks": [
            {
              "task": "nv1",
              "nothingToReport": false,
              "results": "Đã tổ chức 03 lớp tập huấn.\nCó 120 lượt người tham gia.",
              "assessment": { "level": "inProgress", "quality": "tốt", "pace": "behind", "cause": "thiếu kinh phí" },
              "budget": { "planned": 500000000, "spent": 420000000.5, "source": "ngân sách tỉnh" },
              "figures": [ { "name": "Số lớp", "unit": "lớp", "value": 3.0, "fullYearEstimate": true }, { "name": "Tăng giảm", "value": -2 } ],
              "difficulties": "Thiếu cán bộ.",
              "proposals": "Bổ sung biên chế."
            },
            { "task": "nv2", "nothingToReport": true },
            { "task": "nv3", "results": "Phối hợp góp ý 02 dự thảo." }
          ],
          "general": { "results": "Chung", "difficulties": "Khó", "proposals": "Đề xuất", "nextYear": "Năm sau" },
          "document": { "number": "15", "sign": "BC-TTUD", "signedOn": "2026-12-07", "signer": "Nguyễn Văn Mẫu" },
          "nothingToReportForSupported": false
        }
        """)!.AsObject();

    public static ReportReading Read(JsonNode node, ReportingScope? scope = null) => Read(node.ToJsonString(), scope);

    public static ReportReading Read(string json, ReportingScope? scope = null) => ReportReader.Read(Encoding.UTF8.GetBytes(json), scope ?? Centre);

    /// <summary>The good report with one value put in place of another.</summary>
    /// <param name="value">Raw JSON; null takes the field away.</param>
    public static string With(string place, string? value)
    {
        var report = Good();
        var steps = place.Split('/')[1..];
        JsonNode parent = report;
        foreach (var step in steps[..^1])
            parent = parent is JsonArray list ? list[int.Parse(step)]! : parent[step]!;
        if (parent is JsonArray array)
            array[int.Parse(steps[^1])] = "@here";
        else if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = "@here";
        return report.ToJsonString().Replace("\"@here\"", value);
    }

    public static string Hash(ReportReading reading) => CanonicalReport.Sha256(CanonicalReport.Write(reading.Report!));
}
