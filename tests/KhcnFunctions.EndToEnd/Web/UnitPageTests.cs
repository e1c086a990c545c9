using System.Net;
using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

[Collection(SharedWebSite.Name)]
public sealed class UnitPageTests(WebSite site)
{
    [Fact]
    public async Task Page_BeforeAnythingCame_SaysPlanDutiesDeadlineAndHowToSend()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);

        var text = await ReadAsync(cycle);

        Assert.Contains("Báo cáo năm 2026 của Phòng Quản lý Khoa học", text, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch số 05/KH-SKHCN ngày 20/01/2022 của Sở Khoa học và Công nghệ triển khai thực hiện Chiến lược", text, StringComparison.Ordinal);
        Assert.Contains("Thời hạn gửi báo cáo: trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư)", text, StringComparison.Ordinal);
        // 24/11/2026 is a day off: what is left is counted from the 25th.
        Assert.Contains("Còn 11 ngày làm việc.", text, StringComparison.Ordinal);
        Assert.Contains("Nhiệm vụ Phòng chủ trì Nhiệm vụ 4.", text, StringComparison.Ordinal);
        Assert.Contains("Nhiệm vụ Phòng phối hợp Nhiệm vụ 1.", text, StringComparison.Ordinal);
        Assert.Contains(OpenCycle.Contact, text, StringComparison.Ordinal);
        Assert.Contains($"/api/{cycle.Key.Agency}/plans/{cycle.Key.Plan}/cycles/2026/reports", text, StringComparison.Ordinal);
        Assert.Contains("Không gửi nội dung thuộc bí mật nhà nước qua trang này hoặc thư điện tử.", text, StringComparison.Ordinal);
        Assert.Contains("Azurite", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-25", "Còn 11 ngày làm việc, tính cả hôm nay.")]
    [InlineData("2026-12-09", "Hôm nay, thứ Tư ngày 09/12/2026, là ngày cuối gửi báo cáo đúng hạn.")]
    [InlineData("2026-12-10", "đã qua . Phòng Hành chính - Tổng hợp chưa nhận được báo cáo của Phòng; kính đề nghị gửi trong thời gian sớm nhất.")]
    public async Task Page_OnADay_SaysHowMuchTimeIsLeft(string day, string says)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await cycle.SetClockAsync(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(9, 30));

        Assert.Contains(says, await ReadAsync(cycle), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-08", "đúng hạn")]
    [InlineData("2026-12-10", "gửi trong ngày 10/12/2026")]
    [InlineData("2026-12-11", "gửi chậm")]
    public async Task Page_AfterAReport_SaysWhatWasReceivedAndHowItWasJudged(string day, string judged)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await cycle.SetClockAsync(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(15, 42));
        await cycle.SendReportAsync(variant: 1);
        await cycle.SetClockAsync(new DateOnly(2026, 12, 14), new TimeOnly(8, 0));
        await cycle.SendReportAsync(variant: 2);
        var unit = (await cycle.Table.FindUnitAsync(OpenCycle.Science, CancellationToken.None))!.Unit;

        var text = await ReadAsync(cycle);

        Assert.Contains($"Phòng Hành chính - Tổng hợp đã nhận báo cáo của Phòng: {judged}.", text, StringComparison.Ordinal);
        Assert.Contains($"Lần gửi thứ 2 : 08 giờ 00 ngày 14/12/2026 Mã tiếp nhận: {unit.ReceiptId} Lần gửi thứ 1 : 15 giờ 42 phút ngày", text, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa nhận được", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnitStatus.Exempt, "Phòng được miễn báo cáo trong kỳ này.")]
    [InlineData(UnitStatus.Transferred, "đã chuyển sang")]
    public async Task Page_OfAUnitThatOwesNothing_AsksForNothing(UnitStatus status, string says)
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await cycle.ChangeAsync(OpenCycle.Science, unit => unit with { Status = status });

        var text = await ReadAsync(cycle);

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cách gửi báo cáo", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfOneUnit_NamesNoOtherUnitsState()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);
        await cycle.SendReportAsync();

        var text = await ReadAsync(cycle, "p-qlcncn");

        Assert.Contains("chưa nhận được báo cáo của Phòng", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mã tiếp nhận", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phòng Quản lý Khoa học", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileUnitName_IsShownAsText()
    {
        const string name = "Phòng <script>alert(1)</script> \"Khoa học\" & <img src=x onerror='alert(2)'>";
        var cycle = await OpenCycle.OpenAsync(site.Host, unitName: name);

        using var answer = await site.Http.OpenUnitPageAsync(await cycle.LinkOfAsync());

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(name, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_LoadsNothing_AndItsStyleIsTheOneThatThePolicyNames()
    {
        var cycle = await OpenCycle.OpenAsync(site.Host);

        using var answer = await site.Http.OpenUnitPageAsync(await cycle.LinkOfAsync());

        var html = await answer.Content.ReadAsStringAsync();
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; img-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain(await cycle.LinkOfAsync(), html, StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(OpenCycle cycle, string unit = OpenCycle.Science)
    {
        using var answer = await site.Http.OpenUnitPageAsync(await cycle.LinkOfAsync(unit));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadTextAsync();
    }
}
