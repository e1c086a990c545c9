using CsCheck;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Escalation;

/// <summary>Whole years with random downtimes, extensions, submissions, deferrals and days off.</summary>
public sealed class LadderProperties
{
    private const int Years = 200;

    [Fact]
    public void Rungs_InAnyYear_AreTakenOnceForOneDueDay() => ForAnyYear(model =>
    {
        var taken = model.Rounds.SelectMany(round => round.Record.Taken).ToList();
        Assert.Equal(taken.Distinct(), taken);
        Assert.Equal(taken.Where(rung => rung.Rung == Rung.Request.Id).Select(rung => rung.Unit).Distinct().Count(), taken.Count(rung => rung.Rung == Rung.Request.Id));
        Assert.Empty(taken.Intersect(model.Rounds.SelectMany(round => round.Record.Superseded)));
    });

    [Fact]
    public void Rounds_InAnyYear_FallOnTheMorningsOfWorkingDays() => ForAnyYear(model => Assert.All(model.Rounds, round =>
    {
        Assert.True(model.Facts().Calendar.IsWorkingDay(round.Day));
        Assert.True(round.Record.At >= VietnamTime.At(round.Day, VietnamTime.Morning));
        Assert.Equal(round.Day, VietnamTime.Day(round.Record.At));
    }));

    [Fact]
    public void Rounds_InAnyYear_AreHeldOnceADay() => ForAnyYear(model =>
        Assert.Equal(model.Rounds.Select(round => round.Day).Distinct().Order(), model.Rounds.Select(round => round.Day)));

    [Fact]
    public void Rungs_InAnyYear_AreNeverTakenBeforeTheirDay() => ForAnyYear(model => Assert.All(Taken(model), item =>
    {
        var unit = item.Round.Unit(item.Rung.Unit);
        Assert.Equal(unit.Deadline.LastDay, item.Rung.LastDay);
        Assert.True(item.Round.Day >= model.Ladder.DayOf(RungOf(item.Rung.Rung), unit.Deadline));
    }));

    [Fact]
    public void Reminders_InAnyYear_AreNeverTakenAfterTheLastDay() => ForAnyYear(model =>
        Assert.All(Taken(model).Where(item => RungOf(item.Rung.Rung).Kind is RungKind.Reminder), item => Assert.True(item.Round.Day <= item.Rung.LastDay)));

    [Fact]
    public void Units_ThatReportedAreExemptOrPaused_AreNeitherRemindedNorListed() => ForAnyYear(model => Assert.All(model.Rounds, round =>
    {
        var silent = round.Units.Where(unit => !unit.Owes).Select(unit => unit.Id).ToHashSet();
        Assert.DoesNotContain(round.Record.Taken.Concat(round.Record.Announced), rung => silent.Contains(rung.Unit));
        Assert.DoesNotContain(round.Notices.SelectMany(notice => notice.ConcernedUnits), silent.Contains);
    }));

    [Fact]
    public void Reminders_AfterADowntimeOfAnyLength_AreTheHighestStillTrue() => ForAnyYear(model =>
    {
        foreach (var unit in model.Units.Keys)
        {
            foreach (var (before, round) in model.Rounds.Zip(model.Rounds.Skip(1)).Where(pair => IsAsked(model, unit, pair.First)))
            {
                var (was, now) = (before.Unit(unit), round.Unit(unit));
                if (!was.Owes || !now.Owes || was.Deadline != now.Deadline)
                    continue;
                List<string> fell = [.. new[] { 10, 5, 2, 0 }.Select(days => new Rung(RungKind.Reminder, days))
                    .Where(rung => model.Ladder.DayOf(rung, now.Deadline) is var day && before.Day < day && day <= round.Day)
                    .Select(rung => rung.Id)];
                var stillTrue = round.Day <= now.Deadline.LastDay ? fell[^Math.Min(1, fell.Count)..] : [];
                Assert.Equal(stillTrue, OfUnit(round.Record.Taken, unit).Where(rung => RungOf(rung).Kind is RungKind.Reminder));
                Assert.Equal(fell.Except(stillTrue), OfUnit(round.Record.Superseded, unit));
            }
        }
    });

