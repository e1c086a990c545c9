using System.Text;
using Xunit;

namespace KhcnFunctions.Mail.Events;

public sealed class SendGridEventsTests
{
    /// <summary>Field for field as SendGrid's documentation shows a bounce.</summary>
    [Fact]
    public void Bounce_AsSendGridPostsIt_IsRead()
    {
        var read = Assert.Single(Read("""
            [{ "email": "p-qlkh@sokhcn.example", "timestamp": 1780000000, "smtp-id": "<14c5d75ce93.dfd.64b469@ismtpd-555>", "bounce_classification": "Invalid Address",
               "event": "bounce", "khcn_key": "0123456789abcdef01234567", "khcn_mail": "c2VhbGVk", "sg_event_id": "6g4ZI7SA-xmRDv57GoPIPw==",
               "sg_message_id": "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0", "reason": "550 5.1.1 The email account\r\nthat you tried to reach does not exist", "status": "5.1.1", "type": "bounce" }]
            """)!);

        Assert.Equal("c2VhbGVk", read.Reference);
        Assert.Equal(("p-qlkh@sokhcn.example", MailFate.Bounced, RefusalCause.NoSuchMailbox), (read.Event.Address, read.Event.Fate, read.Event.Cause));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780000000), read.Event.At);
        Assert.Equal("5.1.1 550 5.1.1 The email account  that you tried to reach does not exist", read.Event.Answer);
    }

    [Theory]
    [InlineData("processed", MailFate.Taken)]
    [InlineData("deferred", MailFate.PutOff)]
    [InlineData("delivered", MailFate.Delivered)]
    [InlineData("spamreport", MailFate.Unwanted)]
    [InlineData("unsubscribe", MailFate.Unwanted)]
    [InlineData("group_unsubscribe", MailFate.Unwanted)]
    [InlineData("bounce", MailFate.Bounced)]
    [InlineData("blocked", MailFate.Bounced)]
    [InlineData("dropped", MailFate.Bounced)]
    public void Event_OfADelivery_SaysHowFarItCame(string name, MailFate fate) => Assert.Equal(fate, Assert.Single(Read($"[{Item(name)}]")!).Event.Fate);

    [Theory]
    [InlineData("bounce", "5.1.1", "", "bounce", RefusalCause.NoSuchMailbox)]
    [InlineData("bounce", "5.1.3", "", "bounce", RefusalCause.Malformed)]
    [InlineData("bounce", "5.2.2", "Mailbox full", "bounce", RefusalCause.TooLargeOrFull)]
    [InlineData("bounce", "5.7.1", "Blocked", "blocked", RefusalCause.NotTaken)]
    [InlineData("bounce", "", "", "", RefusalCause.NotTaken)]
    [InlineData("dropped", "5.0.0", "Bounced Address", "", RefusalCause.NoSuchMailbox)]
    [InlineData("dropped", "", "Spam Reporting Address", "", RefusalCause.NotAllowed)]
    [InlineData("dropped", "", "Unsubscribed Address", "", RefusalCause.NotAllowed)]
    [InlineData("dropped", "", "Invalid SMTPAPI header", "", RefusalCause.NotTaken)]
    public void Bounce_SaysWhy(string name, string status, string reason, string type, RefusalCause cause) =>
        Assert.Equal(cause, Assert.Single(Read($"[{Item(name, $$""","status":"{{status}}","reason":"{{reason}}","type":"{{type}}" """)}]")!).Event.Cause);

    [Theory]
    [InlineData("""{"event":"open","email":"a@x.example","timestamp":1,"khcn_mail":"x"}""")]
    [InlineData("""{"event":"bounce","email":"a@x.example","timestamp":1}""")]
    [InlineData("""{"event":"bounce","email":"a@x.example","timestamp":1,"khcn_mail":7}""")]
    [InlineData("""{"event":"bounce","email":"a@x.example","timestamp":"1","khcn_mail":"x"}""")]
    [InlineData("""{"event":"bounce","email":"a@x.example","timestamp":1e99,"khcn_mail":"x"}""")]
    [InlineData("""{"event":"bounce","email":"a@x.example","timestamp":-1,"khcn_mail":"x"}""")]
    [InlineData("""{"event":"bounce","email":"a@x.example","timestamp":999999999999999,"khcn_mail":"x"}""")]
    [InlineData("""{"event":"bounce","email":["a@x.example"],"timestamp":1,"khcn_mail":"x"}""")]
    [InlineData("""{"event":"bounce","email":"\ud800","timestamp":1,"khcn_mail":"x"}""")]
    [InlineData("""{"\ud800":"bounce"}""")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Item_OfAnotherForm_IsPassedOverAndTheOthersAreRead(string item) => Assert.Single(Read($"[{item},{Item("delivered")}]")!);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("event=delivered&email=a")]
    [InlineData("[[[[[[[[[[]]]]]]]]]]")]
    public void Body_ThatIsNoArray_IsNone(string body) => Assert.Null(Read(body));

    [Fact]
    public void Answer_OfAServerThatSaysTooMuch_IsCut()
    {
        var read = Assert.Single(Read($$"""[{{Item("bounce", ",\"reason\":\"" + new string('x', 5000) + "\"")}}]""")!);

        Assert.Equal(301, read.Event.Answer!.Length);
    }

    [Fact]
    public void Answer_ThatIsNoUnicode_IsLeftOut() => Assert.Null(Assert.Single(Read($"[{Item("bounce", ",\"reason\":\"\\udfff\"")}]")!).Event.Answer);

    private static string Item(string name, string more = "") => $$"""{"event":"{{name}}","email":"a@x.example","timestamp":1780000000,"khcn_mail":"x"{{more}}}""";

    private static IReadOnlyList<SendGridEvent>? Read(string body) => SendGridEvents.Read(Encoding.UTF8.GetBytes(body));
}
