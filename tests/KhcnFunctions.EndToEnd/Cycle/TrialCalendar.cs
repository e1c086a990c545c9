using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>A revision of the calendar as an agency would publish it.</summary>
internal static class TrialCalendar
{
    /// <summary>The shipped calendar as revision 2, with one more day off in 2026.</summary>
    public static async Task<string> WithDayOffAsync(string dayOff)
    {
        await using var shipped = typeof(CalendarData).Assembly.GetManifestResourceStream("KhcnFunctions.Calendar.days-off.json")!;
        var calendar = JsonNode.Parse(shipped)!;
        calendar["revision"] = 2;
        calendar["years"]![0]!["days"]!.AsArray().Add(new JsonObject { ["date"] = dayOff, ["kind"] = "holiday", ["name"] = "Nghỉ đột xuất", ["source"] = "Quyết định mẫu" });
        return calendar.ToJsonString();
    }
}
