using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Tests.VirtualTime;
using Microsoft.DurableTask.Protobuf;
using Xunit;

namespace KhcnFunctions.Difficulties;

/// <summary>The present orchestrator over a row in memory, in virtual time.</summary>
public sealed class DifficultyOrchestrationTests
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);

    private readonly List<string> _taken = [];
    private VirtualTimeEngine _engine = null!;
    private Difficulty _row = new() { Number = 1, Unit = "p-qlkh", RaisedAt = At("2026-11-16 10:00"), What = "Chưa có kinh phí.", Operation = "a", Through = "link 1" };

    [Fact]
    public async Task Difficulty_ThatNobodyTouches_ClimbsToTheEndAndWaits()
    {
        Start("2026-11-16 10:00");

        await _engine.RunUntilAsync(At("2027-02-01 00:00"));

        Assert.Equal(
            [
                "2026-11-17 08:00 1.forward", "2026-11-18 08:00 1.reach", "2026-11-20 08:00 1.opinion", "2026-11-23 08:00 1.answer-1",
                "2026-12-01 08:00 1.answer-2", "2026-12-08 08:00 1.answer-3", "2026-12-15 08:00 1.answer-4",
            ],
            _taken);
        Assert.Equal(OrchestrationStatus.Running, _engine.Status);
        Assert.All(_engine.HistoryLengths, rows => Assert.InRange(rows, 1, 40));
    }

    [Fact]
    public async Task Difficulty_Answered_EndsAtTheNudge()
    {
        Start("2026-11-16 10:00");
        Do("2026-11-16 15:00", new DifficultyForwarded("Đồng ý."));
        Do("2026-11-18 15:00", new DifficultyAnswered("Đồng ý."));

        await _engine.RunAsync();

        Assert.Equal(["2026-11-18 08:00 1.opinion"], _taken);
        Assert.Equal(OrchestrationStatus.Completed, _engine.Status);
        Assert.Equal(At("2026-11-18 15:00"), _engine.Clock.Now);
    }

    [Fact]
    public async Task Nudge_Lost_IsMadeUpForAtTheNextRung()
    {
        Start("2026-11-16 10:00");
        Do("2026-11-16 15:00", new DifficultyAnswered("Đồng ý."), nudges: 0);

        await _engine.RunAsync();

        Assert.Empty(_taken);
        Assert.Equal(OrchestrationStatus.Completed, _engine.Status);
    }

    /// <summary>The hub was lost: started anew from the rows, each rung is taken once.</summary>
    [Fact]
    public async Task Ladder_StartedAnewAfterADowntime_TakesWhatIsDueOnce()
    {
        Start("2026-11-16 10:00");
        await _engine.RunUntilAsync(At("2026-11-17 09:00"));

        Start("2026-11-19 09:30");
        await _engine.RunUntilAsync(At("2026-11-20 12:00"));

        Assert.Equal(["2026-11-17 08:00 1.forward", "2026-11-19 09:30 1.reach"], _taken);
    }

    [Fact]
    public async Task Activities_DeliveredTwice_TakeEachRungOnce()
    {
        Start("2026-11-16 10:00", twice: true);

        await _engine.RunUntilAsync(At("2026-11-19 00:00"));

        Assert.Equal(["2026-11-17 08:00 1.forward", "2026-11-18 08:00 1.reach"], _taken);
    }

    private void Start(string at, bool twice = false)
    {
        _engine = new VirtualTimeEngine(OrchestratorCode.Of<DifficultyRun>(DifficultyOrchestration.RunAsync), At(at));
        var read = _engine.On<DifficultyRun, DifficultyAgenda>(ReadDifficulty.Name, (_, _) => Task.FromResult(ReadDifficulty.Of(_row, Calendar, new CycleClock(_engine.Clock.Now, moment => moment))));
        var climb = _engine.On<DifficultyRun>(ClimbDifficulty.Name, (_, _) =>
        {
            foreach (var rung in DifficultyLadder.Default.Due(_row, Calendar, _engine.Clock.Now))
            {
                _taken.Add($"{_engine.Clock.Now.ToOffset(VietnamTime.Offset):yyyy-MM-dd HH:mm} {rung.Id}");
                _row = _row with { Taken = [.. _row.Taken, rung.Id] };
                if (rung.Kind is DifficultyRungKind.Reach)
                    Add(new DifficultyReached());
            }

            return Task.CompletedTask;
        });
        _engine.On<CycleKey, bool>(SendMail.Name, (_, _) => Task.FromResult(true));
        if (twice)
        {
            read.DeliveredTwice();
            climb.DeliveredTwice();
        }

        _engine.Start(new DifficultyRun(new CycleKey("so-khcn", "ke-hoach", "2026"), 1), "1.0");
    }

    private void Do(string at, DifficultyStep step, int nudges = 1) => _engine.Post(At(at), () =>
    {
        Add(step);
        if (nudges > 0)
            _engine.RaiseAt(_engine.Clock.Now, DifficultyOrchestration.NudgeEvent, "difficulty", nudges);
        return Task.CompletedTask;
    });

    private void Add(DifficultyStep step) => _row = _row with { Steps = [.. _row.Steps, step with { At = _engine.Clock.Now }] };

    private static DateTimeOffset At(string moment) => CycleYear.At(moment);
}
