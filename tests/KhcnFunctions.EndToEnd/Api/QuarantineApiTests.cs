using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Quarantined;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Submissions.Drafting;
using Xunit;
using MailKind = KhcnFunctions.EndToEnd.Cycle.MailKind;

namespace KhcnFunctions.EndToEnd.Api;

/// <summary>Mails that wait, dealt with by a program of HCTH.</summary>
[Collection(SharedAzurite.Name)]
public sealed class QuarantineApiTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Unit = "p-qlkh";
    private const string Results = "Phòng đã tổ chức 02 hội nghị, hoàn thành các nội dung được giao trong năm.";

    private static readonly DateTimeOffset Came = VietnamTime.At(new DateOnly(2026, 12, 8), new TimeOnly(8, 30));

    [Fact]
    public async Task Mail_ReadAndRecorded_IsAVersionAsOfWhenItCame()
    {
        var (cycle, api, id) = await OpenAsync(("bao-cao.pdf", StrangeMail.Pdf));
        await cycle.GoToAsync("2026-12-10 09:00");

        var list = await api.GetAsync("quarantine?state=waiting");
        var mail = await api.GetAsync("quarantine/" + id);
        using var file = await api.SaveAsync($"quarantine/{id}/files/1");
        using var source = await api.SaveAsync($"quarantine/{id}/source");
        var recorded = await api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit), mail.Tag);

        Assert.Contains(list.Answer.Body.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == id && item.GetProperty("state").GetString() == "waiting");
        Assert.Contains(Results, mail.Text("text"), StringComparison.Ordinal);
        Assert.Equal("bao-cao.pdf", Assert.Single(mail.Answer.Body.GetProperty("files").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(StrangeMail.Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "application/octet-stream"), (file.Content.Headers.ContentDisposition!.DispositionType, source.Content.Headers.ContentType!.MediaType));
        Assert.True(recorded.Status is HttpStatusCode.Created, $"{recorded}");
        Assert.Equal("done", recorded.Text("state"));
        var version = (await cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!;
        Assert.Equal(
            (SubmissionChannel.Mail, Came, Timeliness.OnTime, "desk cv-hcth, rieng@gmail.example"), (version.Channel, version.ReceivedAt, version.Timeliness, version.Through));
        Assert.Equal(version.ReceiptId, recorded.Answer.Body.GetProperty("act").GetProperty("receipt").GetString());
        Assert.Single(cycle.MailsOf(Unit), sent => sent.Kind is MailKind.Receipt);
        Assert.Contains((await api.GetAsync("audit?limit=200")).Answer.Body.GetProperty("items").EnumerateArray(), line => line.GetProperty("what").GetString() == "mail.recorded");
        Assert.DoesNotContain((await api.GetAsync("quarantine?state=waiting")).Answer.Body.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == id);
    }

    [Fact]
    public async Task Act_SentAgain_IsTheSameAct_AndItsIdServesNoOther()
    {
        var (cycle, api, id) = await OpenAsync();
        var tag = (await api.GetAsync("quarantine/" + id)).Tag;

        var first = await api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit), tag);
        var again = await api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit), tag);
        var other = await api.PostAsync("quarantine/" + id, Act("mot", "ignore"), again.Tag);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal((HttpStatusCode.Conflict, "operation-reused"), (other.Status, other.Problem));
        Assert.Equal(1, (await RowAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task SecondClerk_GetsTheFirstOnesTag_AndChangesNothing()
    {
        var (cycle, api, id) = await OpenAsync();
        var tag = (await api.GetAsync("quarantine/" + id)).Tag;
        var ignored = await api.PostAsync("quarantine/" + id, Act("mot", "ignore", by: "tp-hcth"), tag);

        var late = await api.PostAsync("quarantine/" + id, Act("hai", "record", unit: Unit), tag);
        var blind = await api.PostAsync("quarantine/" + id, Act("hai", "record", unit: Unit));
        var whatever = await api.PostAsync("quarantine/" + id, Act("hai", "record", unit: Unit), "*");
        var settled = await api.PostAsync("quarantine/" + id, Act("hai", "record", unit: Unit), ignored.Tag);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "changed-meanwhile"), (late.Status, late.Problem));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "if-match-missing"), (blind.Status, blind.Problem));
        Assert.Equal("if-match-missing", whatever.Problem);
        Assert.Equal((HttpStatusCode.Conflict, "no-step"), (settled.Status, settled.Problem));
        Assert.Equal(0, (await RowAsync(cycle)).LastVersion);

        // Taken back, it is not what the first reader saw either.
        var back = await api.PostAsync("quarantine/" + id, Act("ba", "takeBack"), ignored.Tag);
        var backAgain = await api.PostAsync("quarantine/" + id, Act("ba", "takeBack"), ignored.Tag);
        var old = await api.PostAsync("quarantine/" + id, Act("hai", "record", unit: Unit), tag);
        var recorded = await api.PostAsync("quarantine/" + id, Act("hai", "record", unit: Unit), back.Tag);

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.Created], new[] { back.Status, backAgain.Status, old.Status, recorded.Status });
        Assert.Equal("waiting", back.Text("state"));
        Assert.Equal(1, (await RowAsync(cycle)).Version);
    }

    [Fact]
    public async Task TwoClerks_AtOnce_DoOneThing()
    {
        var (cycle, api, id) = await OpenAsync();
        var tag = (await api.GetAsync("quarantine/" + id)).Tag;

        var replies = await Task.WhenAll(
            api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit), tag), api.PostAsync("quarantine/" + id, Act("hai", "record", unit: "p-qlcncn", by: "tp-hcth"), tag));

        Assert.Single(replies, reply => reply.Status is HttpStatusCode.Created);
        Assert.Single(replies, reply => reply.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed);
        Assert.Equal(1, (await cycle.Table.UnitsAsync(CancellationToken.None)).Sum(row => row.Unit.LastVersion));
    }

    [Fact]
    public async Task Act_CutOff_IsFinishedOnce_ByItsRepetitionOrByAnother()
    {
        var (cycle, api, id) = await OpenAsync();
        var tag = (await api.GetAsync("quarantine/" + id)).Tag;
        await api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit), tag);

        await CutOffAsync(cycle, id);
        Assert.Equal("underWay", (await api.GetAsync("quarantine/" + id)).Answer.Body.GetProperty("mail").GetProperty("state").GetString());
        var repeated = await api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit), tag);
        await CutOffAsync(cycle, id);
        var finished = await api.PostAsync("quarantine/" + id, Finish(), (await api.GetAsync("quarantine/" + id)).Tag);
        var nothing = await api.PostAsync("quarantine/" + id, Finish(), tag);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.OK], new[] { repeated.Status, finished.Status, nothing.Status });
        Assert.All(new[] { repeated, finished, nothing }, reply => Assert.Equal("done", reply.Text("state")));
        Assert.Equal(1, (await RowAsync(cycle)).LastVersion);

        static JsonObject Finish() => new() { ["id"] = "xong", ["kind"] = "finish", ["decidedBy"] = "tp-hcth" };
    }

    [Fact]
    public async Task Mail_PutIntoTheDraft_IsThere()
    {
        var (cycle, api, id) = await OpenAsync(("bao-cao.pdf", StrangeMail.Pdf));

        var act = Act("mot", "record", unit: Unit);
        act["draftIfUnread"] = true;
        var drafted = await api.PostAsync("quarantine/" + id, act, (await api.GetAsync("quarantine/" + id)).Tag);

        var row = await RowAsync(cycle);
        var draft = await cycle.Service<DraftDesk>().ReadAsync(cycle.Table, row, CancellationToken.None);
        Assert.True(drafted.Answer.Body.GetProperty("act").GetProperty("drafted").GetBoolean());
        Assert.Equal(0, row.LastVersion);
        Assert.Contains(Results, draft.Form[FormField.GeneralResults], StringComparison.Ordinal);
        Assert.Single(draft.Files);
    }

    [Fact]
    public async Task Sender_IsToldHowToSend_OnlyWhereRegistered()
    {
        var (_, stranger, strange) = await OpenAsync();
        var cycle = await office.OpenAsync("2026-12-08 09:00");
        await StrangeMail.TakeInAsync(office.App, StrangeMail.Of(TrialPlan.AddressOf(cycle.Key.Agency, Unit), "Hỏi", "Cho hỏi mẫu báo cáo ở đâu?"), cycle.TokenOf(Unit), MailFacts.None);
        var (api, id) = (new OfficeApi(cycle), await StrangeMail.IdOfOnlyAsync(cycle));
        var act = Act("mot", "guide");
        act["message"] = "Mẫu có trong thư đề nghị.";

        var refused = await stranger.PostAsync("quarantine/" + strange, act.DeepClone(), (await stranger.GetAsync("quarantine/" + strange)).Tag);
        var guided = await api.PostAsync("quarantine/" + id, act, (await api.GetAsync("quarantine/" + id)).Tag);
        await cycle.TickAsync();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-form"), (refused.Status, refused.Problem));
        Assert.DoesNotContain("trang trước", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("waiting", (await stranger.GetAsync("quarantine/" + strange)).Answer.Body.GetProperty("mail").GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Created, guided.Status);
        Assert.Contains("Mẫu có trong thư đề nghị.", cycle.MailsOf(Unit)[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("van-thu")]
    [InlineData("gd")]
    [InlineData("p-hcth")]
    [InlineData("khong-co")]
    public async Task Act_OfSomebodyWithoutTheRight_IsRefused(string person)
    {
        var (cycle, api, id) = await OpenAsync();

        var reply = await api.PostAsync("quarantine/" + id, Act("mot", "record", unit: Unit, by: person), (await api.GetAsync("quarantine/" + id)).Tag);

        Assert.Equal((HttpStatusCode.Forbidden, "no-right"), (reply.Status, reply.Problem));
        Assert.Equal(0, (await RowAsync(cycle)).LastVersion);
    }

    [Fact]
    public async Task Token_OfAUnitOrAnotherCycle_SeesNothing()
    {
        var (cycle, api, id) = await OpenAsync();
        var (_, other, _) = await OpenAsync();
        var body = Act("mot", "ignore");

        foreach (var path in new[] { "quarantine", "quarantine/" + id })
            Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync(path, cycle.TokenOf(Unit))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.PostAsync("quarantine/" + id, body, "\"x\"", cycle.TokenOf(Unit))).Status);
        foreach (var path in new[] { "", "/source", "/files/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"quarantine/{id}{path}")).Status);
        Assert.Equal("no-mail", (await other.PostAsync("quarantine/" + id, body.DeepClone(), "\"x\"")).Problem);
        Assert.Equal("no-mail", (await api.GetAsync("quarantine/%2e%2e%7C" + new string('a', 40))).Problem);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "/kind")]
    [InlineData("""{"kind":"delete"}""", "/kind")]
    [InlineData("""{"id":"a b","kind":"ignore","decidedBy":"cv-hcth","reason":"x"}""", "/id")]
    [InlineData("""{"id":"a","kind":"ignore","decidedBy":"cv-hcth","reason":"<script>alert(1)</script>"}""", "/reason")]
    [InlineData("""{"id":"a","kind":"ignore","decidedBy":"cv-hcth","reason":"\u202E"}""", "/reason")]
    [InlineData("""{"id":"a","kind":"ignore","decidedBy":"cv-hcth","reason":"x","unit":"p-qlkh"}""", "/unit")]
    [InlineData("""{"id":"a","kind":"record","decidedBy":"cv-hcth","reason":"x","unit":"khong-co"}""", "/unit")]
    [InlineData("""{"id":"a","kind":"record","decidedBy":"cv-hcth","reason":"x","unit":"p-qlkh","signed":"có"}""", "/signed")]
    [InlineData("""{"id":"a","kind":"record","kind":"ignore","decidedBy":"cv-hcth","reason":"x","unit":"p-qlkh"}""", "")]
    public async Task Body_ThatIsNoAct_IsRefusedWithItsPlace(string json, string place)
    {
        var (_, api, id) = await OpenAsync();
        var tag = (await api.GetAsync("quarantine/" + id)).Tag;
        using var body = new StringContent(json, Encoding.UTF8, "application/json");

        var reply = await api.PostAsync("quarantine/" + id, body, tag);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-act"), (reply.Status, reply.Problem));
        Assert.Contains(reply.Answer.Body.GetProperty("errors").EnumerateArray(), error => error.GetProperty("pointer").GetString() == "#" + place);
        Assert.Equal(tag, (await api.GetAsync("quarantine/" + id)).Tag);
    }

    [Fact]
    public async Task Body_TooLargeOrOfAnotherKind_IsRefused()
    {
        var (_, api, id) = await OpenAsync();
        var large = Act("mot", "ignore");
        large["reason"] = new string('x', 40_000);
        using var text = new StringContent(Act("mot", "ignore").ToJsonString(), Encoding.UTF8, "text/plain");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await api.PostAsync("quarantine/" + id, large)).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.PostAsync("quarantine/" + id, text)).Status);
        Assert.Equal("unknown-state", (await api.GetAsync("quarantine?state=moi")).Problem);
        Assert.Equal("invalid-range", (await api.GetAsync("quarantine?limit=0")).Problem);
    }

    private static JsonObject Act(string id, string kind, string? unit = null, string by = OfficeApi.Officer)
    {
        var act = new JsonObject { ["id"] = id, ["kind"] = kind, ["decidedBy"] = by, ["reason"] = "Đã gọi điện xác minh với Phòng." };
        if (unit is not null)
            act["unit"] = unit;
        return act;
    }

    // As if the process had ended between the version and its note.
    private static Task<Azure.Response> CutOffAsync(CycleHarness cycle, string id) => cycle.Table.Realm.Cycles.UpdateEntityAsync(
        new TableEntity(InboundRows.Partition, InboundRows.QuarantinePrefix + id) { ["Done"] = false }, Azure.ETag.All, TableUpdateMode.Merge);

    private static async Task<KhcnFunctions.Cycle.CycleUnit> RowAsync(CycleHarness cycle) => (await cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;

    private async Task<(CycleHarness Cycle, OfficeApi Api, string Id)> OpenAsync(params (string Name, byte[] Content)[] files)
    {
        var cycle = await office.OpenAsync("2026-12-08 09:00");
        await StrangeMail.TakeInAsync(office.App, StrangeMail.Of("rieng@gmail.example", "Báo cáo", Results, files), cycle.TokenOf(Unit));
        return (cycle, new OfficeApi(cycle), await StrangeMail.IdOfOnlyAsync(cycle));
    }
}
