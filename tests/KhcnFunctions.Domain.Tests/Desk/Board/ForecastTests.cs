using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Desk.Board;

public sealed class ForecastTests
{
    [Fact]
    public void Year_BeforeTheRequest_IsForetoldRungByRung()
    {
        var forecast = Forecast.Of(SampleBoard.FactsOn(new(2026, 11, 2)), new(2026, 12, 31));

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
        var next = NextRung.Of(Forecast.Of(SampleBoard.FactsOn(new(2026, 11, 2)), new(2026, 12, 31)));

        Assert.Equal(new NextRung("request", new(2026, 11, 16)), next["ttud"]);
    }
}
