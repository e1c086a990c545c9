using Azure;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Tests.VirtualTime;

namespace KhcnFunctions.Cycle;

/// <summary>A cycle's year in virtual time: the present orchestrator over rows in memory, and what people do meanwhile.</summary>
internal sealed class CycleYear
{
    /// <summary>Every activity that the orchestrator knows.</summary>
    public static readonly string[] Activities =
    [
        ReadAgenda.Name, DailyRound.RequestReports, DailyRound.Name, CompileReport.Name, NoteSupplements.Name,
        DispatchReport.Name, SendMail.Name, CloseCycle.Name,
    ];

    /// <summary>As in host.json.</summary>
    public const string Version = "1.0";

    /// <summary>The morning on which the daily check opens the cycle.</summary>
    public static readonly DateTimeOffset Opening = At("2026-11-02 07:30");

    private readonly List<ActivityCall> earlierCalls = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset Until, string? Activity)> outages = [];
    private readonly List<ActivityDouble> doubles = [];

    public CycleYear(VirtualTimeEngine? engine = null, int mailsAtOnce = 500)
    {
        Engine = engine ?? new VirtualTimeEngine(Code, Opening);
        Rows = new InMemoryCycle(Engine.Clock) { MailsAtOnce = mailsAtOnce };
        Wire();
    }

    public static OrchestratorCode Code { get; } = OrchestratorCode.Of<CycleRun>(CycleOrchestration.RunAsync);

    public VirtualTimeEngine Engine { get; private set; }

    public InMemoryCycle Rows { get; }

    /// <summary>Runs inside every activity, before it does its work.</summary>
    public Func<ActivityCall, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public IEnumerable<ActivityCall> Calls => [.. earlierCalls, .. Engine.Calls];

    /// <summary>What was done to the rows, as <c>2026-11-16 08:00 RequestReports</c>; looking and sending left out.</summary>
    public IEnumerable<string> Deeds => Calls
        .Where(call => call.Name is not (ReadAgenda.Name or SendMail.Name))
        .Select(call => $"{call.At.ToOffset(VietnamTime.Offset):yyyy-MM-dd HH:mm} {call.Name}");

    /// <summary>An instant of Việt Nam, as <c>2026-11-16 08:00</c>.</summary>
    public static DateTimeOffset At(string moment) => new(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), VietnamTime.Offset);

    public CycleYear Start()
    {
        Engine.Start(new CycleRun(InMemoryCycle.Key), Version);
        return this;
    }

    /// <summary>What the daily check does with an orchestration that failed or is missing: the same id, the same rows.</summary>
    public void StartAnew(string at)
    {
        earlierCalls.AddRange(Engine.Calls);
        Engine = new VirtualTimeEngine(Code, At(at));
        Rows.Time = Engine.Clock;
        Wire();
        Start();
    }

    /// <summary>Storage refuses every activity in between, or one alone.</summary>
    public CycleYear StorageIsAway(DateTimeOffset from, DateTimeOffset until, string? activity = null)
    {
        outages.Add((from, until, activity));
        return this;
    }

    /// <summary>A unit sends its report; the function that takes it nudges the cycle where it came late.</summary>
    /// <param name="nudges">How often the nudge arrives: it may be lost, or come twice.</param>
    public CycleYear Report(string at, string unit, int nudges = 1)
    {
        Engine.Post(At(at), () =>
        {
            if (Rows.Report(unit))
                Nudge(ReadAgenda.ReportNudge, nudges);
            return Task.CompletedTask;
        });
        return this;
    }

    public CycleYear Approve(string at, DateOnly? signedOn = null, int nudges = 1)
    {
        Engine.Post(At(at), () =>
        {
            Rows.Approve(signedOn);
            Nudge("decision", nudges);
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>HCTH records what văn thư gave the approved report.</summary>
    public CycleYear Number(string at, int nudges = 1)
    {
        Engine.Post(At(at), () =>
        {
            Rows.Number();
            Nudge("decision", nudges);
            return Task.CompletedTask;
        });
        return this;
    }

    public void Nudge(string why, int times = 1) => Engine.RaiseAt(Engine.Clock.Now, CycleOrchestration.NudgeEvent, why, times);

    /// <summary>Each activity runs twice from now on.</summary>
    public CycleYear DeliverTwice(bool firstOutcomeLost)
    {
        doubles.ForEach(activity => activity.DeliveredTwice(firstOutcomeLost));
        return this;
    }

    private void Wire()
    {
        doubles.Clear();
        doubles.Add(Engine.On<CycleRun, CycleAgenda>(ReadAgenda.Name, async (run, call) =>
        {
            var agenda = Rows.ReadAgenda(run);
            await WorkAsync(call);
            return agenda;
        }));
        doubles.Add(Engine.On<CycleKey, bool>(SendMail.Name, async (_, call) =>
        {
            await WorkAsync(call);
            return Rows.SendMail();
        }));
        doubles.Add(Engine.On<CycleKey>(CompileReport.Name, async (_, call) =>
        {
            var (inputs, at) = (Rows.Inputs, Rows.Now);
            await WorkAsync(call);
            Rows.Compile(inputs, at);
        }));
        On(DailyRound.RequestReports, Rows.Round);
        On(DailyRound.Name, Rows.Round);
        On(NoteSupplements.Name, Rows.NoteSupplements);
        On(DispatchReport.Name, Rows.Dispatch);
        On(CloseCycle.Name, Rows.Close);
    }

    private void On(string name, Action deed) => doubles.Add(Engine.On<CycleKey>(name, async (_, call) =>
    {
        await WorkAsync(call);
        deed();
    }));

    private async Task WorkAsync(ActivityCall call)
    {
        if (outages.Exists(outage => outage.From <= call.At && call.At < outage.Until && (outage.Activity ?? call.Name) == call.Name))
            throw new RequestFailedException(503, "Server busy");
        await Meanwhile(call);
    }
}
