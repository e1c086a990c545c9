using System.Net;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using KhcnFunctions.Web;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>Signing in by the mailed link.</summary>
[Collection(DeskAzurite.Name)]
public sealed class SignInTests(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Asked = "Nếu địa chỉ này đã được đăng ký, đường liên kết đăng nhập được gửi đến hộp thư đó trong ít phút";
    private const string NoLonger = "Đường liên kết đăng nhập không còn hiệu lực";

    [Fact]
    public async Task Link_OfTheMail_SignsInByTheButtonAlone()
    {
        var office = await DeskOffice.OpenAsync(host);
        var browser = office.NewBrowser();
        var link = await office.AskForLinkAsync(DeskOffice.Officer);

        using var opened = await browser.OpenAsync(link);
        using var before = await browser.OpenAsync("/ban-lam-viec");
        using var signedIn = await browser.PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);
        using var desk = await browser.OpenAsync("/ban-lam-viec");

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.False(opened.Headers.Contains("Set-Cookie"));
        Assert.Contains("chuyên viên (cv-hcth@", await opened.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal("/dang-nhap?ve=%2Fban-lam-viec", before.Headers.Location!.OriginalString);
        Assert.Equal((HttpStatusCode.SeeOther, "/ban-lam-viec"), (signedIn.StatusCode, signedIn.Headers.Location!.OriginalString));
        Assert.Matches("^khcn-ban-lam-viec=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$", Assert.Single(signedIn.Headers.GetValues("Set-Cookie")));
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Contains("Đang đăng nhập: chuyên viên", await desk.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OpenedByAMailScanner_IsStillGood()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Officer);
        var row = Assert.Single(await host.RowsAsync("signin"), row => row.RowKey == Secret.HashOf(link[^43..]));

        using var first = await office.NewBrowser().OpenAsync(link);
        using var second = await office.NewBrowser().OpenAsync(link);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(row.ETag, Assert.Single(await host.RowsAsync("signin"), after => after.RowKey == row.RowKey).ETag);
    }

    [Fact]
    public async Task Mail_OfALink_SaysWhatItIsAndIsKeptNowhere()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Director);

        var mail = Assert.Single(await office.MailsToAsync(office.AddressOf(DeskOffice.Director)));

        var text = mail.TextBody!.ReplaceLineEndings(" ");
        Assert.StartsWith("[Sở KH&CN] Đường liên kết đăng nhập Bàn làm việc", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Đồng chí Giám đốc Sở", text, StringComparison.Ordinal);
        Assert.Contains("15 phút", text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.All(mail.Headers, header => Assert.DoesNotContain(link[^43..], header.Value, StringComparison.Ordinal));
        foreach (var partition in new[] { "signin", "limits" })
        {
            Assert.All(await host.RowsAsync(partition), row => Assert.All(row, column =>
            {
                Assert.DoesNotContain(link[^43..], column.Value?.ToString() ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("@", column.Value?.ToString() ?? "", StringComparison.Ordinal);
            }));
        }
    }

    [Fact]
    public async Task Link_UsedASecondTime_IsRefusedPolitely()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Officer);
        using var used = await office.NewBrowser().PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);

        using var opened = await office.NewBrowser().OpenAsync(link);
        using var posted = await office.NewBrowser().PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);

        Assert.Equal(HttpStatusCode.SeeOther, used.StatusCode);
        await IsNoLongerAsync(opened);
        await IsNoLongerAsync(posted);
    }

    [Fact]
    public async Task Link_UsedManyTimesAtOnce_CountsOnce()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Officer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.NewBrowser().PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))])));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.SeeOther);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Gone));
        Assert.Single(await host.RowsAsync("session"), row => row.GetString("Agency") == office.Plan.Agency.Id);
    }

    [Fact]
    public async Task Link_After15Minutes_HasExpired()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Officer);
        host.Advance(TimeSpan.FromMinutes(14));
        using var inTime = await office.NewBrowser().OpenAsync(link);

        host.Advance(TimeSpan.FromMinutes(1));
        using var opened = await office.NewBrowser().OpenAsync(link);
        using var posted = await office.NewBrowser().PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        await IsNoLongerAsync(opened);
        await IsNoLongerAsync(posted);
    }

    [Theory]
    [InlineData("/dang-nhap/a")]
    [InlineData("/dang-nhap/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/dang-nhap/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%0A")]
    [InlineData("/dang-nhap/..%2F..%2Fx")]
    [InlineData("/dang-nhap/'%20or%20RowKey%20ge%20'")]
    [InlineData("/dang-nhap/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task Link_NotOurs_IsAnsweredAsOneThatWasUsed(string path)
    {
        var browser = new DeskBrowser(host.Http, "198.51.100.250");

        using var opened = await browser.OpenAsync(path);
        using var posted = await browser.PostAsync(path, [("nguoi", "a/b/c")]);

        await IsNoLongerAsync(opened);
        await IsNoLongerAsync(posted);
    }

    [Fact]
    public async Task Address_NotOfThePeople_GetsTheSameAnswerAndNoMail()
    {
        var office = await DeskOffice.OpenAsync(host);
        var (stranger, mailbox) = ("ai-do@la.example", office.AddressOf(office.Plan.Agency.Office));

        using var unknown = await office.NewBrowser().PostAsync("/dang-nhap", [("email", stranger)]);
        using var ofUnit = await office.NewBrowser().PostAsync("/dang-nhap", [("email", mailbox)]);
        using var known = await office.NewBrowser().PostAsync("/dang-nhap", [("email", office.AddressOf(DeskOffice.Officer).ToUpperInvariant())]);
        await office.WaitForMailAsync(office.AddressOf(DeskOffice.Officer));

        var text = await known.Content.ReadAsStringAsync();
        Assert.Contains(Asked, await known.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, text), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.OK, text), (ofUnit.StatusCode, await ofUnit.Content.ReadAsStringAsync()));
        Assert.Contains(office.Plan.Register.Units, unit => unit.Emails.Contains(mailbox));
        Assert.Empty(await office.MailsToAsync(stranger));
        Assert.Empty(await office.MailsToAsync(mailbox));
    }

    [Theory]
    [InlineData("")]
    [InlineData("khong-phai-dia-chi")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("\"><script>alert(1)</script>@b.example")]
    public async Task Address_Malformed_IsShownAsAMistake(string typed)
    {
        using var answer = await new DeskBrowser(host.Http, "198.51.100.251").PostAsync("/dang-nhap", [("email", typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("đề nghị ghi đúng một địa chỉ thư điện tử", await answer.ReadTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfTwoPeople_LetsChooseWhoSignsIn()
    {
        var office = await DeskOffice.OpenAsync(host, Shared);
        var link = await office.MailLinkAsync(DeskOffice.RecordsClerk);
        var browser = office.NewBrowser();

        using var opened = await browser.OpenAsync(link);
        using var undecided = await browser.PostAsync(link, []);
        using var stranger = await browser.PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);
        using var chosen = await browser.PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Deputy))]);
        using var desk = await browser.OpenAsync("/ban-lam-viec");

        var choice = await opened.ReadTextAsync();
        Assert.Contains("Trần Công Hòa, Phó Giám đốc Sở", choice, StringComparison.Ordinal);
        Assert.Contains("văn thư", choice, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (undecided.StatusCode, stranger.StatusCode));
        Assert.Contains("đề nghị chọn một người", await undecided.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Contains("Đang đăng nhập: Trần Công Hòa, Phó Giám đốc Sở", await desk.ReadTextAsync(), StringComparison.Ordinal);

        static Register Shared(Register register) => register with
        {
            People = [.. register.People.Select(person => person.Id == DeskOffice.Deputy
                ? person with { Email = register.Staff.First(member => member.Id == DeskOffice.RecordsClerk).Email }
                : person)],
        };
    }

    [Fact]
    public async Task Link_OfSomebodyWhoLeftMeanwhile_IsGoodForNothing()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Officer);
        await office.ChangeAsync(register => register with { Staff = [.. register.Staff.Where(member => member.Id != DeskOffice.Officer)] });

        using var posted = await office.NewBrowser().PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);

        await IsNoLongerAsync(posted);
    }

    [Theory]
    [InlineData("/ban-lam-viec/2026", "/ban-lam-viec/2026")]
    [InlineData("//example.org", "/ban-lam-viec")]
    [InlineData("https://example.org/ban-lam-viec", "/ban-lam-viec")]
    [InlineData("/ban-lam-viec/../dang-xuat", "/ban-lam-viec")]
    public async Task Link_AskedForOnTheWayToAPage_LeadsThereWhereItIsOurs(string path, string leadsTo)
    {
        var office = await DeskOffice.OpenAsync(host);
        using var form = await office.NewBrowser().OpenAsync("/dang-nhap?ve=" + Uri.EscapeDataString(path));
        var link = await office.AskForLinkAsync(DeskOffice.Officer, path);

        using var answer = await office.NewBrowser().PostAsync(link, [("nguoi", office.ValueOf(DeskOffice.Officer))]);

        Assert.Equal(path == leadsTo, (await form.Content.ReadAsStringAsync()).Contains($"name=\"ve\" value=\"{path}\"", StringComparison.Ordinal));
        Assert.Equal(leadsTo, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Form_FromElsewhere_IsRefusedAndUsesNothingUp()
    {
        var office = await DeskOffice.OpenAsync(host);
        var link = await office.MailLinkAsync(DeskOffice.Officer);
        (string, string)[] fields = [("nguoi", office.ValueOf(DeskOffice.Officer))];

        using var asked = await office.NewBrowser().PostAsync("/dang-nhap", [("email", office.AddressOf(DeskOffice.OfficeHead))], "cross-site");
        using var signedIn = await office.NewBrowser().PostAsync(link, fields, "cross-site");
        using var own = await office.NewBrowser().PostAsync(link, fields);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (asked.StatusCode, signedIn.StatusCode));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Empty(await office.MailsToAsync(office.AddressOf(DeskOffice.OfficeHead)));
    }

    [Fact]
    public async Task Links_ToOneAddress_AreFiveAnHour()
    {
        var office = await DeskOffice.OpenAsync(host);
        var (email, register) = (office.AddressOf(DeskOffice.Officer), host.Service<DeskRegister>());
        var address = Secret.HashOfAddress(email);
        var holders = await register.FindAsync(address, CancellationToken.None);
        for (var i = 0; i <= SignInMail.MostLinks; i++)
            await host.Service<SignInMail>().SendAsync(address, holders, null);
        var withinTheHour = await office.MailsToAsync(email);

        host.Advance(TimeSpan.FromHours(1));
        await host.Service<SignInMail>().SendAsync(address, holders, null);

        Assert.Equal(SignInMail.MostLinks, withinTheHour.Count);
        Assert.Equal(SignInMail.MostLinks + 1, (await office.MailsToAsync(email)).Count);
    }

    [Fact]
    public async Task Requests_FromOneClient_AreTwentyAnHour()
    {
        var office = await DeskOffice.OpenAsync(host);
        for (var i = 0; i < SignInPages.MostRequests; i++)
            Assert.True(await host.Service<RateLimits>().TryCountAsync("sign-in", office.Client, SignInPages.MostRequests, CancellationToken.None));

        using var answer = await office.NewBrowser().PostAsync("/dang-nhap", [("email", office.AddressOf(DeskOffice.Officer))]);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Empty(await office.MailsToAsync(office.AddressOf(DeskOffice.Officer)));
    }

    private static async Task IsNoLongerAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains(NoLonger, await answer.ReadTextAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