    [Fact]
    public void Lists_AfterADowntimeOfAnyLength_ComeInTurnAndJumpNobody() => ForAnyYear(CompareWithOracle);

    [Fact]
    public void Lists_InAPlainYear_ReachEveryoneWhoStaysSilent() => CycleScript.Plain.Sample(script =>
    {
        var model = script.Run();
        CompareWithOracle(model);
        foreach (var unit in model.Units.Values.Where(unit => unit.Owes && model.Rounds.Count > 0 && unit.Deadline.LastDay < new DateOnly(script.Year + 1, 3, 1)))
        {
            var deadline = unit.Deadline;
            string[] all = unit.Unit == model.Office ? ["deputy-director", "director"] : ["office", "deputy-director", "director"];
            var due = all.Where(rung => model.Ladder.DayOf(RungOf(rung), deadline) > model.Rounds[0].Day);
            Assert.Equal(due, TakenOf(model, unit.Unit, deadline.LastDay).Where(rung => all.Contains(rung)));
        }
    }, iter: Years);

    [Fact]
    public void Activation_AtAnyTime_SendsOneRequestAndNoPastRung() => ForAnyYear(model =>
    {
        if (model.Rounds.Count == 0)
            return;
        var first = model.Rounds[0];
        Assert.Equal(first.Units.Where(unit => unit.Owes).Select(unit => new UnitRung(unit.Id, unit.Deadline.LastDay, "request")), first.Record.Taken);
        Assert.Empty(first.Record.Superseded);
        foreach (var item in Taken(model).Where(item => item.Rung.Rung != "request"))
            Assert.True(model.Ladder.DayOf(RungOf(item.Rung.Rung), item.Round.Unit(item.Rung.Unit).Deadline) > first.Day);
    });

    [Fact]
    public void Office_InAnyYear_IsNeverToldOfItsOwnPart() => ForAnyYear(model => Assert.All(model.Rounds, round =>
    {
        Assert.DoesNotContain(round.Record.Taken, rung => rung.Unit == model.Office && rung.Rung == Rung.Office.Id);
        Assert.DoesNotContain(round.Record.Announced, rung => rung.Unit == model.Office);
        Assert.DoesNotContain(round.Notices.Where(notice => notice.To == Holder.Office), notice => notice.Units.Contains(model.Office));
    }));

    [Fact]
    public void Mails_InAnyYear_AreOneALeaderADayAndOneAUnitARound() => ForAnyYear(model =>
    {
        foreach (var round in model.Rounds)
        {
            // By address and mail: whoever stands in for others reads their lists in one mail.
            var notices = round.Notices;
            var holders = new Holders(model.Facts().Plan, round.Decisions, round.Day);
            var addresses = MailBundle.Of(notices.Where(notice => notice.To.Kind is HolderKind.Person), notice => notice, holders)
                .SelectMany(mail => mail.SelectMany(notice => holders.AddressesOf(notice.To)).Distinct()).ToList();
            Assert.Equal(addresses.Distinct(), addresses);
            Assert.All(notices.Where(notice => notice.To.Kind is HolderKind.Person).GroupBy(notice => notice.To), mails => Assert.Single(mails));
            Assert.All(notices.Where(notice => notice.To.Kind is HolderKind.Unit).GroupBy(notice => notice.To), mails => Assert.Single(mails));
        }

        var keys = model.Rounds.SelectMany(round => round.Notices).Select(notice => notice.Key).ToList();
        Assert.Equal(keys.Distinct(), keys);
    });

