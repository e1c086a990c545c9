using System.Globalization;
using System.Text.Json.Nodes;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>HCTH, the leaders and văn thư of a rehearsal: they bring the draft on its way and note that it was issued.</summary>
internal sealed class RehearsalOffice(HttpClient http, CycleKey cycle, byte[] tokenKey, Plan plan)
{
    private const string Reason = "Chạy thử";

    private readonly string _route = $"api/{cycle.Agency}/plans/{cycle.Plan}/cycles/{cycle.Period}/decisions";

    public async Task SubmitAsync(ReportChain chain, DateOnly day, CancellationToken ct)
    {
        if (plan.Register.Staff.FirstOrDefault(member => member.Role is StaffRole.Officer && member.IsValidOn(day)) is { } officer)
            await DecideAsync("submitDraft", officer.Id, day, new() { ["draft"] = DraftOf(chain) }, ct);
    }

    public async Task CheckAsync(ReportChain chain, DateOnly day, CancellationToken ct)
    {
        if (chain is { Submission: not null, Checkers: [var checker, ..] })
            await DecideAsync("checkDraft", checker.Id, day, new() { ["draft"] = DraftOf(chain), ["verdict"] = "passed" }, ct);
    }

    /// <summary>The deputies who direct have read the draft.</summary>
    public async Task AdviseAsync(ReportChain chain, DateOnly day, CancellationToken ct)
    {
        foreach (var adviser in chain.Advisers)
            await DecideAsync("opine", adviser.Id, day, new() { ["draft"] = DraftOf(chain), ["stance"] = "agrees" }, ct);
    }

    public Task ApproveAsync(ReportChain chain, DateOnly day, CancellationToken ct) =>
        DecideAsync("approve", chain.Signer?.Id ?? throw new RehearsalException("Danh bạ không có người ký vào ngày phê duyệt."), day, new() { ["draft"] = DraftOf(chain) }, ct);

    public async Task NoteIssueAsync(IReadOnlyList<IssueTask> tasks, DateOnly day, CancellationToken ct)
    {
        var clerk = plan.Register.Staff.FirstOrDefault(member => member.Role is StaffRole.RecordsClerk && member.IsValidOn(day))?.Id ?? plan.Agency.Office;
        foreach (var task in tasks.Where(task => task.Done is null))
            await DecideAsync("issued", clerk, day, new() { ["document"] = 1, ["recipient"] = task.Recipient, ["through"] = "Hệ thống quản lý văn bản và điều hành", ["on"] = Text(day) }, ct);
    }

    private async Task DecideAsync(string kind, string by, DateOnly day, JsonObject decision, CancellationToken ct)
    {
        decision["id"] = $"chay-thu-{kind}-{decision["recipient"] ?? by}";
        decision["kind"] = kind;
        decision["decidedBy"] = by;
        decision["decidedOn"] = Text(day);
        decision["form"] = "trực tiếp";
        decision["reason"] = Reason;
        using var request = new HttpRequestMessage(HttpMethod.Post, _route) { Content = new StringContent(decision.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", AccessToken.Issue(cycle, CallerFinder.OfficeHolder, 1, tokenKey));
        using var answer = await http.SendAsync(request, ct);
        if (answer.StatusCode is not System.Net.HttpStatusCode.Created)
            throw new RehearsalException($"Quyết định chạy thử '{kind}' được trả lời {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private static int DraftOf(ReportChain chain) => chain.Draft?.Number ?? throw new RehearsalException("Đến ngày trình ký mà chưa có dự thảo.");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
