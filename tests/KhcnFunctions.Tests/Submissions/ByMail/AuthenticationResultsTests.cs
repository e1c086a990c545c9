using System.Text;
using MimeKit;
using Xunit;

namespace KhcnFunctions.Submissions.ByMail;

public sealed class AuthenticationResultsTests
{
    private const string Server = "mail.so-khcn.example";
    private const string Sender = "p-qlkh@so-khcn.example";

    [Theory]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=p-qlkh@so-khcn.example", true)]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=pass (ok) smtp.mailfrom=so-khcn.example", true)]
    [InlineData("Authentication-Results: mail.so-khcn.example; dkim=pass header.d=so-khcn.example", true)]
    [InlineData("Authentication-Results: mail.so-khcn.example; dkim=pass header.i=@so-khcn.example header.s=k", true)]
    [InlineData("Authentication-Results: mail.so-khcn.example; dmarc=none\r\nAuthentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=so-khcn.example", true)]
    [InlineData("Received: from filter (localhost) by localhost; Tue, 8 Dec 2026 08:00:00 +0000\r\nAuthentication-Results: mail.so-khcn.example; dkim=pass header.d=so-khcn.example", true)]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=fail smtp.mailfrom=elsewhere.example", false)]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=\"p-qlkh@so-khcn.example\"@elsewhere.example", false)]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=\"x;dkim=pass header.d=so-khcn.example;\"@elsewhere.example", false)]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=fail (; dkim=pass header.d=so-khcn.example) smtp.mailfrom=elsewhere.example", false)]
    [InlineData("Authentication-Results: elsewhere.example; spf=pass smtp.mailfrom=so-khcn.example", false)]
    [InlineData("Authentication-Results: mail.so-khcn.example; spf=fail smtp.mailfrom=so-khcn.example\r\nAuthentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=so-khcn.example", false)]
    [InlineData("Received: from x by mx.elsewhere.example; Tue, 8 Dec 2026 08:00:00 +0000\r\nAuthentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=so-khcn.example", false)]
    public void Of_Headers_ProveTheSenderOnlyWhereTheServerSaysSo(string headers, bool stands)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(headers + "\r\nFrom: " + Sender + "\r\n\r\n"));

        var facts = AuthenticationResults.Of(HeaderList.Load(stream), Server);

        Assert.Equal(stands, SenderProof.Stands(Sender, facts));
    }

    [Theory]
    [InlineData("\"a@so-khcn.example\"@elsewhere.example")]
    [InlineData("\"x@elsewhere.example\"@so-khcn.example")]
    public void Stands_QuotedEnvelope_ProvesNothing(string envelope) =>
        Assert.False(SenderProof.Stands(Sender, new MailFacts([], envelope, "pass", null)));
}
