using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Plans;
using KhcnFunctions.Signing;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>
/// A cycle in production's form whose clock stands still until the test sets it. People act over HTTP; the engine does
/// what is due; mails come to the receiving server.
/// </summary>
internal sealed class CycleHarness
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly HttpClient Http = new();

    private readonly LocalHostApp _host;
    private readonly ReceivingSmtpServer _mail;
    private byte[] _tokenKey = [];
    private string _operations = "op";
    private int _decisions;
    private DateTimeOffset? _next;

    private CycleHarness(LocalHostApp host, ReceivingSmtpServer mail, Plan plan)
    {
        (_host, _mail, Plan) = (host, mail, plan);
        Address = host.Address;
        Key = new CycleKey(plan.Agency.Id, plan.Id, "2026");
    }

    public CycleKey Key { get; }

    public Plan Plan { get; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>The host to which people's requests go.</summary>
    public Uri Address { get; set; }

    /// <summary>How long the engine may take for what is due at one moment.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public DurableTaskClient Client => _host.Client;

    public string Route => $"api/{Key.Agency}/plans/{Key.Plan}/cycles/{Key.Period}";

    public CycleTable Table => new(Key, Service<StorageRealms>().For(Key));

    /// <param name="host">Need not run the engine itself, if another does.</param>
    public static async Task<CycleHarness> OpenAsync(LocalHostApp host, ReceivingSmtpServer mail, Plan plan, string at)
    {
        var cycle = new CycleHarness(host, mail, plan);
        var realm = cycle.Service<StorageRealms>().Production;
        await realm.CreateAsync(CancellationToken.None);
        await cycle.SetClockAsync(Instant(at));
        var revision = await cycle.Service<PlanStore>().PublishAsync(plan, null, cycle.Now, CancellationToken.None);
        await cycle.Service<CycleOpening>().OpenAsync(cycle.Key, plan, revision, CancellationToken.None);
        // The real time must not open another cycle of the same plan.
        await realm.Plans.DeleteEntityAsync(plan.Agency.Id, $"plan|{plan.Id}");
        cycle._tokenKey = await cycle.Service<TokenKeys>().SigningKeyAsync(cycle.Key, CancellationToken.None);
        await cycle.EnsureAsync();
        await cycle.TickAsync();
        return cycle;
    }

    /// <summary>Takes up a cycle that stands in the host's storage already.</summary>
    /// <param name="at">Null for the moment at which its clock stands.</param>
    public static async Task<CycleHarness> ResumeAsync(LocalHostApp host, ReceivingSmtpServer mail, CycleKey key, string? at = null)
    {
        var view = await host.Services.GetRequiredService<CycleViews>().LoadAsync(key, CancellationToken.None);
        var cycle = new CycleHarness(host, mail, view.Plan) { Now = view.Now, _operations = "resumed" };
        cycle._tokenKey = await cycle.Service<TokenKeys>().SigningKeyAsync(cycle.Key, CancellationToken.None);
        if (at is not null)
            await cycle.SetClockAsync(Instant(at));
        await cycle.EnsureAsync();
        if (at is not null)
            await cycle.TickAsync();
        return cycle;
    }

    /// <summary>What the daily check does.</summary>
    public Task EnsureAsync() => Service<CycleKeeper>().EnsureAsync(_host.Client, null, CancellationToken.None);

    /// <summary>Lets the time pass: all that falls due on the way is done, each at its moment.</summary>
    public async Task GoToAsync(string moment)
    {
        var target = Instant(moment);
        while (_next is { } next && next <= target)
            await SettleAtAsync(next);
        await SettleAtAsync(target);
    }

    /// <summary>The time passes, but nothing can be done meanwhile: the machine was off.</summary>
    public Task WakeUpAtAsync(string moment) => SettleAtAsync(Instant(moment));

    public async Task<Answer> SubmitAsync(string unit, string text = "Đã hoàn thành các nội dung được giao trong năm.", int generation = 1)
    {
        var answer = await PostAsync("reports", TokenOf(unit, generation), TrialReports.Of(DutyOf(unit), text));
        await TickAsync();
        return answer;
    }

    /// <summary>HCTH records a decision, and the cycle obeys it.</summary>
    /// <param name="fields">What its kind asks for; any of the common fields may be set otherwise.</param>
    public async Task<Answer> TryDecideAsync(string kind, JsonObject fields)
    {
        var decision = new JsonObject
        {
            ["id"] = FormattableString.Invariant($"{_operations}-{++_decisions}"),
            ["kind"] = kind,
            ["decidedBy"] = "gd",
            ["decidedOn"] = Now.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["form"] = "trực tiếp",
            ["reason"] = "Ý kiến chỉ đạo",
        };
        foreach (var (name, value) in fields)
            decision[name] = value?.DeepClone();
        var answer = await PostAsync("decisions", TokenOf(CallerFinder.OfficeHolder), decision);
        await TickAsync();
        return answer;
    }

    /// <inheritdoc cref="TryDecideAsync"/>
    public async Task DecideAsync(string kind, JsonObject fields)
    {
        var answer = await TryDecideAsync(kind, fields);
        Assert.True(answer.Status is HttpStatusCode.Created, $"{kind}: {answer}");
    }

    /// <summary>The draft goes its way: submitted, checked, approved; with a number its signed copy comes in too.</summary>
    public async Task ApproveAsync(int draft, string? number = null, string? signedOn = null)
    {
        await CheckAsync(draft);
        await DecideAsync("approve", number is null ? new() { ["draft"] = draft } : new() { ["draft"] = draft, ["number"] = number, ["signedOn"] = signedOn });
        if (number is not null)
            await SignAsync(draft);
    }

    /// <summary>A chuyên viên submits the draft, the Trưởng phòng HCTH finds it right.</summary>
    public async Task CheckAsync(int draft)
    {
        await DecideAsync("submitDraft", new() { ["draft"] = draft, ["decidedBy"] = "cv-hcth" });
        await DecideAsync("checkDraft", new() { ["draft"] = draft, ["verdict"] = "passed", ["decidedBy"] = "tp-hcth" });
    }

    public async Task SignAsync(int draft)
    {
        var answer = await TrySignAsync(draft, SamplePdf.OfPages(1).Sign(SampleSigner.Person.Sign).Bytes);
        Assert.True(answer.Status is HttpStatusCode.Created, $"{answer}");
    }

    /// <summary>Văn thư hands in a signed copy, and the cycle looks what is due.</summary>
    public async Task<Answer> TrySignAsync(int draft, byte[] pdf, string? changed = null)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(FormattableString.Invariant($"{_operations}-sign-{++_decisions}")), "id" },
            { new StringContent(draft.ToString(CultureInfo.InvariantCulture)), "draft" },
            { new StringContent("van-thu"), "decidedBy" },
        };
        if (changed is not null)
            form.Add(new StringContent(changed), "changed");
        form.Add(new ByteArrayContent(pdf), "file", "ban-ky.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"{Route}/signed-copies")) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(CallerFinder.OfficeHolder));
        using var response = await Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        await TickAsync();
        return answer;
    }

    public async Task<Answer> PostAsync(string what, string token, JsonNode body) => await SendAsync(HttpMethod.Post, $"{Route}/{what}", token, body);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string token, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public string TokenOf(string holder, int generation = 1) => AccessToken.Issue(Key, holder, generation, _tokenKey);

    public UnitDuty DutyOf(string unit) => PlanDuties.On(Plan, VietnamTime.Day(Now)).First(duty => duty.Unit.Id == unit);

    /// <summary>Mails that came to a holder's registered address, in order.</summary>
    public IReadOnlyList<CycleMail> MailsOf(string holder) => MailsTo(TrialPlan.AddressOf(Key.Agency, holder));

    public IReadOnlyList<CycleMail> MailsTo(string address) =>
        [.. AllMails().Where(mail => mail.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    /// <summary>All mails of the cycle, in order of sending.</summary>
    public IReadOnlyList<CycleMail> AllMails() =>
        [.. _mail.Received.Where(mail => mail.Recipients.Any(to => to.EndsWith($"@{Key.Agency}.example", StringComparison.Ordinal))).Select(CycleMail.Of)];

    /// <summary>False: a moment is over once the engine decided; mails may wait.</summary>
    public bool AwaitsMail { get; set; } = true;

    /// <summary>Lets the cycle look at what is due, a second later.</summary>
    public Task TickAsync() => SettleAtAsync(Now.AddSeconds(1));

    public Task NudgeAsync() => Service<CycleNudges>().SendAsync(_host.Client, Key, "test", CancellationToken.None);

    /// <exception cref="TimeoutException">It did not come true within the patience.</exception>
    public async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await isTrue())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"The engine did not do what was due at {Now:O}: {await _host.Client.GetInstanceAsync(Key.InstanceId, true)}");
            await Task.Delay(Poll, CancellationToken.None);
        }
    }

    public static DateTimeOffset Instant(string moment) =>
        new DateTimeOffset(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), VietnamTime.Offset).ToUniversalTime();

    public async Task SetClockAsync(DateTimeOffset at)
    {
        await Service<CycleClocks>().SetAsync(Key, at, CancellationToken.None);
        Now = at;
    }

    public T Service<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    private async Task SettleAtAsync(DateTimeOffset at)
    {
        await SetClockAsync(at);
        await NudgeAsync();
        await UntilAsync(IsSettledAsync);
    }

    private async Task<bool> IsSettledAsync()
    {
        var instance = await _host.Client.GetInstanceAsync(Key.InstanceId, getInputsAndOutputs: true);
        if (instance?.RuntimeStatus is OrchestrationRuntimeStatus.Completed)
        {
            _next = null;
            return true;
        }

        if (instance?.SerializedCustomStatus is null || instance.ReadCustomStatusAs<CycleStatus>() is not { } status || status.At != Now)
            return false;
        // Taken here: the status of a later execution is empty until it sleeps again.
        _next = status.Next;
        return !AwaitsMail || (await Table.PendingAndRoundsAsync(CancellationToken.None)).Pending.Count == 0;
    }
}
