using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.WordForm;
using KhcnFunctions.Web;
using MimeKit;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>What a unit was answered that sent something wrong.</summary>
public sealed record Rejection(DateTimeOffset At, string Unit, int Status, string Problem);

/// <summary>
/// The scripted people: over a real socket, each with the token of its own link, by their software, on the page or by
/// mail with the Word form.
/// </summary>
/// <param name="http">Keeps no cookies and follows no redirect.</param>
internal sealed class RehearsalUnits(HttpClient http, RehearsalPost post, CycleKey cycle, byte[] tokenKey, RehearsalOptions options, Deadline deadline)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly string _route = $"api/{cycle.Agency}/plans/{cycle.Plan}/cycles/{cycle.Period}";

    public Task PlayAsync(ScriptedAct act, CancellationToken ct) => (act.Act, act.Way) switch
    {
        (UnitAct.HeadReturns, _) => AnswerAsync(act, "tra-lai", ct),
        (UnitAct.HeadApproves, SubmissionChannel.Mail) => post.SendAsync(
            act.Unit.Unit.HeadEmail!, Link(AccessToken.HeadOf(act.Unit.Unit.Id)), "Trả lời: đề nghị duyệt báo cáo", "Đồng ý.", null, act.At, ct),
        (UnitAct.HeadApproves, _) => AnswerAsync(act, "duyet", ct),
        (_, SubmissionChannel.WebForm) => FillInAsync(act, ct),
        (_, SubmissionChannel.WordForm) => MailAsync(act, "Kính gửi Phòng Hành chính - Tổng hợp, đơn vị gửi báo cáo theo biểu kèm theo.", WordForm(act), ct),
        (_, SubmissionChannel.Mail) => MailAsync(act, ReplyText.Of(FormOf(act), options.Plan, act.Unit), attachment: null, ct),
        _ => PostAsync(act, ct),
    };

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

    private async Task PostAsync(ScriptedAct act, CancellationToken ct)
    {
        using var answer = await PostAsync("reports", act.Unit.Unit.Id, ScriptedReports.Good(options.Plan, act.Unit, options.Year, act.Variant), ct);
        await CheckAsync(answer, HttpStatusCode.Created, $"Báo cáo chạy thử của {act.Unit.Unit.Id}", ct);
    }

    // As somebody at the page: opens the link, which leaves a cookie, fills in the form and sends it.
    private async Task FillInAsync(ScriptedAct act, CancellationToken ct)
    {
        using var answer = await SubmitAsync(act.Unit.Unit.Id, "don-vi/soan", FormOf(act).Fields.Append(new("action", "gui-de")), ct);
        await CheckAsync(answer, HttpStatusCode.SeeOther, $"Báo cáo chạy thử của {act.Unit.Unit.Id} trên trang", ct);
    }

    private async Task AnswerAsync(ScriptedAct act, string action, CancellationToken ct)
    {
        var version = await WaitingAsync(act.Unit, ct);
        using var answer = await SubmitAsync(
            AccessToken.HeadOf(act.Unit.Unit.Id), "don-vi/duyet",
            [new("action", action), new("lan", version), new("y-kien", "Đề nghị bổ sung số liệu cụ thể của năm (chạy thử).")], ct);
        await CheckAsync(answer, HttpStatusCode.SeeOther, $"Ý kiến chạy thử của Trưởng đơn vị {act.Unit.Unit.Id}", ct);
    }

    private Task MailAsync(ScriptedAct act, string text, MimePart? attachment, CancellationToken ct) =>
        post.SendAsync(act.Unit.Unit.Emails[0], Link(act.Unit.Unit.Id), $"Trả lời: đề nghị báo cáo năm {options.Year}", text, attachment, act.At, ct);

    private MimePart WordForm(ScriptedAct act)
    {
        var (unit, plan) = (act.Unit, options.Plan);
        var content = new WordFormContent(
            plan, unit.Unit, options.Year, deadline, [.. plan.Tasks.Where(task => unit.Leads.Contains(task.Id))], [.. plan.Tasks.Where(task => unit.Supports.Contains(task.Id))],
            plan.Register.Units.First(office => office.Id == plan.Agency.Office))
        {
            Prefill = FormOf(act),
            Rehearsal = true,
        };
        using var document = new MemoryStream();
        WordFormWriter.Write(document, content);
        return new MimePart(ContentType.Parse(Docx))
        {
            Content = new MimeContent(new MemoryStream(document.ToArray())),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = content.FileName,
        };
    }

    private ReportForm FormOf(ScriptedAct act)
    {
        var json = Encoding.UTF8.GetBytes(ScriptedReports.Good(options.Plan, act.Unit, options.Year, act.Variant));
        var scope = new ReportingScope(
            options.Plan.Tasks.Select(task => task.Id).ToHashSet(StringComparer.Ordinal), act.Unit.Leads, act.Unit.Supports, act.Unit.Unit.HasSeal, VietnamTime.Day(act.At));
        var report = ReportReader.Read(json, scope).Report ?? throw new RehearsalException($"Báo cáo chạy thử của {act.Unit.Unit.Id} không hợp lệ.");
        return ReportForm.Of(report);
    }

    private async Task<string> WaitingAsync(UnitDuty unit, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_route}/reports");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(unit.Unit.Id));
        using var answer = await http.SendAsync(request, ct);
        using var status = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
        return status.RootElement.GetProperty("awaiting") is { ValueKind: JsonValueKind.Number } version
            ? version.GetRawText()
            : throw new RehearsalException($"{unit.Unit.Id} không có báo cáo nào chờ Trưởng đơn vị duyệt.");
    }

    private async Task<HttpResponseMessage> SubmitAsync(string holder, string page, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct)
    {
        using var opened = await http.GetAsync("bao-cao/" + Link(holder), ct);
        await CheckAsync(opened, HttpStatusCode.SeeOther, $"Đường liên kết chạy thử của {holder}", ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, FormMark.AddTo(page, FormMark.Of(cycle, holder))) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await http.SendAsync(request, ct);
    }

    private async Task<HttpResponseMessage> PostAsync(string what, string holder, string json, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_route}/{what}")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(holder));
        return await http.SendAsync(request, ct);
    }

    private string Token(string holder) => AccessToken.Issue(cycle, holder, 1, tokenKey);

    private string Link(string holder) => new UnitLink(cycle.Rehearsal, Token(holder)).ToString();

    private static async Task CheckAsync(HttpResponseMessage answer, HttpStatusCode expected, string what, CancellationToken ct)
    {
        if (answer.StatusCode != expected)
            throw new RehearsalException($"{what} không được nhận ({(int)answer.StatusCode}): {await answer.Content.ReadAsStringAsync(ct)}");
    }
}

/// <summary>A rehearsal did not run as it should; the message is for the user, in Vietnamese.</summary>
public sealed class RehearsalException(string message) : Exception(message);
