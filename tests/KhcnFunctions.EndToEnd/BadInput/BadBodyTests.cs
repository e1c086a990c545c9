using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.EndToEnd.Cycle;
using Xunit;

namespace KhcnFunctions.EndToEnd.BadInput;

/// <summary>Bodies that can't be taken: what is wrong is said in Vietnamese with its place, and no row of any table changes.</summary>
[Collection(SharedAzurite.Name)]
public sealed class BadBodyTests(BadInputHost host) : IClassFixture<BadInputHost>
{
    private const int FiftyMegabytes = 50 * 1024 * 1024;

    private static readonly string[] TaskTexts = ["results", "difficulties", "proposals"];

    public static TheoryData<string, string> Malformed() => new()
    {
        { "empty", "" },
        { "no JSON", "xin chào" },
        { "cut off", """{"tasks":[""" },
        { "a list", "[]" },
        { "a word", "\"báo cáo\"" },
        { "null", "null" },
        { "no fields", "{}" },
        { "two documents", "{}{}" },
        { "the same field twice", """{"tasks":[],"tasks":[],"general":{}}""" },
        { "deeper than any report", new string('[', 5000) + new string(']', 5000) },
        { "a number too long", """{"tasks":[{"task":"nv1","results":1e999999}]}""" },
        { "tasks of a wrong type", """{"tasks":{"nv1":true},"general":"không"}""" },
        { "a lone surrogate", """{"general":{"results":"\uD800"},"nothingToReportForSupported":true}""" },
        { "a wrong flag", """{"nothingToReportForSupported":"có"}""" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Json_Malformed_IsRefusedAndChangesNoRow(string what, string body)
    {
        var before = await host.ContentAsync();

        var answer = await SubmitAsync("p-qlcncn", body);

        Assert.True((answer.Status, answer.Problem) == (400, "invalid-report"), $"{what}: {answer}");
        Assert.NotEqual(0, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal(before, await host.ContentAsync());
    }

    [Fact]
    public async Task Json_NotUtf8_IsRefused()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")];
        byte[] tcvn3 = [.. "{\"general\":{\"results\":\""u8, 0xB8, 0xD6, .. "\"}}"u8];

        foreach (var body in new[] { utf16, tcvn3 })
        {
            var answer = await host.PostAsync(Target, host.Cycle.TokenOf("p-qlcncn"), body);
            Assert.Equal((400, "invalid-report"), (answer.Status, answer.Problem));
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task ContentType_Other_IsRefused(string contentType)
    {
        var answer = await host.PostAsync(Target, host.Cycle.TokenOf("p-qlcncn"), Good("p-qlcncn").ToJsonString(), contentType);

        Assert.Equal((415, "content-type"), (answer.Status, answer.Problem));
    }

    public static TheoryData<string, string, string> WrongValues() => new()
    {
        { "tasks/0/task", "\"nv99\"", "/tasks/0/task" },
        { "tasks/0/task", "\" \"", "/tasks/0/task" },
        { "tasks/0/task", "\"../nv1\"", "/tasks/0/task" },
        { "tasks/0/task", "17", "/tasks/0/task" },
        { "tasks/0/results", "[\"a\"]", "/tasks/0/results" },
        { "tasks/0/results", "\"   \"", "/tasks/0/results" },
        { "tasks/0/assessment", "\"tốt\"", "/tasks/0/assessment" },
        { "tasks/0/assessment/level", "\"done\"", "/tasks/0/assessment/level" },
        { "tasks/0/budget", """{"planned":"một trăm","spent":1}""", "/tasks/0/budget/planned" },
        { "tasks/0/budget", """{"planned":-1,"spent":1}""", "/tasks/0/budget/planned" },
        { "tasks/0/budget", """{"planned":1e30,"spent":1}""", "/tasks/0/budget/planned" },
        { "tasks/0/figures", """[{"name":"Số lớp"}]""", "/tasks/0/figures/0/value" },
        { "tasks/0/figures", """[{"name":" ","value":1}]""", "/tasks/0/figures/0/name" },
        { "tasks/0/unknown", "1", "/tasks/0/unknown" },
        { "document", """{"number":"1","sign":"BC","signedOn":"2026-12-01","signer":"A"}""", "/document" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public async Task Value_Wrong_IsNamedWithItsPlace(string place, string value, string where)
    {
        var report = Good("p-qlcncn");
        Put(report, place, JsonNode.Parse(value));

        var answer = await SubmitAsync("p-qlcncn", report.ToJsonString());

        Assert.Equal((400, "invalid-report"), (answer.Status, answer.Problem));
        Assert.Contains("#" + where, answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Kết quả <b>tốt</b>")]
    [InlineData("<!-- -->")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0008b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u0085b")]
    [InlineData("a\uFFFEb")]
    public async Task Text_WithMarkupOrControlCharacters_IsRefusedInEveryField(string text)
    {
        var before = await host.ContentAsync();

        foreach (var place in TextPlaces())
        {
            var unit = place.StartsWith("document", StringComparison.Ordinal) ? "ttud" : "p-qlcncn";
            var report = Good(unit);
            Put(report, place, text);
            var answer = await SubmitAsync(unit, report.ToJsonString());
            Assert.True((answer.Status, answer.Problem) == (400, "invalid-report"), $"{place}: {answer}");
        }

        Assert.Equal(before, await host.ContentAsync());
    }

    [Theory]
    [InlineData("""{"kind":"explode"}""", "/kind")]
    [InlineData("""{"id":"x 1","kind":"release","decidedBy":"p-hcth","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/id")]
    [InlineData("""{"id":"x","kind":"release","decidedBy":"ai-do","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/decidedBy")]
    [InlineData("""{"id":"x","kind":"release","decidedBy":"p-hcth","decidedOn":"2027-12-01","form":"a","reason":"b"}""", "/decidedOn")]
    [InlineData("""{"id":"x","kind":"release","decidedBy":"p-hcth","decidedOn":"2026-12-01","form":"<i>a</i>","reason":"b"}""", "/form")]
    [InlineData("""{"id":" ","kind":"release","decidedBy":"p-hcth","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/id")]
    [InlineData("""{"id":"x","kind":"release","decidedBy":"p-hcth","decidedOn":"2026-12-01","form":"a","reason":"\t"}""", "/reason")]
    [InlineData("""{"id":"x","kind":"hold","scope":"","decidedBy":"p-hcth","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/scope")]
    [InlineData("""{"id":"x","kind":"extend","unit":"p-x","lastDay":"2026-02-30","decidedBy":"gd","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/lastDay")]
    [InlineData("""{"id":"x","kind":"correctAddress","holder":"ttud","email":"a b@c","decidedBy":"p-hcth","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/email")]
    [InlineData("""{"id":"x","kind":"approve","draft":1.5,"decidedBy":"gd","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/draft")]
    [InlineData("""{"id":"x","kind":"dispatched","draft":1,"decidedBy":"gd","decidedOn":"2026-12-01","form":"a","reason":"b"}""", "/kind")]
    public async Task Decision_Wrong_IsRefusedAndChangesNoRow(string decision, string where)
    {
        var before = await host.ContentAsync();

        var answer = await host.PostAsync($"/{host.Cycle.Route}/decisions", host.Cycle.TokenOf(KhcnFunctions.Web.CallerFinder.OfficeHolder), decision);

        Assert.Equal((400, "invalid-decision"), (answer.Status, answer.Problem));
        Assert.Contains("#" + where, answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
        Assert.Equal(before, await host.ContentAsync());
    }

    [Fact]
    public async Task Task_OfAnotherUnit_IsNamedWithItsPlace()
    {
        var report = Good("ttud");
        report["tasks"] = new JsonArray(new JsonObject { ["task"] = "nv9", ["results"] = "a" }, new JsonObject { ["task"] = "nv1" });

        var answer = await SubmitAsync("ttud", report.ToJsonString());

        Assert.Equal((400, "invalid-report"), (answer.Status, answer.Problem));
        Assert.Equal(
            ["#/tasks/0/task", "#/tasks/1/results"],
            answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_OfFiftyMegabytes_IsRefused(bool withLength)
    {
        var before = await host.ContentAsync();
        string[] headers =
        [
            $"Authorization: Bearer {host.Cycle.TokenOf("p-qlcncn")}",
            "Content-Type: application/json",
            withLength ? $"Content-Length: {FiftyMegabytes}" : "Transfer-Encoding: chunked",
        ];

        var answer = await RawHttp.SendAsync(host.Cycle.Address, "POST", Target, headers, (stream, ct) => WriteFiftyMegabytesAsync(stream, !withLength, ct));

        Assert.Equal((413, "too-large"), (answer.Status, answer.Problem));
        Assert.Equal(before, await host.ContentAsync());
    }

    private string Target => $"/{host.Cycle.Route}/reports";

    private JsonObject Good(string unit) => TrialReports.Of(host.Cycle.DutyOf(unit), "Nội dung mới");

    private Task<RawAnswer> SubmitAsync(string unit, string body) => host.PostAsync(Target, host.Cycle.TokenOf(unit), body);

    private static IEnumerable<string> TextPlaces() =>
    [
        .. TaskTexts.Select(name => "tasks/0/" + name),
        "tasks/0/assessment/quality", "tasks/0/assessment/cause", "tasks/0/budget/source", "tasks/0/figures/0/name", "tasks/0/figures/0/unit",
        .. TaskTexts.Append("nextYear").Select(name => "general/" + name),
        "document/number", "document/sign", "document/signer",
    ];

    /// <summary>Sets a value, making the objects on the way to it where they are missing.</summary>
    private static void Put(JsonObject report, string place, JsonNode? value)
    {
        var task = report["tasks"]!.AsArray().FirstOrDefault()?.AsObject();
        if (task is not null && place.Contains("budget/", StringComparison.Ordinal))
            task["budget"] = new JsonObject { ["planned"] = 1, ["spent"] = 1 };
        if (task is not null && place.Contains("figures/", StringComparison.Ordinal))
            task["figures"] = new JsonArray(new JsonObject { ["name"] = "Số lớp", ["value"] = 1 });
        var steps = place.Split('/');
        JsonNode at = report;
        foreach (var step in steps[..^1])
            at = (at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : at[step])!;
        at[steps[^1]] = value;
    }

    private static async Task WriteFiftyMegabytesAsync(Stream stream, bool chunked, CancellationToken ct)
    {
        var block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        for (var sent = 0; sent < FiftyMegabytes; sent += block.Length)
        {
            if (chunked)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{block.Length:x}\r\n"), ct);
            await stream.WriteAsync(block, ct);
            if (chunked)
                await stream.WriteAsync("\r\n"u8.ToArray(), ct);
        }

        if (chunked)
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), ct);
    }
}
