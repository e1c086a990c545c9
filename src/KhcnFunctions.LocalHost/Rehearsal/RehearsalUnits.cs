using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>What a unit was answered that sent something wrong.</summary>
public sealed record Rejection(DateTimeOffset At, string Unit, int Status, string Problem);

/// <summary>The scripted people: they post over a real socket, each with the token of its own link.</summary>
internal sealed class RehearsalUnits(HttpClient http, CycleKey cycle, byte[] tokenKey, RehearsalOptions options)
{
    private readonly string _route = $"api/{cycle.Agency}/plans/{cycle.Plan}/cycles/{cycle.Period}";

    /// <returns>Whether the report came in time.</returns>
    public async Task<bool> SendAsync(ScriptedAct act, CancellationToken ct)
    {
        var json = ScriptedReports.Good(options.Plan, act.Unit, options.Year, act.Variant);
        using var answer = await PostAsync("reports", act.Unit.Unit.Id, json, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode)
            throw new RehearsalException($"Báo cáo chạy thử của {act.Unit.Unit.Id} không được nhận ({(int)answer.StatusCode}): {body}");
        using var receipt = JsonDocument.Parse(body);
        return receipt.RootElement.GetProperty("timeliness").GetString() == "onTime";
    }

    public async Task<Rejection> SendWrongAsync(ScriptedAct act, CancellationToken ct)
    {
        var json = ScriptedReports.Wrong(options.Plan, act.Unit, options.Year, act.Variant);
        using var answer = await PostAsync("reports", act.Unit.Unit.Id, json, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        if ((int)answer.StatusCode is < 400 or >= 500)
            throw new RehearsalException($"Nội dung sai của {act.Unit.Unit.Id} lẽ ra bị từ chối, nhưng được trả lời {(int)answer.StatusCode}.");
        using var problem = JsonDocument.Parse(body);
        return new Rejection(act.At, act.Unit.Unit.Id, (int)answer.StatusCode, problem.RootElement.GetProperty("type").GetString()!);
    }

    /// <summary>HCTH records that the Director approves the draft.</summary>
    public async Task ApproveAsync(int draft, DateOnly day, string director, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(new
        {
            id = "chay-thu-phe-duyet",
            kind = "approve",
            draft,
            decidedBy = director,
            decidedOn = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            form = "trực tiếp",
            reason = "Đồng ý nội dung dự thảo (chạy thử)",
        });
        using var answer = await PostAsync("decisions", CallerFinder.OfficeHolder, json, ct);
        if (!answer.IsSuccessStatusCode)
            throw new RehearsalException($"Phê duyệt chạy thử không được ghi nhận ({(int)answer.StatusCode}): {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private async Task<HttpResponseMessage> PostAsync(string what, string holder, string json, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_route}/{what}")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken.Issue(cycle, holder, 1, tokenKey));
        return await http.SendAsync(request, ct);
    }
}

/// <summary>A rehearsal did not run as it should; the message is for the user, in Vietnamese.</summary>
public sealed class RehearsalException(string message) : Exception(message);
