using System.Text;
using CsCheck;
using Xunit;

namespace KhcnFunctions.Plans;

public sealed class PlanFileReadTests
{
    [Fact]
    public void Read_TenMistakes_AllAreNamedInTheOrderOfTheFile()
    {
        var broken = PlanFiles.Shipped
            .Replace("{", "\"id\": \"dich-vu-khcn\"", "\"id\": \"Dich_Vu\"")
            .Replace("{", "\"office\": \"p-hcth\"", "\"office\": \"p-htch\"")
            .Replace("{", "\"number\": null", "\"number\": \"05/KH-SKHCN\"")
            .Replace("nv1", "\"directedBy\": \"tran-cong-hoa\"", "\"directedBy\": \"ttud\"")
            .Replace("nv2", "\"leads\": [\"p-qlcncn\"]", "\"leads\": [\"p-qlknh\"]")
            .Replace("nv3", "\"number\": 3", "\"number\": 2")
            .Replace("{", "\"request\": \"15/11\"", "\"request\": \"32/13\"")
            .Replace("{", "\"through\"", "\"throgh\"")
            .Replace("\"id\": \"ttud\"", "ttud@skhcn-quangngai.example", "ttud")
            .Replace("\"id\": \"so-khdt\"", "\"successor\": \"so-tai-chinh\"", "\"successor\": \"so-tai-chnh\"");

        var reading = PlanFile.Read(broken, "plan.json");

        Assert.Null(reading.Plan);
        Assert.Equal(
            [
                "id", "agency.office", "signedOn", "tasks[0].directedBy", "tasks[1].leads[0]", "tasks[2].number", "schedule.request", "reportTo.through",
                "reportTo.throgh", "register.units[3].emails[0]", "register.recipients[1].successor",
            ],
            reading.Mistakes.Select(mistake => mistake.Place));
    }

    [Fact]
    public void Read_PartMissing_IsNamedOnceWithoutWhatFollowsFromIt()
    {
        var reading = PlanFile.Read(PlanFiles.Shipped.Replace("{", "\"people\": [", "\"peple\": ["), "plan.json");

        Assert.Equal(["register.people", "register.peple"], reading.Mistakes.Select(mistake => mistake.Place));
    }

    [Fact]
    public void Read_NotAnObject_IsNamedOnce() => Assert.Single(PlanFile.Read("[]", "plan.json").Mistakes);

