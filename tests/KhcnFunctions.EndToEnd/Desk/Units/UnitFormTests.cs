using System.Net;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Units;

/// <summary>The forms about units and tasks, as two clerks at once, strangers and hostile texts meet them. It is 24/11/2026.</summary>
[Collection(DeskAzurite.Name)]
public sealed class UnitFormTests(DeskHost host, Chromium chromium) : IClassFixture<DeskHost>, IClassFixture<Chromium>
{
    private const string Officer = "cv-hcth";
    private const string Unit = "p-qlkh";
    private static readonly string Page = UnitDeskWay.Unit(Unit);

    [Fact]
    public async Task Clerk_WhoDecidesOnWhatChangedMeanwhile_IsToldByWhomAndKeepsWhatWasTyped()
    {
        var (office, way) = await OpenAsync();
        var shown = await way.OpenPageAsync(Officer, Page);
        var first = await way.PostAsync("tp-hcth", Page, "mien", UnitDeskWay.Word());

        var second = await way.PostAsync(Officer, Page, "gia-han", [("nguoi", "gd"), ("ngay", "2026-11-24"), ("hinh-thuc", "trực tiếp"), ("den-ngay", "2026-12-16"), ("ly-do", "Lý do đã gõ của chuyên viên")], shown);
        var call = await way.PostAsync(Officer, Page, "cuoc-goi", [("nguoi-nghe", "đồng chí Trưởng phòng"), ("ly-do", "Nội dung cuộc gọi")], shown);

        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (second.Status, call.Status));
        Assert.Contains("Miễn báo cáo (Đồng ý theo đề nghị)", second.Text, StringComparison.Ordinal);
        Assert.Contains("Trưởng phòng ghi nhận", second.Text, StringComparison.Ordinal);
        Assert.Contains("Lý do đã gõ của chuyên viên", second.Text, StringComparison.Ordinal);
        Assert.Contains("đồng chí Trưởng phòng", call.Text, StringComparison.Ordinal);
        Assert.Equal(["Exempt"], (await DecisionsOfAsync(office)).All.Select(decision => decision.GetType().Name));
        Assert.Equal(UnitStatus.Exempt, (await UnitOfAsync(office)).Status);
    }

    [Fact]
    public async Task Clerks_WhoDecideAtTheSameMoment_OneIsToldOfTheOther()
    {
        var (office, way) = await OpenAsync();
        var shown = await way.OpenPageAsync(Officer, Page);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
            way.PostAsync(number % 2 == 0 ? Officer : "tp-hcth", Page, "cuoc-goi", [("nguoi-nghe", "A"), ("ly-do", FormattableString.Invariant($"Cuộc gọi {number}"))], shown)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(answer => answer.Status is HttpStatusCode.Conflict));
        Assert.Single((await DecisionsOfAsync(office)).Of<CallNoted>());
    }

    [Theory]
    [InlineData("don-doc", "van-thu", HttpStatusCode.Forbidden)]
    [InlineData("gia-han", "van-thu", HttpStatusCode.Forbidden)]
    [InlineData("quyet-dinh-gia-han", Officer, HttpStatusCode.Forbidden)]
    [InlineData("don-doc", "gd", HttpStatusCode.Forbidden)]
    [InlineData("khong-co", Officer, HttpStatusCode.NotFound)]
    [InlineData("don-doc", Officer, HttpStatusCode.Forbidden, "cross-site")]
    [InlineData("don-doc", Officer, HttpStatusCode.Conflict, "same-origin", "")]
    [InlineData("don-doc", Officer, HttpStatusCode.Conflict, "same-origin", "0123456789abcdef")]
    [InlineData("gia-han", Officer, HttpStatusCode.UnprocessableEntity)]
    [InlineData("dia-chi", Officer, HttpStatusCode.UnprocessableEntity)]
    [InlineData("rut-lai", Officer, HttpStatusCode.UnprocessableEntity)]
    public async Task Form_ThatIsNotTheUsersOrNotWhole_ChangesNothing(string step, string person, HttpStatusCode status, string site = "same-origin", string? mark = null)
    {
        var (office, way) = await OpenAsync();

        var answer = await way.PostAsync(person, Page, step, [("ly-do", "Thử"), ("quyet-dinh", "khong-co"), ("email", "không phải thư")], await way.OpenPageAsync(Officer, Page), site, mark);

        Assert.Equal(status, answer.Status);
        Assert.Empty((await DecisionsOfAsync(office)).All);
    }

    [Fact]
    public async Task Form_WithoutTheMarkOfWhatWasShown_ChangesNothing()
    {
        var (office, way) = await OpenAsync();

        var unit = await way.PostAsync(Officer, Page, "don-doc", [("ly-do", "Thử")], new Shown("", ""));
        var task = await way.PostAsync(Officer, UnitDeskWay.Task("nv1"), "theo-doi", [("ly-do", "Thử")], new Shown("00", "-1"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (unit.Status, task.Status));
        Assert.Empty((await DecisionsOfAsync(office)).All);
    }

    [Fact]
    public async Task Unit_OfAnotherPlan_IsNotFoundWhateverIsAsked()
    {
        var (_, way) = await OpenAsync();
        var (other, _) = await OpenAsync(register => register with { Units = [.. register.Units, register.Units[0] with { Id = "p-rieng", Name = "Phòng của Sở khác" }] });
        Assert.NotNull(await TableOf(other).FindUnitAsync("p-rieng", CancellationToken.None));
        var foreign = UnitDeskWay.Unit("p-rieng");

        foreach (var path in new[] { foreign, foreign + "/nhat-ky", foreign + "/lan-gui/1", foreign + "/tep/" + new string('a', 64) + "?lan=1", UnitDeskWay.Unit("p-qlkh%7C"), UnitDeskWay.Unit("..%2Fc"), UnitDeskWay.Task("nv99") })
            Assert.Equal(HttpStatusCode.NotFound, (await way.GetAsync(Officer, path)).Status);
        var post = await way.PostAsync(Officer, foreign, "cuoc-goi", [("nguoi-nghe", "A"), ("ly-do", "B")], new Shown("", ""));

        Assert.Equal(HttpStatusCode.NotFound, post.Status);
        Assert.DoesNotContain("Phòng của Sở khác", post.Text, StringComparison.Ordinal);
        Assert.Empty((await DecisionsOfAsync(other)).All);
    }

    [Fact]
    public async Task Decision_OfAnotherUnit_IsNotWithdrawnHere()
    {
        var (office, way) = await OpenAsync();
        await way.PostAsync(Officer, UnitDeskWay.Unit("ttud"), "mien", UnitDeskWay.Word());
        var exempt = Assert.Single((await DecisionsOfAsync(office)).Of<Exempt>());

        var answer = await way.PostAsync(Officer, Page, "rut-lai", [("quyet-dinh", exempt.Id), ("ly-do", "Thử")]);
        var leader = await way.PostAsync("tran-cong-hoa", UnitDeskWay.Unit("ttud"), "rut-lai", [("quyet-dinh", exempt.Id), ("ly-do", "Thử")], await way.OpenPageAsync(Officer, UnitDeskWay.Unit("ttud")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden), (answer.Status, leader.Status));
        Assert.Single((await DecisionsOfAsync(office)).Of<Exempt>());
    }

    [Fact]
    public async Task Texts_OfPeople_AreNeverMarkup()
    {
        const string hostile = "\"><img src=x onerror=window.__xss=1>'`&lt;{{7*7}}";
        const string quotes = "' autofocus onfocus=window.__xss=1 x=\"";
        var (office, way) = await OpenAsync(register => register with
        {
            Units = [.. register.Units.Select(unit => unit.Id == Unit ? unit with { Contact = hostile, Head = hostile, Phone = hostile } : unit)],
        });
        await way.PostAsync(Officer, Page, "cuoc-goi", [("nguoi-nghe", quotes), ("ly-do", quotes)]);
        await way.PostAsync(Officer, Page, "xin-gia-han", [("den-ngay", "2026-12-16"), ("ly-do", quotes)]);
        await way.PostAsync(Officer, UnitDeskWay.Task("nv1"), "theo-doi", [("ly-do", quotes)]);
        var page = await way.PageOfAsync(chromium, Officer, Page);

        foreach (var (step, fields) in new (string, (string, string)[])[]
        {
            ("cuoc-goi", [("nguoi-nghe", hostile), ("ly-do", hostile)]), ("gia-han", [("den-ngay", quotes), ("hinh-thuc", hostile), ("ly-do", hostile), ("ngay", quotes)]), ("dia-chi", [("email", quotes), ("ly-do", hostile)]),
            ("rut-lai", [("quyet-dinh", hostile), ("ly-do", hostile)]), ("xin-gia-han", [("den-ngay", quotes), ("ly-do", hostile)]),
        })
        {
            // As the page's own form sends it, whose answer the browser then shows.
            await page.GotoAsync(Page);
            await page.EvaluateAsync(
                """
                ([step, fields]) => {
                  const form = document.querySelector('#viec-cuoc-goi form');
                  form.action = form.action.replace('cuoc-goi', step);
                  form.noValidate = true;
                  for (const [name, value] of fields) {
                    const field = form.querySelector(`[name="${name}"]`) ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
                    field.value = value;
                  }
                }
                """, new object[] { step, fields.Select(field => new[] { field.Item1, field.Item2 }).ToArray() });
            await page.EvaluateAsync("document.querySelector('#viec-cuoc-goi form').submit()");
            await Assertions.Expect(page.GetByText("Chưa ghi nhận được.").First).ToBeVisibleAsync();
            await CheckAsync(page);
        }

        foreach (var path in new[] { Page, Page + "/nhat-ky", UnitDeskWay.Task("nv1") })
        {
            await page.GotoAsync(path);
            await CheckAsync(page);
        }

        Assert.Equal(2, (await DecisionsOfAsync(office)).All.Count(decision => decision.Reason == quotes.Trim() && decision is not NoteTask));

        static async Task CheckAsync(IPage page)
        {
            Assert.Equal(0, await page.Locator("img, script, [onerror], [onfocus], [autofocus]").CountAsync());
            Assert.True(await page.EvaluateAsync<bool>("window.__xss === undefined"));
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1366, 768)]
    public async Task Pages_OfAUnitAndATask_AreReadable(int width, int height)
    {
        var (office, way) = await OpenAsync(register => register with
        {
            Units = [.. register.Units.Select(unit => unit.Id == Unit ? unit with { Contact = "Lê Văn Thử", Phone = "0255 000 002", Head = "Nguyễn Thị Mẫu" } : unit)],
        });
        await way.PostAsync(Officer, Page, "xin-gia-han", [("den-ngay", "2026-12-16"), ("ly-do", "Chờ số liệu của các xã.")]);
        await way.PostAsync(Officer, Page, "cuoc-goi", [("nguoi-nghe", "Lê Văn Thử"), ("ly-do", "Phòng sẽ gửi trước ngày 16/12.")]);
        await way.PostAsync(Officer, Page, "gia-han", UnitDeskWay.Word(("den-ngay", "2026-12-16")));
        var extension = Assert.Single((await DecisionsOfAsync(office)).Of<Extend>());
        await way.PostAsync("tp-hcth", Page, "rut-lai", [("quyet-dinh", extension.Id), ("ly-do", "Ghi nhận nhầm đơn vị.")]);
        await way.PostAsync(Officer, UnitDeskWay.Task("nv1"), "danh-gia", [("muc-do", "InProgress"), ("ly-do", "Còn nội dung chưa hoàn thành.")]);
        await way.PostAsync(Officer, UnitDeskWay.Task("nv1"), "theo-doi", [("ly-do", "Đã kiểm tra tại đơn vị.")]);

        var page = await way.PageOfAsync(chromium, Officer, Page, width, height);
        await Assertions.Expect(page.Locator("del")).ToContainTextAsync("Gia hạn đến hết ngày 16/12/2026");
        await page.GetByText("Ghi nhận lãnh đạo Sở cho gia hạn").ClickAsync();
        await page.ProveAsync($"trang-don-vi-{width}");
        await page.GotoAsync(Page + "/nhat-ky");
        await Assertions.Expect(page.Locator("main ol > li")).ToHaveCountAsync(4);
        await page.ProveAsync($"trang-don-vi-nhat-ky-{width}");
        await page.GotoAsync(UnitDeskWay.Task("nv1"));
        await Assertions.Expect(page.GetByText("Đánh giá của Sở: đang thực hiện").First).ToBeVisibleAsync();
        await page.ProveAsync($"trang-nhiem-vu-{width}");
    }

    private async Task<(DeskOffice Office, UnitDeskWay Way)> OpenAsync(Func<KhcnFunctions.Plans.Register, KhcnFunctions.Plans.Register>? with = null)
    {
        var office = await DeskOffice.OpenAsync(host, with);
        return (office, UnitDeskWay.Of(host, office));
    }

    private CycleTable TableOf(DeskOffice office) => new(office.Key, host.Service<StorageRealms>().For(office.Key));

    private async Task<CycleUnit> UnitOfAsync(DeskOffice office) => (await TableOf(office).FindUnitAsync(Unit, CancellationToken.None))!.Unit;

    private async Task<CycleDecisions> DecisionsOfAsync(DeskOffice office) => (await TableOf(office).LoadAsync(CancellationToken.None)).Decisions;
}
