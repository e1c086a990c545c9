using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Desk.Board;

public sealed class ForecastTests
{
    [Fact]
    public void Year_BeforeTheRequest_IsForetoldRungByRung()
    {
        var forecast = Forecast.Of(SampleBoard.FactsOn(new(2026, 11, 2)), new(2026, 12, 31)).ToList();

        Assert.Equal(
            [(16, NoticeKind.Request), (25, NoticeKind.Reminder), (2, NoticeKind.Reminder), (7, NoticeKind.Reminder), (9, NoticeKind.LastReminder)],
            forecast.SelectMany(morning => morning.Mails.Where(mail => mail.To == Holder.Unit("ttud")).Select(mail => (morning.Day.Day, mail.Kind))));
        Assert.Equal(new DateOnly(2026, 12, 10), Assert.Single(forecast, morning => morning.Compiles).Day);
        Assert.Equal(new DateOnly(2026, 12, 14), Assert.Single(forecast, morning => morning.Mails.Any(mail => mail is { Kind: NoticeKind.OverdueToDirector, Rung: "director" })).Day);
    }

    [Fact]
    public void Reminder_ThatWasDeferred_IsForetoldForTheNextDay()
    {
        var facts = SampleBoard.FactsOn(new(2026, 11, 2));
        var deferred = facts with { Decisions = new([new DeferReminder("ttud", "reminder-5", new(2026, 12, 2)) { Id = "op-1", At = facts.Now }]) };

        var days = Forecast.Of(deferred, new(2026, 12, 5)).Where(morning => morning.Mails.Any(mail => mail.To == Holder.Unit("ttud") && mail.Rung == "reminder-5")).Select(morning => morning.Day);

        Assert.Equal([new DateOnly(2026, 12, 3)], days);
    }

    [Fact]
    public void Reminders_OnHold_AreNotForetold()
    {
        var facts = SampleBoard.FactsOn(new(2026, 11, 2));
        var held = facts with { Decisions = new([new Hold(HoldScope.Reminders) { Id = "op-1", At = facts.Now }]) };

        Assert.Empty(Forecast.Of(held, new(2026, 12, 31)));
    }

    [Fact]
    public void RefusedMails_AreToldWithTheNextRoundAlone()
    {
        var list = new Notice(NoticeKind.RefusedMails, Holder.Office, "2026-11-16");
        var forecast = Forecast.Of(SampleBoard.FactsOn(new(2026, 11, 2)) with { Refused = [list] }, new(2026, 12, 31));

        var morning = Assert.Single(forecast, morning => morning.Mails.Contains(list));
        Assert.Equal(new DateOnly(2026, 11, 16), morning.Day);
    }

    [Fact]
    public void NextRung_OfAUnit_IsTheFirstThatItTakes()
    {
        var next = NextRung.Of(Forecast.Of(SampleBoard.FactsOn(new(2026, 11, 2)), new(2026, 12, 31)), ["ttud"]);

        Assert.Equal(new NextRung("request", new(2026, 11, 16)), next["ttud"]);
    }