    [Theory]
    [InlineData("\"p-qlcncn\"]", "\"p-qlknh\"]", "p-qlkh")]
    [InlineData("\"directedBy\"", "\"directdBy\"", "directedBy")]
    [InlineData("\"before\"", "\"befor\"", "before, noLaterThan")]
    [InlineData("\"so-khdt\" }", "\"so-khtd\" }", "so-khdt")]
    public void Read_NameMistyped_SuggestsTheNearest(string find, string replacement, string suggestion)
    {
        var reading = PlanFile.Read(PlanFiles.Shipped.Replace("{", find, replacement), "plan.json");

        Assert.Contains(reading.Mistakes, mistake => mistake.Remedy.Contains(suggestion, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"agency\": {", "\"agency\" {", 6, 12)]
    [InlineData("\"Quảng Ngãi\",", "\"Quảng Ngãi\"", 12, 5)]
    [InlineData("\"publish\": false", "\"publish\": nope", 145, 14)]
    public void Read_NotJson_NamesTheSpotAlone(string find, string replacement, int line, int column)
    {
        var reading = PlanFile.Read(PlanFiles.Shipped.Replace("{", find, replacement), "plan.json");

        var mistake = Assert.Single(reading.Mistakes);
        Assert.Equal((line, column), (mistake.Line, mistake.Column));
        Assert.StartsWith($"plan.json({line},{column}): Sai cú pháp JSON", reading.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\n  \"id\": \"a\",\n")]
    public void Read_FileEndsEarly_SaysSo(string json)
    {
        var mistake = Assert.Single(PlanFile.Read(json, "plan.json").Mistakes);

        Assert.Contains("kết thúc giữa chừng", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(json.PositionOf(json.Length), (mistake.Line, mistake.Column));
    }

    [Fact]
    public void Read_NotUtf8_NamesTheFirstWrongByte()
    {
        byte[] json = [.. "{\n\"id\": \"Quả"u8, 0xE9, .. "\"}"u8];

        var mistake = Assert.Single(PlanFile.Read(json, "plan.json").Mistakes);

        Assert.Equal((2, 11), (mistake.Line, mistake.Column));
    }

    [Fact]
    public void Read_HalfASurrogatePair_IsNamedWithoutThrowing()
    {
        var mistake = Assert.Single(PlanFile.Read("{ \"id\": \"\\ud800\" }", "plan.json").Mistakes);

        Assert.Equal((1, 9), (mistake.Line, mistake.Column));
    }

    [Fact]
    public void Read_MoreThanOneMegabyte_IsRefused()
    {
        var padded = PlanFiles.Shipped + new string(' ', PlanFile.MaxBytes);

        Assert.Contains("quá giới hạn", Assert.Single(PlanFile.Read(padded, "plan.json").Mistakes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AlmostAMegabyteOfMistakes_NamesThemAll()
    {
        var ids = string.Join(',', Enumerable.Range(0, 60_000).Select(number => $"\"p-{number:00000}\""));

        var reading = PlanFile.Read(PlanFiles.Shipped.Replace("nv5", "\"p-qlcncn\"", ids), "plan.json");

        Assert.Equal(60_000, reading.Mistakes.Count(mistake => mistake.Place.StartsWith("tasks[4].leads[", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_ByteOrderMarkAndWindowsLineEnds_AreAccepted()
    {
        byte[] json = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(PlanFiles.Shipped.Replace("\n", "\r\n", StringComparison.Ordinal))];

        Assert.Empty(PlanFile.Read(json, "plan.json").Mistakes);
    }

    [Fact]
    public void Read_TextsInDecomposedUnicode_AreBroughtIntoNfc()
    {
        var reading = PlanFile.Read(PlanFiles.Shipped.Normalize(NormalizationForm.FormD), "plan.json");

        Assert.Equal(PlanFile.Revision(PlanFile.Shipped), PlanFile.Revision(reading.Plan!));
    }

    [Theory]
    [InlineData("\"email\": \"gd@skhcn-quangngai.example\"", "\"email\": \"\"")]
    [InlineData("\"emails\": [\"p-qlcn@skhcn-quangngai.example\"]", "\"emails\": [\"\"]")]
    public void Read_BlankAddress_IsAllowed(string find, string replacement) =>
        Assert.Empty(PlanFile.Read(PlanFiles.Shipped.Replace("{", find, replacement), "plan.json").Mistakes);

    [Theory]
    [InlineData(null, "Năm 2022: ", "14/12/2022")]
    [InlineData("2024-01-20", "Năm 2026: ", "14/12/2026")]
    public void Read_DispatchTooEarly_NamesTheFirstYearFromSigningAndItsDays(string? signedOn, string year, string day)
    {
        // In 2024 and 2025, 14/12 is a weekend day, so the day of sending is still after the Director's rung.
        var broken = PlanFiles.Shipped.Replace("{", "\"dispatch\": \"20/12\"", "\"dispatch\": \"14/12\"");
        if (signedOn is not null)
            broken = broken.Replace("{", "\"number\": null,\n  \"signedOn\": null", $"\"number\": \"05/KH-SKHCN\", \"signedOn\": \"{signedOn}\"");

        var mistake = Assert.Single(PlanFile.Read(broken, "plan.json").Mistakes, candidate => candidate.Place == "schedule.directorAfter");

        Assert.StartsWith(year, mistake.Message, StringComparison.Ordinal);
        Assert.Equal(3, mistake.Message.Split(day).Length);
    }

    [Fact]
    public void Read_DayOfSendingInTheLastDaysOfTheYear_IsJudgedWithoutLeavingTheCalendar() =>
        Assert.Empty(PlanFile.Read(PlanFiles.Shipped.Replace("{", "\"dispatch\": \"20/12\"", "\"dispatch\": \"31/12\""), "plan.json").Mistakes);

    [Fact]
    public void Read_BytesDamagedAnywhere_NeverThrows()
    {
        var shipped = Encoding.UTF8.GetBytes(PlanFiles.Shipped);
        var damage = Gen.Select(Gen.Int[0, shipped.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 12]);

        damage.Array[1, 4].Sample(hits => AssertTakenOrRefused(hits.Aggregate(shipped, (json, hit) =>
        {
            var at = Math.Min(hit.Item1, json.Length);
            var end = Math.Min(at + hit.Item2, json.Length);
            return [.. json[..at], .. hit.Item3, .. json[end..]];
        })), iter: 2000);
    }

    [Fact]
    public void Read_TokensReplaced_NeverThrows()
    {
        string[] tokens = ["null", "true", "0", "-1", "1e400", "\"\"", "\"a\"", "[]", "{}", "[[null]]", "\"p-hcth\"", "\"nv1\"", "\"2022-02-30\"", "\"31/12\"", "\"\\ufffe\"", "\"\\u0000\"", "250", "\"so-khdt\""];
        var spots = System.Text.RegularExpressions.Regex.Matches(PlanFiles.Shipped, "(?<=[:\\[,]\\s*)(\"[^\"\\n]*\"|null|true|false|\\d+)").Select(match => (match.Index, match.Length)).ToArray();
        Assert.True(spots.Length > 150);

        Gen.Select(Gen.Int[0, spots.Length - 1].Select(index => spots[index]), Gen.Int[0, tokens.Length - 1].Select(index => tokens[index])).Array[1, 5].Sample(changes =>
        {
            var json = PlanFiles.Shipped;
            foreach (var (spot, token) in changes.DistinctBy(change => change.Item1.Index).OrderByDescending(change => change.Item1.Index))
                json = json[..spot.Index] + token + json[(spot.Index + spot.Length)..];
            AssertTakenOrRefused(Encoding.UTF8.GetBytes(json));
        }, iter: 2000);
    }

    private static void AssertTakenOrRefused(byte[] json)
    {
        var reading = PlanFile.Read(json, "plan.json");

        Assert.NotEqual(reading.Plan is null, reading.Mistakes.Count == 0);
        Assert.All(reading.Mistakes, mistake => Assert.True(mistake is { Line: > 0, Column: > 0, Message.Length: > 0, Remedy.Length: > 0 }));
        if (reading.Plan is not null)
            Assert.Equal(PlanFile.Revision(reading.Plan), PlanFile.Revision(PlanFile.Read(PlanFile.Write(reading.Plan), "again.json").Plan!));
    }
}
