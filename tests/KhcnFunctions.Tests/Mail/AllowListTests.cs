using MimeKit;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class AllowListTests
{
    [Theory]
    [InlineData("", true, true)]
    [InlineData("", false, false)]
    [InlineData("skhcn.example", false, true)]
    [InlineData("SKHCN.example", false, true)]
    [InlineData("example", false, false)]
    [InlineData("khac.example", true, false)]
    public void Check_Recipient_DependsOnListAndEnvironment(string domains, bool isProduction, bool isAllowed)
    {
        var refused = AllowList.Check([MailboxAddress.Parse("a@skhcn.example")], domains.Split(' ', StringSplitOptions.RemoveEmptyEntries), isProduction);

        Assert.Equal(isAllowed, refused is null);
    }

    [Fact]
    public void Check_OneOfTwoOutside_NamesItAlone()
    {
        var refused = AllowList.Check([MailboxAddress.Parse("a@skhcn.example"), MailboxAddress.Parse("b@la.example")], ["skhcn.example"], isProduction: true);

        Assert.Contains("b@la.example", refused!.Reason);
        Assert.DoesNotContain("a@skhcn.example", refused.Reason);
    }
}