    [Fact]
    public void Lists_InAnyYear_NameOnlyUnitsWhosePresentDeadlineIsOver() => ForAnyYear(model => Assert.All(
        model.Rounds.SelectMany(round => round.Notices.Where(notice => notice.Kind is NoticeKind.OverdueToOffice or NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector)
            .SelectMany(notice => notice.Units.Select(unit => (Round: round, Unit: unit)))),
        item => Assert.True(item.Round.Record.At >= item.Round.Unit(item.Unit).Deadline.OnTimeBefore)));

    private static void ForAnyYear(Action<CycleModel> check) => CycleScript.Any.Sample(script => check(script.Run()), iter: Years);

    /// <summary>
    /// Says for each unit and last day, from the mornings held alone, on which of them each list has to name it: the
    /// first from its day on; for a leader one after the morning on which HCTH was told, which is the first with the
    /// list before it out and its day no further than the next working day.
    /// </summary>
    private static void CompareWithOracle(CycleModel model)
    {
        var calendar = model.Facts().Calendar;
        foreach (var unit in model.Units.Keys)
        {
            var asked = model.Rounds.Where(round => round.Unit(unit).Owes).ToList();
            foreach (var mornings in asked.Skip(1).GroupBy(round => round.Unit(unit).Deadline))
            {
                List<(string Rung, DateOnly Day)> expected = [];
                // The first morning asks alone, but may tell HCTH of the next one's list.
                List<HeldRound> telling = [.. asked.Take(1).Where(round => round.Unit(unit).Deadline == mornings.Key), .. mornings];
                DateOnly? before = asked[0].Day;
                foreach (var rung in new[] { Rung.Office, Rung.DeputyDirector, Rung.Director })
                {
                    var due = model.Ladder.DayOf(rung, mornings.Key);
                    if (due <= asked[0].Day || (rung == Rung.Office && unit == model.Office) || before is null)
                        continue;
                    var previous = expected.Count > 0 ? expected[^1].Day : DateOnly.MinValue;
                    DateOnly? told = !rung.IsLeader || unit == model.Office
                        ? previous
                        : telling.Select(round => (DateOnly?)round.Day).FirstOrDefault(day => day >= previous && calendar.AddWorkingDays(day!.Value, 1) >= due);
                    before = mornings.Select(round => (DateOnly?)round.Day).FirstOrDefault(day => told is not null && day >= due && day > told
                        && !model.Decisions.Of<DeferList>().Any(deferral => deferral.Rung == rung.Id && deferral.ListDay == day));
                    if (before is { } taken)
                        expected.Add((rung.Id, taken));
                }

                Assert.Equal(expected, Taken(model)
                    .Where(item => item.Rung.Unit == unit && item.Rung.LastDay == mornings.Key.LastDay && RungOf(item.Rung.Rung).Kind >= RungKind.Office)
                    .Select(item => (item.Rung.Rung, item.Round.Day)));
            }
        }
    }

    private static bool IsAsked(CycleModel model, string unit, HeldRound by) =>
        model.Rounds.TakeWhile(round => round.Day <= by.Day).Any(round => round.Record.Taken.Any(rung => rung.Unit == unit && rung.Rung == "request"));

    private static IEnumerable<(HeldRound Round, UnitRung Rung)> Taken(CycleModel model) =>
        model.Rounds.SelectMany(round => round.Record.Taken.Select(rung => (round, rung)));

    private static IEnumerable<string> TakenOf(CycleModel model, string unit, DateOnly lastDay) =>
        Taken(model).Where(item => item.Rung.Unit == unit && item.Rung.LastDay == lastDay).Select(item => item.Rung.Rung);

    private static IEnumerable<string> OfUnit(IEnumerable<UnitRung> rungs, string unit) => rungs.Where(rung => rung.Unit == unit).Select(rung => rung.Rung);

    private static Rung RungOf(string id) => id switch
    {
        "request" => Rung.Request,
        "office" => Rung.Office,
        "deputy-director" => Rung.DeputyDirector,
        "director" => Rung.Director,
        _ => new Rung(RungKind.Reminder, int.Parse(id["reminder-".Length..])),
    };
}
