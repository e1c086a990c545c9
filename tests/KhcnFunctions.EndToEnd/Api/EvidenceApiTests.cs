using System.Net;
using System.Text.Json.Nodes;
using KhcnFunctions.Cycle;
using KhcnFunctions.Difficulties;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Storage;
using Xunit;

namespace KhcnFunctions.EndToEnd.Api;

/// <summary>The photo of what a leader decided on paper goes with the decision, as on the pages.</summary>
[Collection(SharedAzurite.Name)]
public sealed class EvidenceApiTests(OfficeHost office) : IClassFixture<OfficeHost>
{
    private static readonly (string, string, byte[]) Photo = ("file", "phieu-trinh.png", TrialFiles.Png);

    [Fact]
    public async Task Decision_WithItsPhoto_IsRecordedOnce_AndThePhotoCanBeSaved()
    {
        var cycle = await office.OpenAsync("2026-11-24 09:00");
        var api = new OfficeApi(cycle);

        using var form = OfficeApi.Form("decision", Extension("mot"), Photo);
        var recorded = await api.PostAsync("decisions", form);
        using var again = OfficeApi.Form("decision", Extension("mot"), Photo);
        var repeated = await api.PostAsync("decisions", again);
        using var saved = await api.SaveAsync("documents/evidence?decision=mot");

        Assert.True(recorded.Status is HttpStatusCode.Created, $"{recorded}");
        Assert.Equal(HttpStatusCode.OK, repeated.Status);
        Assert.Equal(TrialFiles.Png, await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", saved.Content.Headers.ContentType!.MediaType);
        Assert.Equal("phieu-trinh.png", Assert.Single((await DecisionsAsync(cycle)).Of<Extend>()).Evidence!.Name);
        Assert.Equal("no-document", (await api.GetAsync("documents/evidence?decision=hai")).Problem);
    }

    [Fact]
    public async Task Photo_WhereNoneBelongs_OrOfNoKind_IsRefused()
    {
        var cycle = await office.OpenAsync("2026-11-24 09:00");
        var api = new OfficeApi(cycle);
        var ofTheOffice = Extension("a");
        ofTheOffice.Remove("recordedBy");
        var byTheClerk = Extension("b");
        byTheClerk["recordedBy"] = "van-thu";
        var reminder = new JsonObject { ["id"] = "c", ["kind"] = "reissueLink", ["unit"] = "ttud", ["decidedBy"] = "p-hcth", ["recordedBy"] = "cv-hcth", ["decidedOn"] = "2026-11-24", ["form"] = "trực tiếp", ["reason"] = "Thử" };

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), await PostAsync(ofTheOffice, Photo));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), await PostAsync(reminder, Photo));
        Assert.Equal((HttpStatusCode.Forbidden, "no-right"), await PostAsync(byTheClerk, Photo));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), await PostAsync(Extension("d"), ("file", "a.exe", "MZ\u0090"u8.ToArray())));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), await PostAsync(Extension("e"), Photo, ("file", "b.png", TrialFiles.Png)));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-decision"), await PostAsync(new JsonObject { ["kind"] = "extend" }, Photo));
        Assert.Empty((await DecisionsAsync(cycle)).Of<Decision>());

        async Task<(HttpStatusCode, string?)> PostAsync(JsonObject decision, params (string, string, byte[])[] files)
        {
            using var form = OfficeApi.Form("decision", decision, files);
            var reply = await api.PostAsync("decisions", form);
            return (reply.Status, reply.Problem);
        }
    }

    [Fact]
    public async Task Difficulty_AnsweredOnPaper_KeepsItsPhoto_WhichItsUnitMaySave()
    {
        var cycle = await office.OpenAsync("2026-11-16 09:00");
        var (api, unit) = (new OfficeApi(cycle), cycle.TokenOf("ttud"));
        await cycle.PostAsync("difficulties", unit, new JsonObject { ["id"] = "1", ["what"] = "Chưa có kinh phí." });
        await api.PostAsync("difficulties/1", new JsonObject { ["id"] = "f", ["kind"] = "forward", ["text"] = "Đề nghị xem xét.", ["decidedBy"] = "cv-hcth" });
        var answer = new JsonObject
        {
            ["id"] = "a",
            ["kind"] = "answer",
            ["text"] = "Cho điều chuyển.",
            ["decidedBy"] = "gd",
            ["decidedOn"] = "2026-11-16",
            ["form"] = "văn bản",
            ["recordedBy"] = "cv-hcth",
        };

        using var byUnit = OfficeApi.Form("step", new JsonObject { ["id"] = "x", ["kind"] = "add", ["text"] = "Thêm" }, Photo);
        var refused = await api.PostAsync("difficulties/1", byUnit, token: unit);
        using var form = OfficeApi.Form("step", answer, Photo);
        var answered = await api.PostAsync("difficulties/1", form);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.Status);
        Assert.True(answered.Status is HttpStatusCode.Created, $"{answered}");
        Assert.Equal("answered", answered.Text("state"));
        var photo = Assert.Single(answered.Answer.Body.GetProperty("files").EnumerateArray()).GetProperty("sha256").GetString();
        using var saved = await api.SaveAsync($"difficulties/1/files/{photo}");
        Assert.Equal(TrialFiles.Png, await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("no-difficulty", (await api.GetAsync($"difficulties/1/files/{photo}", cycle.TokenOf("p-qlcncn"))).Problem);
        Assert.Equal("no-file", (await api.GetAsync("difficulties/1/files/" + new string('a', 64))).Problem);
        Assert.NotNull((await api.GetAsync("difficulties")).Tag);
        Assert.NotNull((await cycle.Table.FindDifficultyAsync(1, CancellationToken.None))!.Difficulty.Steps.OfType<DifficultyAnswered>().Single().Evidence);
    }

    private static JsonObject Extension(string id) => new()
    {
        ["id"] = id,
        ["kind"] = "extend",
        ["unit"] = "ttud",
        ["lastDay"] = "2026-12-15",
        ["decidedBy"] = "gd",
        ["recordedBy"] = "cv-hcth",
        ["decidedOn"] = "2026-11-24",
        ["form"] = "văn bản",
        ["reason"] = "Đồng ý",
    };

    private static async Task<CycleDecisions> DecisionsAsync(CycleHarness cycle) => (await cycle.Table.LoadAsync(CancellationToken.None)).Decisions;
}