    [Fact]
    public void Digest_IsForetold_WithTheFirstRoundOfEachWeekOfTheLastMonth()
    {
        var digests = Foretold(SampleBoard.FactsOn(new(2026, 11, 2)), new(2026, 12, 31)).Where(mail => mail.Notice.Kind is NoticeKind.Digest).ToList();

        Assert.Equal([new(2026, 11, 23), new(2026, 11, 30), new(2026, 12, 7)], digests.Select(mail => mail.Day).Distinct().Take(3));
        Assert.Equal(["person.gd", "person.phan-van-hieu", "person.tran-cong-hoa"], digests.Where(mail => mail.Day == new DateOnly(2026, 11, 23)).Select(mail => mail.Notice.To.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Difficulty_ThatNobodyAnswers_IsForetoldRungByRung()
    {
        var foretold = Foretold(WithDifficulty(SampleBoard.FactsOn(new(2026, 11, 30))), new(2026, 12, 18)).Where(mail => mail.Notice.Difficulty is 1).ToList();

        Assert.Equal(
            [
                (1, NoticeKind.DifficultyForwardDue), (2, NoticeKind.DifficultySubmitted), (2, NoticeKind.DifficultyOpinion), (2, NoticeKind.DifficultyNews),
                (4, NoticeKind.DifficultyReminder), (4, NoticeKind.DifficultyReminder), (7, NoticeKind.DifficultyReminder), (7, NoticeKind.DifficultyReminder),
                (14, NoticeKind.DifficultyReminder), (14, NoticeKind.DifficultyReminder),
            ],
            foretold.Select(mail => (mail.Day.Day, mail.Notice.Kind)));
        Assert.Equal(["person.gd", "office"], foretold.Where(mail => mail.Notice.Rung == "1.answer-1").Select(mail => mail.Notice.To.ToString()));
    }

    [Fact]
    public void Difficulty_WhileRemindersAreHeld_ReachesTheDirectorAndIsNotReminded()
    {
        var facts = WithDifficulty(SampleBoard.FactsOn(new(2026, 11, 30)));
        var held = facts with { Decisions = new([new Hold(HoldScope.Reminders) { Id = "op-1", At = facts.Now }]) };

        Assert.Equal(
            [NoticeKind.DifficultySubmitted, NoticeKind.DifficultyOpinion, NoticeKind.DifficultyNews],
            Foretold(held, new(2026, 12, 31)).Where(mail => mail.Notice.Difficulty is 1).Select(mail => mail.Notice.Kind));
    }

    [Fact]
    public void Supplement_ThatIsReady_IsForetoldMailByMail()
    {
        var facts = SampleBoard.FactsOn(new(2027, 1, 11), unit => unit with { Status = UnitStatus.Reported, Version = 1, StandsSince = VietnamTime.At(new(2026, 12, 8), new(9, 0)) });
        Draft[] drafts = [DraftOf(1, 1, new(2026, 12, 10)), DraftOf(2, 2, new(2027, 1, 8))];
        Decision[] decisions =
        [
            new Approve(1, "215/BC-SKHCN", new(2026, 12, 18)) { Id = "1", At = VietnamTime.At(new(2026, 12, 18), new(9, 0)), DecidedBy = "gd" },
            new Dispatched(1) { Id = "2", At = VietnamTime.At(new(2026, 12, 21), new(8, 0)) },
            new BeginEdition(2, EditionKind.Supplement, "ttud") { Id = "3", At = VietnamTime.At(new(2027, 1, 8), new(8, 0)) },
            new Approve(2, "3/BC-SKHCN", new(2027, 1, 11)) { Id = "4", At = VietnamTime.At(new(2027, 1, 11), new(8, 30)), DecidedBy = "gd" },
            new SignedCopyReceived(2, new("ban-ky.pdf", "b", "s", 1), "a", false, "") { Id = "5", At = VietnamTime.At(new(2027, 1, 11), new(8, 40)) },
        ];
        var ready = facts with
        {
            Drafts = drafts,
            Decisions = new(decisions),
            Rounds = [new() { Day = new(2027, 1, 8), At = VietnamTime.At(new(2027, 1, 8), new(8, 0)) }],
            LastRound = new(new(2027, 1, 8), VietnamTime.At(new(2027, 1, 8), new(8, 0)), "", AllIn: true, More: false),
        };

        var sent = Foretold(ready, new(2027, 1, 29)).Where(mail => mail.Notice.Kind is NoticeKind.Dispatch).ToList();

        Assert.All(sent, mail => Assert.Equal((2, "0002"), (mail.Notice.Draft, mail.Notice.Occasion)));
        Assert.Equal(
            ReportMails.OfDispatch(new(SampleBoard.Plan, ready.Decisions, sent[0].Day), ready.Decisions, drafts[1], sent[0].Day).Where(notice => notice.Kind is NoticeKind.Dispatch).Select(notice => notice.Key),
            sent.Select(mail => mail.Notice.Key));
    }

    [Fact]
    public void Report_ThatCameWhileItWasApproved_IsForetoldAsASupplement_UnlessHcthWasTold()
    {
        var late = VietnamTime.At(new(2026, 12, 11), new(9, 0));
        var facts = SampleBoard.FactsOn(new(2026, 12, 14), unit => unit with { Status = UnitStatus.Reported, Version = 1, StandsSince = unit.Unit == "ttud" ? late : VietnamTime.At(new(2026, 12, 8), new(9, 0)) });
        var approved = facts with
        {
            Drafts = [DraftOf(1, 1, new(2026, 12, 10))],
            Decisions = new([new Approve(1, null, null) { Id = "1", At = late.AddMinutes(1), DecidedBy = "gd" }]),
            LastRound = new(new(2026, 12, 11), VietnamTime.At(new(2026, 12, 11), new(8, 0)), "", AllIn: true, More: false),
        };

        var told = Assert.Single(Foretold(approved, new(2026, 12, 31)), mail => mail.Notice.Kind is NoticeKind.Supplement);
        Assert.Equal((new DateOnly(2026, 12, 14), "ttud"), (told.Day, told.Notice.Unit));
        Assert.DoesNotContain(Foretold(approved, new(2026, 12, 31), told.Notice.Key), mail => mail.Notice.Kind is NoticeKind.Supplement);
    }

    [Fact]
    public void Succession_IsForetold_AndTheSuccessorIsRemindedInstead()
    {
        var facts = SampleBoard.FactsOn(new(2026, 11, 26));
        var rounds = Forecast.Of(SampleBoard.FactsOn(new(2026, 11, 2)), new(2026, 11, 25)).Select(morning => morning.Round!).ToList();
        var entry = SampleBoard.Plan.Register.Units.First(unit => unit.Id == "ttud") with { Id = "tt-moi", Name = "Trung tâm Mới" };
        var decided = facts with
        {
            Decisions = new([new Succeed("ttud", "tt-moi", new(2026, 12, 1)) { Id = "op-1", At = facts.Now, Entry = entry }]),
            Rounds = rounds,
            LastRound = new(new(2026, 11, 25), VietnamTime.At(new(2026, 11, 25), new(8, 0)), "", AllIn: false, More: true),
        };

        var foretold = Foretold(decided, new(2026, 12, 9)).Where(mail => mail.Notice.To == Holder.Unit("ttud") || mail.Notice.To == Holder.Unit("tt-moi")).ToList();

        Assert.Equal(
            [(1, "tt-moi", NoticeKind.DutyTransferred), (2, "tt-moi", NoticeKind.Reminder), (7, "tt-moi", NoticeKind.Reminder), (9, "tt-moi", NoticeKind.LastReminder)],
            foretold.Select(mail => (mail.Day.Day, mail.Notice.To.Id, mail.Notice.Kind)));
    }

    private static List<(DateOnly Day, Notice Notice)> Foretold(RoundFacts facts, DateOnly until, params string[] decided) =>
        [.. Forecast.Of(facts, until, decided).SelectMany(morning => morning.Mails.Select(mail => (morning.Day, mail)))];

    private static RoundFacts WithDifficulty(RoundFacts facts) => facts with
    {
        Difficulties = [new() { Number = 1, Unit = "p-qlkh", Task = "nv4", RaisedAt = facts.Now, What = "Chưa có kinh phí.", Operation = "1", Through = "link 1" }],
    };

    private static Draft DraftOf(int number, int document, DateOnly day) =>
        new(number, "", VietnamTime.At(day, new(8, 0)), new(0, 0, 0, 0, 0), new("", ""), new("", "")) { Document = document };
}
