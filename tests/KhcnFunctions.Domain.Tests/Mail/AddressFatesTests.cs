using CsCheck;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class AddressFatesTests
{
    private static readonly DateTimeOffset At = new(2026, 12, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly string[] Addresses = ["a@x.example", "A@x.example", "b@x.example"];

    private static readonly Gen<MailEvent> Event =
        from address in Gen.Int[0, 2]
        from fate in Gen.Int[(int)MailFate.Taken, (int)MailFate.Bounced]
        from second in Gen.Int[0, 3]
        from attempt in Gen.Int[0, 2]
        select new MailEvent(Addresses[address], (MailFate)fate, At.AddSeconds(second), attempt);

    /// <summary>Each event comes at least once, some twice, in any order.</summary>
    [Fact]
    public void Events_InAnyOrderAndMoreThanOnce_GiveTheSame() => Gen.Select(Event.Array[0, 12], Gen.Int).Sample((events, seed) =>
    {
        var shuffled = events.Concat(events.Take(events.Length / 2)).ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Known(Hear(AddressFates.None, events)), Known(Hear(AddressFates.None, shuffled)));
    });

    [Fact]
    public void Events_HeardBefore_ChangeNothing() => Event.Array[1, 12].Sample(events =>
    {
        var fates = Hear(AddressFates.None, events);
        Assert.Same(fates, Hear(fates, events));
    });

    [Fact]
    public void Delivery_AfterABounceOfAnotherAddress_IsItsOwn()
    {
        var fates = Hear(AddressFates.None, Heard("a@x.example", MailFate.Bounced, 1), Heard("b@x.example", MailFate.Delivered, 1));

        Assert.Equal("a@x.example", Assert.Single(fates.Bounced).Address);
        Assert.True(fates.IsDelivered("B@x.example"));
    }

    [Fact]
    public void PutOff_AfterTheDelivery_ChangesNothing() =>
        Assert.True(Hear(AddressFates.None, Heard("a@x.example", MailFate.Delivered, 1), Heard("a@x.example", MailFate.PutOff, 1)).IsDelivered("a@x.example"));

    [Fact]
    public void Bounce_OfAnAttemptBeforeItWasGivenBack_NoLongerCounts()
    {
        var fates = Hear(AddressFates.None, Heard("a@x.example", MailFate.Bounced, 2)).GiveBack(["A@x.example"], 2);

        Assert.Same(fates, Hear(fates, Heard("a@x.example", MailFate.Bounced, 1), Heard("a@x.example", MailFate.Bounced, 2)));
        Assert.Single(Hear(fates, Heard("a@x.example", MailFate.Bounced, 3)).Bounced);
        Assert.Equal(2, fates.LastGivenBack);
    }

    private static AddressFates Hear(AddressFates fates, params MailEvent[] events) => events.Aggregate(fates, (known, heard) => known.With(heard));

    private static MailEvent Heard(string address, MailFate fate, int attempt) => new(address, fate, At, attempt);

    // The spelling of an address is that of its first event.
    private static IEnumerable<AddressFate> Known(AddressFates fates) => fates.Known.Select(known => known with { Address = known.Address.ToLowerInvariant() });
}
