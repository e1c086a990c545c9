using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.Mail.Events;

public sealed class MailStandingTests
{
    private const string First = "a@sokhcn.example";
    private const string Second = "b@sokhcn.example";
    private const string Corrected = "c@sokhcn.example";

    private static readonly DateTimeOffset At = new(2026, 12, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly Notice Notice = new(NoticeKind.Exempted, Holder.Unit("ttud"), "x");

    /// <summary>Dropped: it was no longer true when it was to go the second time.</summary>
    [Theory]
    [InlineData(nameof(MailState.Pending))]
    [InlineData(nameof(MailState.Refused))]
    [InlineData(nameof(MailState.Dropped))]
    public void Event_OfAnAttemptWhoseAnswerNeverCame_ProvesThatItWent(string before)
    {
        var after = MailStanding.After(Mail(Enum.Parse<MailState>(before)), [Heard(First, MailFate.Taken, 1, First, Second)]);

        Assert.Equal(MailState.Sent, after.State);
        Assert.Equal([First, Second], after.To);
    }

    [Theory]
    [InlineData(MailFate.Delivered)]
    [InlineData(MailFate.Bounced)]
    public void Event_OfAnEarlierAttempt_DoesNotSettleTheOneThatIsToCome(MailFate fate)
    {
        var after = MailStanding.After(GivenBack(MailState.Pending, First), [Heard(First, fate, 1, First, Second)]);

        Assert.Equal(MailState.Pending, after.State);
        Assert.Equal([First], after.To);
        Assert.Equal(fate, Assert.Single(after.Fates.Known, known => known.Address == First).Fate);
    }

    [Fact]
    public void Bounce_HeardWhileAnotherAttemptWasToCome_CountsOnceThatIsOut()
    {
        var waiting = MailStanding.After(GivenBack(MailState.Pending, First), [Heard(First, MailFate.Bounced, 1, First, Second)]);
        var sent = waiting with { State = MailState.Sent, To = [First, Corrected] };

        Assert.Equal(MailState.Bounced, MailStanding.After(sent, [Heard(Corrected, MailFate.Delivered, 2, Corrected)]).State);
    }

    [Fact]
    public void LateBounce_OfTheAddressThatWasCorrected_ChangesNothing()
    {
        var mail = GivenBack(MailState.Sent, First, Corrected);

        Assert.Same(mail, MailStanding.After(mail, [Heard(Second, MailFate.Bounced, 1, First, Second)]));
    }

    [Fact]
    public void Delivery_ToAllThatItWentTo_IsTheMails_WhateverBecameOfTheCorrectedAddress()
    {
        var mail = MailStanding.After(GivenBack(MailState.Sent, First, Corrected), [Heard(First, MailFate.Delivered, 1, First, Second)]);

        Assert.Equal(MailState.Sent, mail.State);
        Assert.Equal(MailState.Delivered, MailStanding.After(mail, [Heard(Corrected, MailFate.Delivered, 2, Corrected)]).State);
    }

    [Fact]
    public void SecondBounce_OfTheSameMail_IsToldAgain_AndNothingElse()
    {
        var one = MailStanding.After(Mail(MailState.Sent, First, Second), [Heard(First, MailFate.Bounced, 1, First, Second)]);
        var told = MailStanding.Refused(one, null, [Heard(First, MailFate.Bounced, 1, First, Second)], "configured", At) with { Told = true };
        var two = MailStanding.After(one, [Heard(Second, MailFate.Bounced, 1, First, Second)]);

        var again = MailStanding.Refused(two, told, [Heard(Second, MailFate.Bounced, 1, First, Second)], "configured", At.AddHours(1));
        var same = MailStanding.Refused(two, again with { Told = true }, [Heard(Second, MailFate.Bounced, 1, First, Second)], "configured", At.AddHours(2));

        Assert.Equal([Second], told.Mail.Taken);
        Assert.Equal([First, Second], again.To);
        Assert.False(again.Told);
        Assert.Empty(again.Mail.Taken);
        Assert.Equal((true, At.AddHours(1)), (same.Told, same.At));
    }

    private static OutboxRow Mail(MailState state, params string[] to) => new(Notice, state, At, null, to, null, null);

    /// <summary>Went to both by attempt 1; the second came back and was corrected.</summary>
    private static OutboxRow GivenBack(MailState state, params string[] to) => Mail(state, to) with { Fates = AddressFates.None.GiveBack([Second], 1) };

    private static HeardEvent Heard(string address, MailFate fate, int attempt, params string[] to) => new(new MailEvent(address, fate, At, attempt) { Answer = "said" }, to);
}
