using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Rehearsals;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>
/// Takes one cycle through its year on the real engine and storage. The cycle's clock stands still until the engine has
/// done everything due and no mail is claimed; then it is set to the next moment at which something is due or somebody
/// acts. With the engine stopped it does not advance.
/// </summary>
public sealed class RehearsalRun
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private readonly RehearsalOptions _options;
    private readonly DurableTaskClient _client;
    private readonly IServiceProvider _services;
    private readonly CycleClocks _clocks;
    private readonly RehearsedCycle _rehearsed;
    private readonly TimeSpan _patience;
    private readonly List<Rejection> _rejections = [];
    private DateTimeOffset _now;
    private int _ticks;

    /// <param name="patience">How long the engine may take for one moment before the rehearsal gives up.</param>
    public RehearsalRun(LocalHostApp host, RehearsalOptions options, TimeSpan patience)
    {
        _options = options;
        _client = host.Client;
        _services = host.Services;
        _clocks = _services.GetRequiredService<CycleClocks>();
        _rehearsed = _services.GetRequiredService<RehearsedCycle>();
        _patience = patience;
        Cycle = CycleKey.ForRehearsal(
            RehearsedCycle.NewRun(),
            new CycleKey(options.Plan.Agency.Id, options.Plan.Id, options.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public CycleKey Cycle { get; }

    /// <summary>The cycle's time.</summary>
    public DateTimeOffset Now => _now;

    public IReadOnlyList<Rejection> Rejections => _rejections;

    private HttpClient Http { get; }

    /// <summary>Runs until the cycle is closed.</summary>
    /// <param name="reached">Called each time everything due at a moment was done.</param>
    /// <exception cref="RehearsalException">The engine did not do what was due, or an answer was not as it should be.</exception>
    public async Task RunAsync(Func<DateTimeOffset, Task> reached, CancellationToken ct)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"rehearsal {_options.Seed}")));
        _now = await _rehearsed.OpenAsync(_client, Cycle, _options.Plan, key, ct);
        var calendar = await _services.GetRequiredService<PlanStore>().CalendarAsync(Cycle.RealAgency, Cycle.Rehearsal, ct);
        var script = new RehearsalScript(_options, calendar);

        var deadline = _options.Plan.Reporting.Deadline.Resolve(calendar, _options.Year);
        var units = new RehearsalUnits(Http, new RehearsalPost(Http, InboundSecret()), Cycle, key, _options, deadline);
        var acts = new Queue<ScriptedAct>(script.Acts);
        var office = new RehearsalOffice(Http, Cycle, key, _options.Plan);
        var steps = new Queue<(DateTimeOffset At, Func<CycleView, Task> Take)>([
            (script.ApprovalAt.AddMinutes(-30), view => office.SubmitAsync(view.Chain, view.Today, ct)),
            (script.ApprovalAt.AddMinutes(-20), view => office.CheckAsync(view.Chain, view.Today, ct)),
            (script.ApprovalAt.AddMinutes(-10), view => office.AdviseAsync(view.Chain, view.Today, ct)),
            (script.ApprovalAt, view => office.ApproveAsync(view.Chain, view.Today, ct)),
            (script.IssueAt, view => office.NoteIssueAsync(IssueTask.Of(view.Plan, view.Decisions), view.Today, ct)),
        ]);
        var next = await SettleAsync(null, ct);
        await reached(_now);
        while (next is { } due)
        {
            var acting = acts.Count > 0 && acts.Peek().At < due && (steps.Count == 0 || acts.Peek().At <= steps.Peek().At);
            if (acting)
            {
                await PlayAsync(units, acts.Dequeue(), ct);
                if (_now >= script.OnTimeBefore)
                    next = await TickAsync(ct);
            }
            else if (steps.Count > 0 && steps.Peek().At < due)
            {
                var (at, take) = steps.Dequeue();
                await SetClockAsync(at, ct);
                await take(await _services.GetRequiredService<CycleViews>().LoadAsync(Cycle, ct));
                next = await TickAsync(ct);
            }
            else
            {
                await SetClockAsync(due, ct);
                next = await TickAsync(ct);
            }

            await reached(_now);
        }
    }

    private async Task PlayAsync(RehearsalUnits units, ScriptedAct act, CancellationToken ct)
    {
        await SetClockAsync(act.At, ct);
        if (act.Act is UnitAct.SendWrong)
            _rejections.Add(await units.SendWrongAsync(act, ct));
        else
            await units.PlayAsync(act, ct);
    }

    // The scripted units' mail comes in by the webhook; where the settings keep that closed, a secret of this process alone opens it.
    private string InboundSecret()
    {
        var inbound = _services.GetRequiredService<IOptions<InboundOptions>>().Value;
        if (inbound.Secrets.Count == 0)
            inbound.Secrets = [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))];
        return inbound.Secrets[0];
    }

    private async Task SetClockAsync(DateTimeOffset at, CancellationToken ct)
    {
        await _clocks.SetAsync(Cycle, at, ct);
        _now = at;
    }

    private async Task<DateTimeOffset?> TickAsync(CancellationToken ct)
    {
        var tick = FormattableString.Invariant($"tick-{++_ticks}");
        await _client.RaiseEventAsync(Cycle.InstanceId, CycleOrchestration.NudgeEvent, tick, ct);
        return await SettleAsync(tick, ct);
    }

    /// <summary>Waits until the orchestration says that at this moment nothing is due any more, and no mail is pending.</summary>
    /// <returns>The next moment; null once the cycle is closed.</returns>
    private async Task<DateTimeOffset?> SettleAsync(string? tick, CancellationToken ct)
    {
        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        while (true)
        {
            var moment = await _rehearsed.LookAsync(_client, Cycle, _now, nudge => nudge == tick, ct);
            if (moment.Failure is { } failure)
                throw new RehearsalException($"Quy trình dừng vì lỗi: {failure}");
            if (moment.IsSettled)
                return moment.Next;
            if (time.GetElapsedTime(began) > _patience)
                throw new RehearsalException(FormattableString.Invariant($"Bộ máy điều phối không xử lý xong việc đến hạn lúc {DayText.Moment(_now)} sau {_patience.TotalSeconds:0} giây; thời gian chạy thử không tiến thêm."));
            await Task.Delay(Poll, ct);
        }
    }
}
