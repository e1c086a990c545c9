using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Drafting;
using Xunit;

namespace KhcnFunctions.EndToEnd.Api;

/// <summary>What came on paper, by iOffice, Zalo or phone, entered by a program of HCTH.</summary>
[Collection(SharedAzurite.Name)]
public sealed class EnteredReportApiTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Unit = "p-qlkh";
    private const string Path = $"units/{Unit}/entered-reports";

    [Fact]
    public async Task Paper_WithItsScan_IsJudgedByTheDayItCame_AndSettlesTheOtherWay()
    {
        var (cycle, api) = await OpenAsync("2026-12-09 09:00");
        await cycle.DecideAsync("reportedElsewhere", new() { ["unit"] = Unit, ["decidedBy"] = "p-hcth" });
        await cycle.GoToAsync("2026-12-11 09:00");

        using var form = OfficeApi.Form("entry", Entry(cycle, receivedAt: "2026-12-09T16:20:00+07:00"), ("file", "ban-quet.png", TrialFiles.Png));
        var entered = await api.PostAsync(Path, form);
        using var again = OfficeApi.Form("entry", Entry(cycle, receivedAt: "2026-12-09T16:20:00+07:00"), ("file", "ban-quet.png", TrialFiles.Png));
        var repeated = await api.PostAsync(Path, again);
        var list = await api.GetAsync($"units/{Unit}/versions");
        var read = await api.GetAsync($"units/{Unit}/versions/1");
        var file = Assert.Single(read.Answer.Body.GetProperty("report").GetProperty("files").EnumerateArray());
        using var scan = await api.SaveAsync($"units/{Unit}/versions/1/files/{file.GetProperty("sha256").GetString()}");

        Assert.True(entered.Status is HttpStatusCode.Created, $"{entered}");
        Assert.Equal(("onTime", "received"), (entered.Text("timeliness"), entered.Text("status")));
        Assert.Equal((HttpStatusCode.OK, entered.Text("id")), (repeated.Status, repeated.Text("id")));
        var version = (await cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!;
        Assert.Equal(
            (SubmissionChannel.Paper, VietnamTime.At(new DateOnly(2026, 12, 9), new TimeOnly(16, 20)), "desk cv-hcth, Nguyễn Thị B"), (version.Channel, version.ReceivedAt, version.Through));
        var unit = await RowAsync(cycle);
        Assert.Equal((UnitStatus.Reported, false, 1), (unit.Status, unit.Paused, unit.LastVersion));
        Assert.Contains("bản giấy", Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<SettleElsewhere>()).Reason, StringComparison.Ordinal);
        Assert.Single(cycle.MailsOf(Unit), mail => mail.Kind is MailKind.Receipt);
        Assert.Equal("paper", Assert.Single(list.Answer.Body.EnumerateArray()).GetProperty("channel").GetString());
        Assert.Equal(TrialFiles.Png, await scan.Content.ReadAsByteArrayAsync());
        Assert.Contains((await api.GetAsync("audit?limit=200")).Answer.Body.GetProperty("items").EnumerateArray(), line => line.GetProperty("what").GetString() == "entered" && line.GetProperty("who").GetString() == "cv-hcth");
    }

    [Theory]
    [InlineData("documentSystem", SubmissionChannel.DocumentSystem)]
    [InlineData("zalo", SubmissionChannel.Zalo)]
    [InlineData("phone", SubmissionChannel.Phone)]
    public async Task Report_ByEachChannel_IsEntered(string code, SubmissionChannel channel)
    {
        var (cycle, api) = await OpenAsync();

        var entered = await api.PostAsync(Path, Entry(cycle, channel: code));

        Assert.True(entered.Status is HttpStatusCode.Created, $"{entered}");
        Assert.Equal(channel, (await cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!.Channel);
    }

    [Theory]
    [InlineData(false, "awaitingHead")]
    [InlineData(true, "received")]
    public async Task Report_WaitsForTheHead_UnlessItBearsTheSignature(bool isSigned, string status)
    {
        var (cycle, api) = await OpenAsync(head: true);

        var entered = await api.PostAsync(Path, Entry(cycle, signed: isSigned));

        Assert.Equal(status, entered.Text("status"));
        Assert.Equal(isSigned, cycle.MailsTo(HeadOf(cycle)).Count == 0);
    }

    [Fact]
    public async Task SecondClerk_WhoReadBefore_IsToldAndNothingIsOverwritten()
    {
        var (cycle, api) = await OpenAsync();
        var tag = (await api.GetAsync("units/" + Unit)).Tag;
        var first = await api.PostAsync(Path, Entry(cycle, id: "mot"), tag);

        var second = await api.PostAsync(Path, Entry(cycle, id: "hai", text: "Nội dung khác", by: "tp-hcth"), tag);
        var reused = await api.PostAsync(Path, Entry(cycle, id: "mot", text: "Nội dung khác"));
        var same = await api.PostAsync(Path, Entry(cycle, id: "ba"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.PreconditionFailed), (first.Status, second.Status));
        Assert.Equal((HttpStatusCode.Conflict, "operation-reused"), (reused.Status, reused.Problem));
        Assert.Equal((HttpStatusCode.OK, first.Text("id")), (same.Status, same.Text("id")));
        Assert.Equal(1, (await RowAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task TwoClerks_AtOnce_WithOneId_MakeOneVersion()
    {
        var (cycle, api) = await OpenAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.PostAsync(Path, Entry(cycle))));

        Assert.All(replies, reply => Assert.True(reply.Status is HttpStatusCode.Created or HttpStatusCode.OK, $"{reply}"));
        Assert.Single(replies.Select(reply => reply.Text("id")).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, (await RowAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Draft_OfTheUnitAndOfTheDesk_AreNotTouched()
    {
        var (cycle, api) = await OpenAsync();
        var (drafts, row) = (cycle.Service<DraftDesk>(), await RowAsync(cycle));
        var view = await cycle.Service<CycleViews>().LoadAsync(cycle.Key, CancellationToken.None);
        var own = new KhcnFunctions.Web.UnitCaller(view.Basis, view.Holders.Unit(Unit), 1, IsHead: false);
        await drafts.SaveAsync(cycle.Table, own, row, new ReportForm { [FormField.GeneralResults] = "Phòng tự soạn." }, null, cycle.Now, CancellationToken.None);

        await api.PostAsync(Path, Entry(cycle));

        Assert.Equal("Phòng tự soạn.", (await drafts.ReadAsync(cycle.Table, await RowAsync(cycle), CancellationToken.None)).Form[FormField.GeneralResults]);
    }

    [Theory]
    [InlineData("van-thu")]
    [InlineData("gd")]
    [InlineData("khong-co")]
    public async Task Entering_BySomebodyWithoutTheRight_IsRefused(string person)
    {
        var (cycle, api) = await OpenAsync();

        var reply = await api.PostAsync(Path, Entry(cycle, by: person));

        Assert.Equal((HttpStatusCode.Forbidden, "no-right"), (reply.Status, reply.Problem));
        Assert.Equal(0, (await RowAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Unit_ThatSendsNothingHere_IsRefused()
    {
        var (cycle, api) = await OpenAsync();
        await cycle.DecideAsync("exempt", new() { ["unit"] = Unit });

        Assert.Equal((HttpStatusCode.Conflict, "exempt"), StatusOf(await api.PostAsync(Path, Entry(cycle))));
        foreach (var unit in new[] { "khong-co", "p-qlkh~hcth", "%7C" })
            Assert.Equal((HttpStatusCode.NotFound, "no-unit"), StatusOf(await api.PostAsync($"units/{unit}/entered-reports", Entry(cycle))));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.PostAsync(Path, Entry(cycle), token: cycle.TokenOf(Unit))).Status);
    }

    [Theory]
    [InlineData("id", "\"../x\"", "/id")]
    [InlineData("channel", "\"webForm\"", "/channel")]
    [InlineData("channel", "4", "/channel")]
    [InlineData("receivedAt", "\"2026-12-07T10:00:00\"", "/receivedAt")]
    [InlineData("receivedAt", "\"9999-12-31T23:59:59Z\"", "/receivedAt")]
    [InlineData("receivedAt", "\"2026-12-08T10:00:00Z\"", "/receivedAt")]
    [InlineData("receivedAt", "\"2026-11-01T10:00:00+07:00\"", "/receivedAt")]
    [InlineData("from", "\"<img src=x onerror=alert(1)>\"", "/from")]
    [InlineData("from", "null", "/from")]
    [InlineData("signed", "\"on\"", "/signed")]
    [InlineData("report", "{}", "/report/tasks")]
    [InlineData("report", "null", "/report")]
    [InlineData("report", """{"tasks":[{"task":"nv99","nothingToReport":true}]}""", "/report/tasks/0/task")]
    [InlineData("lan", "1", "/lan")]
    public async Task Body_WithAMistake_IsRefusedWithItsPlace(string field, string value, string place)
    {
        var (cycle, api) = await OpenAsync();
        var entry = Entry(cycle);
        entry[field] = JsonNode.Parse(value);

        var reply = await api.PostAsync(Path, entry);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-report"), StatusOf(reply));
        Assert.Contains(reply.Answer.Body.GetProperty("errors").EnumerateArray(), error => error.GetProperty("pointer").GetString() == "#" + place);
        Assert.Equal(0, (await RowAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Files_ThatAreRefusedOrTooLarge_ChangeNothing()
    {
        var (cycle, api) = await OpenAsync();
        using var program = OfficeApi.Form("entry", Entry(cycle), ("file", "bao-cao.pdf", "MZ\u0090"u8.ToArray()));
        using var large = OfficeApi.Form("entry", Entry(cycle), ("file", "lon.pdf", new byte[26 * 1024 * 1024]));
        using var noEntry = OfficeApi.Form("khac", Entry(cycle), ("file", "a.png", TrialFiles.Png));
        var text = Entry(cycle);
        text["report"]!["general"]!["results"] = new string('x', 3 * 1024 * 1024);
        using var hugeEntry = OfficeApi.Form("entry", text);
        using var other = new StringContent(Entry(cycle).ToJsonString(), Encoding.UTF8, "text/plain");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), StatusOf(await api.PostAsync(Path, program)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), StatusOf(await api.PostAsync(Path, large)));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-report"), StatusOf(await api.PostAsync(Path, noEntry)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), StatusOf(await api.PostAsync(Path, hugeEntry)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), StatusOf(await api.PostAsync(Path, text)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.PostAsync(Path, other)).Status);
        Assert.Equal(0, (await RowAsync(cycle)).LastVersion);
    }

    private static (HttpStatusCode Status, string? Problem) StatusOf(Reply reply) => (reply.Status, reply.Problem);

    private static JsonObject Entry(
        CycleHarness cycle, string id = "giay-1", string by = OfficeApi.Officer, string channel = "paper", string receivedAt = "2026-12-07T10:00:00+07:00", bool signed = false, string text = "Hoàn thành.") => new()
        {
            ["id"] = id,
            ["enteredBy"] = by,
            ["channel"] = channel,
            ["receivedAt"] = receivedAt,
            ["from"] = "Nguyễn Thị B",
            ["signed"] = signed,
            ["report"] = TrialReports.Of(cycle.DutyOf(Unit), text),
        };

    private static async Task<CycleUnit> RowAsync(CycleHarness cycle) => (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;

    private static string HeadOf(CycleHarness cycle) => TrialPlan.AddressOf(cycle.Key.Agency, "truong-phong");

    private async Task<(CycleHarness Cycle, OfficeApi Api)> OpenAsync(string at = "2026-12-08 09:00", bool head = false)
    {
        var cycle = await office.OpenAsync(at, plan => !head ? plan : plan with
        {
            Register = plan.Register with
            {
                Units = [.. plan.Register.Units.Select(unit => unit.Id == Unit ? unit with { HeadEmail = TrialPlan.AddressOf(plan.Agency.Id, "truong-phong") } : unit)],
            },
        });
        return (cycle, new OfficeApi(cycle));
    }
}
