using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class WithdrawalsTests
{
    private const string Unit = "p-qlkh";
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly CycleUnit Open = new()
    {
        Unit = Unit,
        Order = 1,
        Status = UnitStatus.Open,
        Generation = 1,
        Deadline = new(DeadlineForm.Before, new(2026, 12, 10), null, new(2026, 12, 9), VietnamTime.StartOf(new(2026, 12, 10))),
        Leads = ["nv1"],
        Supports = [],
    };

    public static TheoryData<string> Withdrawable { get; } = [.. Decisions().Keys];

    [Theory]
    [MemberData(nameof(Withdrawable))]
    public void Decision_TheLastOfItsKind_IsWithdrawnAndSeenNoMore(string kind)
    {
        var (decision, unit) = Decisions()[kind];

        Assert.Null(Mistake(decision, unit, [decision]));
        var after = new CycleDecisions([decision, At(9, new Withdraw(decision.Id))]);
        Assert.DoesNotContain(decision, after.Of<Decision>());
        Assert.Equal([decision], after.All.Where(each => each is not Withdraw));
        Assert.Equal("d9", after.WithdrawalOf(decision)!.Id);
    }

    [Theory]
    [MemberData(nameof(Withdrawable))]
    public void Decision_WithALaterOneOfItsKind_IsNotWithdrawn(string kind)
    {
        var (decision, unit) = Decisions()[kind];
        var later = decision with { Id = "later", At = decision.At.AddMinutes(1) };

        Assert.Equal("not-the-last", Mistake(decision, unit, [decision, later])!.Kind);
        Assert.Null(Mistake(decision, unit, [decision, later, At(9, new Withdraw("later"))]));
    }

    [Theory]
    [MemberData(nameof(Withdrawable))]
    public void Decision_WithdrawnBefore_IsNotWithdrawnAgain(string kind)
    {
        var (decision, unit) = Decisions()[kind];

        Assert.Equal("withdrawn-before", Mistake(decision, unit, [decision, At(9, new Withdraw(decision.Id))])!.Kind);
    }

    [Theory]
    [MemberData(nameof(Withdrawable))]
    public void Decision_WithOneOfItsKindForAnother_IsWithdrawn(string kind)
    {
        var (decision, unit) = Decisions()[kind];
        Decision other = decision is Assess or NoteTask ? At(8, new NoteTask("nv2")) : At(8, new Exempt("p-khac"));

        Assert.Null(Mistake(decision, unit, [decision, other]));
    }

    [Fact]
    public void Withdrawal_AndWhatIsDoneAtOnce_AreNotWithdrawn()
    {
        Decision[] done = [At(1, new RemindNow(Unit)), At(1, new ReissueLink(Unit)), At(1, new CorrectAddress(Unit, "a@b.example")), At(1, new Withdraw("x")), At(1, new SettleElsewhere(Unit)), At(1, new Approve(1, null, null))];

        Assert.All(done, decision => Assert.Equal("not-withdrawable", Mistake(decision, Open, [decision])!.Kind));
    }

    [Fact]
    public void Extension_ByWhichTheUnitSent_Stays()
    {
        var extension = At(1, new Extend(Unit, new(2026, 12, 16)));

        Assert.Equal("something-rests-on-it", Mistake(extension, Open with { Status = UnitStatus.Reported }, [extension])!.Kind);
        Assert.Equal("something-rests-on-it", Mistake(extension, Open with { FirstReceivedAt = Start.AddHours(5) }, [extension])!.Kind);
        Assert.Null(Mistake(extension, Open with { FirstReceivedAt = Start }, [extension]));
    }

    [Fact]
    public void Extension_AfterAnother_LeavesTheEarlierDay()
    {
        var (first, second) = (At(1, new Extend(Unit, new(2026, 12, 14))), At(2, new Extend(Unit, new(2026, 12, 16))));

        Assert.Equal(first, new Withdrawals(new([first, second])).Before(second));
        Assert.Null(new Withdrawals(new([first])).Before(first));
    }

    [Fact]
    public void Exemption_OfAUnitThatIsNoLongerExempt_NeedsNoWithdrawal()
    {
        var exempt = At(1, new Exempt(Unit));

        Assert.Equal("something-rests-on-it", Mistake(exempt, Open, [exempt])!.Kind);
    }

    [Fact]
    public void Request_ThatWasAnswered_Stays()
    {
        var ask = At(1, new AskExtension(Unit, new(2026, 12, 16)));
        var completion = At(1, new AskCompletion(Unit, "Bổ sung số liệu", new(2026, 12, 12)));
        var refusal = At(2, new RefuseExtension(Unit));
        var reported = Open with { Status = UnitStatus.Reported, Version = 2, LatestReceivedAt = Start };

        Assert.Equal("something-rests-on-it", Mistake(ask, Open, [ask, refusal])!.Kind);
        Assert.Equal("something-rests-on-it", Mistake(ask, Open, [ask, At(2, new Extend(Unit, new(2026, 12, 16)))])!.Kind);
        Assert.Equal("something-rests-on-it", Mistake(refusal, Open, [ask, refusal, At(3, new Extend(Unit, new(2026, 12, 16)))])!.Kind);
        Assert.Equal("something-rests-on-it", Mistake(completion, reported with { LatestReceivedAt = Start.AddHours(2) }, [completion])!.Kind);
        Assert.Equal("something-rests-on-it", Mistake(completion, reported, [completion, At(2, new Accept(Unit))])!.Kind);
    }

    [Fact]
    public void Assessment_InAnApprovedReport_Stays()
    {
        var (before, after) = (At(1, new Assess("nv1", CompletionLevel.Completed)), At(4, new NoteTask("nv1")));
        Decision[] all = [before, At(2, new Approve(1, null, null)), after];

        Assert.Equal("something-rests-on-it", Mistake(before, null, all)!.Kind);
        Assert.Null(Mistake(after, null, all));
        Assert.Null(Mistake(before, null, [.. all, At(5, new Reopen(1))]));
        Assert.Equal("something-rests-on-it", Mistake(before, null, [.. all, At(5, new Dispatched(1))])!.Kind);
    }

    [Fact]
    public void Attempt_AfterAWithdrawal_HasARowOfItsOwn()
    {
        var first = At(1, new Exempt(Unit));
        var again = At(3, new Exempt(Unit));

        Assert.Equal(Unit, Attempted([], again).Subject);
        Assert.Equal(Unit, Attempted([first], again).Subject);
        Assert.Equal(Unit + ".2", Attempted([first, At(2, new Withdraw(first.Id))], again).Subject);
        Assert.Equal("p-khac", Attempted([first, At(2, new Withdraw(first.Id))], new Exempt("p-khac")).Subject);
        Assert.Equal(Unit + ".2", Attempted([At(1, new ConfirmLate(Unit)), At(2, new Withdraw("d1"))], At(3, new ConfirmLate(Unit))).Subject);
    }

    private static Dictionary<string, (Decision Decision, CycleUnit? Unit)> Decisions() => new(StringComparer.Ordinal)
    {
        ["exempt"] = (At(1, new Exempt(Unit)), Open with { Status = UnitStatus.Exempt }),
        ["extend"] = (At(1, new Extend(Unit, new(2026, 12, 16))), Open),
        ["confirmLate"] = (At(1, new ConfirmLate(Unit)), Open with { Status = UnitStatus.Reported, Timeliness = Timeliness.Late }),
        ["accept"] = (At(1, new Accept(Unit)), Open with { Status = UnitStatus.Reported }),
        ["callNoted"] = (At(1, new CallNoted(Unit, "Lê Văn Thử")), Open),
        ["noteTask"] = (At(1, new NoteTask("nv1")), null),
        ["assess"] = (At(1, new Assess("nv1", CompletionLevel.Completed)), null),
        ["refuseExtension"] = (At(1, new RefuseExtension(Unit)), Open),
        ["askExtension"] = (At(1, new AskExtension(Unit, new(2026, 12, 16))), Open),
        ["askCompletion"] = (At(1, new AskCompletion(Unit, "Bổ sung số liệu", new(2026, 12, 12))), Open with { Status = UnitStatus.Reported, LatestReceivedAt = Start }),
    };

    private static ChainMistake? Mistake(Decision decision, CycleUnit? unit, IEnumerable<Decision> all) => new Withdrawals(new CycleDecisions(all)).Mistake(decision, unit);

    private static Decision Attempted(IEnumerable<Decision> all, Decision decision) =>
        new ReportChain(Mail.SampleCycle.Plan, new CycleDecisions(all), [], new(2026, 12, 1)).Attempted(decision);

    private static T At<T>(int hour, T decision) where T : Decision => decision with { Id = $"d{hour}", At = Start.AddHours(hour) };
}
