using System.Text.Json.Nodes;
using KhcnFunctions.Plans;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>Reports as a unit's program would send them.</summary>
internal static class TrialReports
{
    /// <param name="text">Makes the content: the same text is the same report.</param>
    public static JsonObject Of(UnitDuty duty, string text = "Đã hoàn thành các nội dung được giao trong năm.")
    {
        var report = new JsonObject
        {
            ["tasks"] = new JsonArray([.. duty.Leads.Select(task => new JsonObject
            {
                ["task"] = task,
                ["results"] = text,
                ["assessment"] = new JsonObject { ["level"] = "completed" },
            })]),
            ["nothingToReportForSupported"] = true,
            ["general"] = new JsonObject { ["results"] = text },
        };
        if (duty.Unit.HasSeal)
        {
            report["document"] = new JsonObject
            {
                ["number"] = "12",
                ["sign"] = "BC-TTUD",
                ["signedOn"] = "2026-11-16",
                ["signer"] = "Người ký mẫu",
            };
        }

        return report;
    }
}
