using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Plans;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>Signing in and the desk as people see them, without a script.</summary>
[Collection(DeskAzurite.Name)]
public sealed class DeskBrowserTests(DeskHost host, Chromium chromium) : IClassFixture<DeskHost>, IClassFixture<Chromium>
{
    public static TheoryData<int, int> Screens { get; } = new() { { 390, 844 }, { 1366, 768 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Desk_FromTheMailToSigningOut(int width, int height)
    {
        var office = await DeskOffice.OpenAsync(host, register => register with
        {
            Units = [.. register.Units.Select(unit => unit.Id == "p-hcth" ? unit with { Contact = "Nguyễn Thị Mẫu", Phone = "0255 000 000" } : unit)],
            Staff = [.. register.Staff.Select(member => member.Id == DeskOffice.RecordsClerk ? member with { Name = "Phạm Thị Văn Thư", Email = TrialAddressOf(register) } : member)],
        });
        await using var context = await chromium.OpenAsync(host.App, width, height);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/ban-lam-viec/2026");
        Assert.Equal("/dang-nhap", new Uri(page.Url).AbsolutePath);
        await page.ProveAsync($"dang-nhap-{width}");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.ProveAsync($"dang-nhap-sai-{width}");
        await page.GetByLabel("Thư điện tử công vụ").FillAsync(office.AddressOf(DeskOffice.Director));
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("trong 15 phút");
        await page.ProveAsync($"dang-nhap-da-gui-{width}");

        var mail = await office.WaitForMailAsync(office.AddressOf(DeskOffice.Director));
        await page.GotoAsync("about:blank");
        await page.SetContentAsync(mail.HtmlBody!);
        await page.ProveAsync($"thu-dang-nhap-{width}", isPage: false);
        var link = DeskOffice.LinkIn(mail);
        await page.GotoAsync(link);
        await page.ProveAsync($"dang-nhap-xac-nhan-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.ProveAsync($"dang-nhap-chon-nguoi-{width}");
        await page.GetByLabel("Phạm Thị Văn Thư, văn thư").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();

        // Where they were on the way to before they signed in.
        Assert.Equal("/ban-lam-viec/2026", new Uri(page.Url).AbsolutePath);
        await page.ProveAsync($"ban-lam-viec-ky-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Về Bàn làm việc" }).ClickAsync();
        await page.ProveAsync($"ban-lam-viec-{width}");
        await page.GotoAsync("/ban-lam-viec/2026/thu/Draft");
        await page.ProveAsync($"ban-lam-viec-khong-co-quyen-{width}");
        await page.GotoAsync("/ban-lam-viec/2020");
        await page.ProveAsync($"ban-lam-viec-khong-co-ky-{width}");
        await page.GotoAsync(link);
        await page.ProveAsync($"dang-nhap-het-hieu-luc-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mở Bàn làm việc" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã đăng xuất.");
        await page.ProveAsync($"dang-xuat-{width}");
    }

    private static string? TrialAddressOf(Register register) => register.People.First(person => person.Id == DeskOffice.Director).Email;
}
