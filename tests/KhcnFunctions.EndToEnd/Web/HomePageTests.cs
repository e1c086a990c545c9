using System.Net;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

[Collection(SharedWebSite.Name)]
public sealed class HomePageTests(WebSite site)
{
    [Fact]
    public async Task Home_NamesPlansAndTheirCycles_AndNoUnit()
    {
        await OpenCycle.OpenAsync(site.Host);
        await PublishAsync(PlanFile.Shipped with { Id = "chua-co-so", Title = "Kế hoạch thử chưa có số" });

        using var answer = await site.Http.OpenAsync("/");

        var text = await answer.ReadTextAsync();
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("Kế hoạch số 05/KH-SKHCN ngày 20/01/2022", text, StringComparison.Ordinal);
        Assert.Contains("Kỳ báo cáo năm 2026: đang mở ; thời hạn gửi báo cáo: trước ngày 10/12/2026", text, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch thử chưa có số Sở Khoa học và Công nghệ. Kế hoạch chưa có số, ngày: chưa mở kỳ báo cáo.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phòng Quản lý", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Thị Mẫu", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_OfANumberedPlanWhoseCycleIsNotOpen_SaysWhenItOpens()
    {
        await PublishAsync(PlanFile.Shipped with
        {
            Id = "chua-mo",
            Number = "77/KH-SKHCN",
            SignedOn = new DateOnly(2022, 1, 20),
        });

        using var answer = await site.Http.OpenAsync("/");

        Assert.Matches(@"Kế hoạch số 77/KH-SKHCN .* Kỳ báo cáo năm \d{4}: mở từ ngày \d\d/\d\d/\d{4}\.", await answer.ReadTextAsync());
    }

    [Fact]
    public async Task Home_BesideAPlanThatCannotBeRead_ShowsAndOpensTheOthers()
    {
        await PublishAsync(PlanFile.Shipped with { Id = "doc-duoc", Title = "Kế hoạch thử đọc được" });
        var plans = site.Host.Services.GetRequiredService<StorageRealms>().Production.Plans;
        await plans.UpsertEntityAsync(new TableEntity(PlanFile.Shipped.Agency.Id, "plan|a-hong") { ["Revision"] = "khong-co" });
        try
        {
            using var answer = await site.Http.OpenAsync("/");
            await site.Host.Services.GetRequiredService<CycleKeeper>().EnsureAsync(site.Host.Client, null, CancellationToken.None);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Kế hoạch thử đọc được", await answer.ReadTextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await plans.DeleteEntityAsync(PlanFile.Shipped.Agency.Id, "plan|a-hong");
        }
    }

    private async Task PublishAsync(Plan plan)
    {
        await site.Host.Services.GetRequiredService<StorageRealms>().Production.CreateAsync(CancellationToken.None);
        await site.Host.Services.GetRequiredService<PlanStore>().PublishAsync(plan, null, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }
}
