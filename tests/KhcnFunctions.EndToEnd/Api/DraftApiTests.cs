using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.EndToEnd.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.Api;

/// <summary>The report edited, signed and saved by a program of HCTH.</summary>
[Collection(SharedAzurite.Name)]
public sealed class DraftApiTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private const string Part = "parts/task.nv1";
    private const string Own = "a) Kết quả thực hiện\nSở đã tham mưu 05 văn bản, tổ chức 02 hội nghị.";

    [Fact]
    public async Task Part_ReadAndEdited_StandsInANewDraft_AndCanBeTakenBack()
    {
        var (cycle, api) = await OpenAsync();

        var list = await api.GetAsync("parts");
        var read = await api.GetAsync(Part);
        var edited = await api.PostAsync(Part, Change("mot", 1, Own), read.Tag);
        var repeated = await api.PostAsync(Part, Change("mot", 1, Own), read.Tag);
        var now = await api.GetAsync(Part);
        var document = await DocumentAsync(api, "report");
        var back = await api.PostAsync(Part, Change("hai", 2, null), now.Tag);
        var drafts = await api.GetAsync("drafts");

        Assert.Equal(1, list.Answer.Body.GetProperty("draft").GetInt32());
        Assert.Contains("task.nv1", list.Answer.Body.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("key").GetString()));
        Assert.Equal(read.Text("compiled"), read.Text("text"));
        Assert.True(edited.Status is HttpStatusCode.Created, $"{edited}");
        Assert.Equal((2, "cv-hcth", 1), (edited.Answer.Body.GetProperty("number").GetInt32(), edited.Text("author"), edited.Answer.Body.GetProperty("base").GetInt32()));
        Assert.Equal("Nhiệm vụ 1: Chuyển lời của Phòng thành lời của Sở", edited.Text("reason"));
        Assert.Equal((HttpStatusCode.OK, 2), (repeated.Status, repeated.Answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal((Own, 2), (now.Text("text"), now.Answer.Body.GetProperty("draft").GetInt32()));
        Assert.Contains("Sở đã tham mưu 05 văn bản", document, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, back.Status);
        Assert.Equal(now.Text("compiled"), (await api.GetAsync(Part)).Text("text"));
        Assert.Equal([false, false, true], drafts.Answer.Body.EnumerateArray().Select(draft => draft.GetProperty("stands").GetBoolean()));
        Assert.Equal(3, (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts.Count);
    }

    [Fact]
    public async Task SecondClerk_GetsTheNewerDraft_AndOverwritesNothing()
    {
        var (cycle, api) = await OpenAsync();
        var tag = (await api.GetAsync(Part)).Tag;
        await api.PostAsync(Part, Change("mot", 1, Own), tag);

        var late = await api.PostAsync(Part, Change("hai", 1, "Nội dung khác", by: "tp-hcth"), tag);
        var stale = await api.PostAsync(Part, Change("hai", 2, "Nội dung khác", by: "tp-hcth"), tag);
        var signer = await api.PostAsync("signer", Signer("ba", 1));
        using var form = Edited("bon", 1, await SaveAsync(api, "report"));
        var file = await api.PostAsync("edited-reports", form);
        var reused = await api.PostAsync(Part, Change("mot", 2, "Nội dung khác", by: "tp-hcth"));

        Assert.All(new[] { late, signer, file }, reply => Assert.Equal((HttpStatusCode.Conflict, "not-the-latest-draft"), (reply.Status, reply.Problem)));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "changed-meanwhile"), (stale.Status, stale.Problem));
        Assert.Equal((HttpStatusCode.Conflict, "operation-reused"), (reused.Status, reused.Problem));
        Assert.Equal(Own, (await api.GetAsync(Part)).Text("text"));
        Assert.Equal(2, (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts.Count);
    }

    [Fact]
    public async Task TwoClerks_AtOnce_MakeOneDraft()
    {
        var (cycle, api) = await OpenAsync();

        var replies = await Task.WhenAll(api.PostAsync(Part, Change("mot", 1, "Một")), api.PostAsync(Part, Change("hai", 1, "Hai", by: "tp-hcth")));

        Assert.Single(replies, reply => reply.Status is HttpStatusCode.Created);
        Assert.Single(replies, reply => reply.Status is HttpStatusCode.Conflict);
        Assert.Equal(2, (await cycle.Table.LoadAsync(CancellationToken.None)).Drafts.Count);
    }

    [Fact]
    public async Task Signer_AndTheFileFromWord_GoTheWholeWay()
    {
        var (cycle, api) = await OpenAsync();
        var signed = await api.PostAsync("signer", Signer("mot", 1));
        var again = await api.PostAsync("signer", Signer("mot", 1));
        using var form = Edited("hai", 2, await SaveAsync(api, "report"));
        var sent = await api.PostAsync("edited-reports", form);
        using var formAgain = Edited("hai", 2, await SaveAsync(api, "report"));
        var sentAgain = await api.PostAsync("edited-reports", formAgain);
        var parts = await api.GetAsync("parts");
        await cycle.CheckAsync(3);
        await cycle.DecideAsync("approve", new() { ["draft"] = 3, ["decidedBy"] = "tran-cong-hoa", ["number"] = "215/BC-SKHCN", ["signedOn"] = "2026-12-10" });
        await cycle.SignAsync(3);

        Assert.True(signed.Status is HttpStatusCode.Created, $"{signed}");
        Assert.Equal("tran-cong-hoa", signed.Text("signer"));
        Assert.Equal((HttpStatusCode.OK, 2), (again.Status, again.Answer.Body.GetProperty("number").GetInt32()));
        Assert.True(sent.Status is HttpStatusCode.Created, $"{sent}");
        Assert.True(sent.Answer.Body.GetProperty("uploaded").GetBoolean());
        Assert.Equal((HttpStatusCode.OK, 3), (sentAgain.Status, sentAgain.Answer.Body.GetProperty("number").GetInt32()));
        Assert.Equal((HttpStatusCode.Conflict, "uploaded"), (parts.Status, parts.Problem));
        foreach (var (name, type) in new[]
        {
            ("report", Docx), ("appendix", Docx), ("slip", Docx), ("numbered", Docx), ("signed-copy", "application/pdf"), ("issue-package", "application/zip"),
        })
        {
            using var saved = await api.SaveAsync($"documents/{name}");
            Assert.Equal((HttpStatusCode.OK, type, "attachment"), (saved.StatusCode, saved.Content.Headers.ContentType?.MediaType, saved.Content.Headers.ContentDisposition?.DispositionType));
        }

        var approved = await api.PostAsync(Part, Change("ba", 3, Own));
        Assert.Equal((HttpStatusCode.Conflict, "approved-before"), (approved.Status, approved.Problem));
        Assert.Equal("no-document", (await api.GetAsync("documents/numbered?draft=1")).Problem);
        Assert.Equal("no-document", (await api.GetAsync("documents/khong-co")).Problem);
        Assert.Equal("no-document", (await api.GetAsync("documents/report?draft=9")).Problem);
    }

    [Fact]
    public async Task Draft_ThatIsNotThereYet_HasNoParts()
    {
        var cycle = await office.OpenAsync("2026-12-08 09:00");
        var api = new OfficeApi(cycle);

        Assert.Equal((HttpStatusCode.Conflict, "no-draft"), StatusOf(await api.GetAsync("parts")));
        Assert.Equal((HttpStatusCode.Conflict, "no-draft"), StatusOf(await api.PostAsync(Part, Change("mot", 1, Own))));
        Assert.Equal((HttpStatusCode.Conflict, "no-draft"), StatusOf(await api.PostAsync("signer", Signer("mot", 1))));
        Assert.Empty((await api.GetAsync("drafts")).Answer.Body.EnumerateArray());
        Assert.Equal((HttpStatusCode.NotFound, "no-document"), StatusOf(await api.GetAsync("documents/report")));
    }

    [Theory]
    [InlineData("van-thu")]
    [InlineData("gd")]
    [InlineData("p-hcth")]
    public async Task Change_BySomebodyWithoutTheRight_IsRefused(string person)
    {
        var (cycle, api) = await OpenAsync();
        using var form = Edited("ba", 1, await SaveAsync(api, "report"), person);

        Assert.Equal((HttpStatusCode.Forbidden, "no-right"), StatusOf(await api.PostAsync(Part, Change("mot", 1, Own, by: person))));
        Assert.Equal((HttpStatusCode.Forbidden, "no-right"), StatusOf(await api.PostAsync("signer", Signer("hai", 1, by: person))));
        Assert.Equal((HttpStatusCode.Forbidden, "no-right"), StatusOf(await api.PostAsync("edited-reports", form)));
        foreach (var path in new[] { "parts", Part, "drafts", "documents/report" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync(path, cycle.TokenOf("ttud"))).Status);
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Drafts);
    }

    [Theory]
    [InlineData("id", "\"một\"", "/id")]
    [InlineData("kind", "\"xoa\"", "/kind")]
    [InlineData("draft", "1.5", "/draft")]
    [InlineData("draft", "\"1\"", "/draft")]
    [InlineData("reason", "\" \"", "/reason")]
    [InlineData("reason", "\"<b>x</b>\"", "/reason")]
    [InlineData("text", "null", "/text")]
    [InlineData("text", "\"\\uD800\"", "/text")]
    [InlineData("text", "[]", "/text")]
    [InlineData("noi-dung", "\"x\"", "/noi-dung")]
    public async Task Body_WithAMistake_IsRefusedWithItsPlace(string field, string value, string place)
    {
        var (cycle, api) = await OpenAsync();
        var json = Change("mot", 1, Own).ToJsonString();
        var body = JsonNode.Parse(json)!.AsObject();
        body.Remove(field);
        using var content = new StringContent($"{body.ToJsonString()[..^1]},\"{field}\":{value}}}", Encoding.UTF8, "application/json");

        var reply = await api.PostAsync(Part, content);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-change"), StatusOf(reply));
        Assert.Contains(reply.Answer.Body.GetProperty("errors").EnumerateArray(), error => error.GetProperty("pointer").GetString() == "#" + place);
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Drafts);
    }

    [Fact]
    public async Task Content_ThatIsHostileOrTooLarge_BreaksNothing()
    {
        var (cycle, api) = await OpenAsync();
        using var noWord = Edited("hai", 1, "không phải Word"u8.ToArray());
        using var noFile = Edited("ba", 1, null);
        using var large = Edited("bon", 1, new byte[26 * 1024 * 1024]);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-change"), StatusOf(await api.PostAsync(Part, Change("mot", 1, new string('x', 200_001)))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), StatusOf(await api.PostAsync(Part, Change("mot", 1, new string('x', 1_300_000)))));
        Assert.Equal((HttpStatusCode.NotFound, "no-part"), StatusOf(await api.PostAsync("parts/..%2Fx", Change("mot", 1, "x"))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-form"), StatusOf(await api.PostAsync("signer", Signer("mot", 1, signer: "van-thu"))));
        Assert.All(new[] { await api.PostAsync("edited-reports", noWord), await api.PostAsync("edited-reports", noFile), await api.PostAsync("edited-reports", large) }, reply =>
        {
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-form"), StatusOf(reply));
            Assert.DoesNotContain("trang trước", reply.Text("detail"), StringComparison.Ordinal);
        });
        Assert.Single((await cycle.Table.LoadAsync(CancellationToken.None)).Drafts);

        var strange = await api.PostAsync(Part, Change("nam", 1, "\u0001<script>\u202Ealert(1)</script> & ]]>"));
        Assert.True(strange.Status is HttpStatusCode.Created, $"{strange}");
        Assert.Contains("<script>[U+202E]alert(1)</script> & ]]>", await DocumentAsync(api, "report"), StringComparison.Ordinal);
    }

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static (HttpStatusCode Status, string? Problem) StatusOf(Reply reply) => (reply.Status, reply.Problem);

    private static JsonObject Change(string id, int draft, string? text, string by = OfficeApi.Officer)
    {
        var change = new JsonObject { ["id"] = id, ["kind"] = text is null ? "useCompiled" : "edit", ["draft"] = draft, ["decidedBy"] = by, ["reason"] = "Chuyển lời của Phòng thành lời của Sở" };
        if (text is not null)
            change["text"] = text;
        return change;
    }

    private static JsonObject Signer(string id, int draft, string by = OfficeApi.Officer, string signer = "tran-cong-hoa") =>
        new() { ["id"] = id, ["draft"] = draft, ["decidedBy"] = by, ["signer"] = signer, ["reason"] = "Giám đốc đi công tác" };

    private static MultipartFormDataContent Edited(string id, int draft, byte[]? file, string by = OfficeApi.Officer)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(id), "id" },
            { new StringContent(FormattableString.Invariant($"{draft}")), "draft" },
            { new StringContent(by), "decidedBy" },
            { new StringContent("Sửa câu chữ"), "reason" },
        };
        if (file is not null)
            form.Add(new ByteArrayContent(file), "file", "bao-cao.docx");
        return form;
    }

    private static async Task<byte[]> SaveAsync(OfficeApi api, string name)
    {
        using var saved = await api.SaveAsync("documents/" + name);
        return saved.StatusCode is HttpStatusCode.OK ? await saved.Content.ReadAsByteArrayAsync() : throw new InvalidOperationException($"{name}: {saved.StatusCode}");
    }

    private static async Task<string> DocumentAsync(OfficeApi api, string name)
    {
        using var stream = new MemoryStream(await SaveAsync(api, name));
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private async Task<(CycleHarness Cycle, OfficeApi Api)> OpenAsync()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-09 09:00");
        await cycle.SubmitAsync("p-qlcncn", "Phòng đã tham mưu 05 văn bản.");
        await cycle.GoToAsync("2026-12-10 09:00");
        return (cycle, new OfficeApi(cycle));
    }
}
