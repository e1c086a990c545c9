using KhcnFunctions.Calendar;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class UnitDecisionsTests
{
    private const string Unit = "p-qlkh";
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly CycleUnit Reported = new()
    {
        Unit = Unit,
        Order = 1,
        Status = UnitStatus.Reported,
        Generation = 1,
        Version = 1,
        LatestReceivedAt = Start,
        StandsSince = Start,
        Deadline = new(DeadlineForm.Before, new(2026, 12, 10), null, new(2026, 12, 9), VietnamTime.StartOf(new(2026, 12, 10))),
        Leads = [],
        Supports = [],
    };

    [Fact]
    public void Extension_AskedFor_StandsUntilALeaderDecides()
    {
        var ask = At(1, new AskExtension(Unit, new(2026, 12, 16)));

        Assert.Equal(ask, Assert.Single(Of(ask).AskedExtensions).Value);
        Assert.Empty(Of(ask, At(2, new Extend(Unit, new(2026, 12, 14)))).AskedExtensions);
        Assert.Empty(Of(ask, At(2, new RefuseExtension(Unit))).AskedExtensions);
        Assert.Empty(Of(ask, At(2, new Exempt(Unit))).AskedExtensions);
        Assert.Empty(Of(ask, At(2, new Withdraw(ask.Id))).AskedExtensions);
        Assert.Single(Of(ask, At(2, new Extend("p-khac", new(2026, 12, 14)))).AskedExtensions);
        Assert.Single(Of(ask, At(2, new RefuseExtension(Unit)), At(3, new Withdraw("d2"))).AskedExtensions);
    }

    [Fact]
    public void Completion_IsOpenUntilTheUnitSendsOrHcthAccepts()
    {
        var asked = At(1, new AskCompletion(Unit, "Bổ sung", new(2026, 12, 12)));

        Assert.Equal(asked, Of(asked).OpenCompletion(Reported));
        Assert.Null(Of(asked).OpenCompletion(Reported with { LatestReceivedAt = Start.AddHours(2) }));
        Assert.Null(Of(asked).OpenCompletion(Reported with { Awaiting = new(2, "", "", Start.AddHours(2)) }));
        Assert.Null(Of(asked, At(2, new Accept(Unit))).OpenCompletion(Reported));
        Assert.Equal(asked, Of(asked, At(2, new Accept(Unit)), At(3, new Withdraw("d2"))).OpenCompletion(Reported));
        Assert.Null(Of(asked, At(2, new Withdraw("d1"))).OpenCompletion(Reported));
    }

    [Fact]
    public void Acceptance_IsOfWhatStoodThen()
    {
        var accept = At(1, new Accept(Unit));

        Assert.Equal(accept, Of(accept).Acceptance(Reported));
        Assert.Null(Of(accept).Acceptance(Reported with { LatestReceivedAt = Start.AddHours(2) }));
        Assert.Null(Of(accept).Acceptance(Reported with { StandsSince = Start.AddHours(2) }));
        Assert.Null(Of(accept, At(2, new AskCompletion(Unit, "Bổ sung", new(2026, 12, 12)))).Acceptance(Reported));
        Assert.Null(Of(accept).Acceptance(Reported with { Unit = "p-khac" }));
    }

    [Fact]
    public void Reminder_OfTheSameDay_HasTheSameRow()
    {
        Assert.Equal("p-qlkh.2026-12-01", At(1, new RemindNow(Unit)).Subject);
        Assert.Equal("p-qlkh.2026-12-02", At(17, new RemindNow(Unit)).Subject);
    }

    [Fact]
    public void Unit_OfADecision_IsItsOwnOrThatOfWhatItWithdraws()
    {
        var decisions = Of(At(1, new CorrectAddress("head.p-qlkh", "a@b.example")), At(2, new CallNoted(Unit, "Thử")), At(3, new Withdraw("d2")), At(4, new NoteTask("nv1")), At(5, new Withdraw("d4")), At(6, new Withdraw("d6")));

        Assert.Equal([Unit, Unit, Unit, null, null, null], decisions.All.Select(decisions.UnitOf));
        Assert.Equal([null, null, null, "nv1", "nv1", null], decisions.All.Select(decisions.TaskOf));
    }

    private static CycleDecisions Of(params Decision[] decisions) => new(decisions);

    private static T At<T>(int hour, T decision) where T : Decision => decision with { Id = $"d{hour}", At = Start.AddHours(hour) };
}
