using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class DecisionReaderTests
{
    private static readonly DateTimeOffset Now = VietnamTime.At(new(2026, 12, 8), new(9, 30));

    private static readonly Dictionary<string, (string Json, Decision Decision)> Kinds = new()
    {
        ["extend"] = ("""{"unit":"ttud","lastDay":"2026-12-16"}""", new Extend("ttud", new(2026, 12, 16))),
        ["exempt"] = ("""{"unit":"ttud"}""", new Exempt("ttud")),
        ["reportedElsewhere"] = ("""{"unit":"ttud"}""", new ReportedElsewhere("ttud")),
        ["settleElsewhere"] = ("""{"unit":"ttud"}""", new SettleElsewhere("ttud")),
        ["confirmLate"] = ("""{"unit":"ttud"}""", new ConfirmLate("ttud")),
        ["reissueLink"] = ("""{"unit":"ttud"}""", new ReissueLink("ttud")),
        ["accept"] = ("""{"unit":"ttud"}""", new Accept("ttud")),
        ["askExtension"] = ("""{"unit":"ttud","lastDay":"2026-12-16"}""", new AskExtension("ttud", new(2026, 12, 16))),
        ["refuseExtension"] = ("""{"unit":"ttud"}""", new RefuseExtension("ttud")),
        ["remindNow"] = ("""{"unit":"ttud"}""", new RemindNow("ttud")),
        ["callNoted"] = ("""{"unit":"ttud","to":"Lê Văn Thử"}""", new CallNoted("ttud", "Lê Văn Thử")),
        ["withdraw"] = ("""{"decision":"op-0"}""", new Withdraw("op-0")),
        ["hold"] = ("""{"scope":"dispatch"}""", new Hold(HoldScope.Dispatch)),
        ["release"] = ("{}", new Release()),
        ["closeYear"] = ("{}", new CloseYear()),
        ["deferList"] = ("""{"rung":"director","listDay":"2026-12-14"}""", new DeferList("director", new(2026, 12, 14))),
        ["deferReminder"] = ("""{"unit":"ttud","rung":"reminder-2","day":"2026-12-07"}""", new DeferReminder("ttud", "reminder-2", new(2026, 12, 7))),
        ["standIn"] = ("""{"person":"gd","by":"tran-cong-hoa","from":"2026-12-10","to":"2026-12-10"}""", new StandIn("gd", "tran-cong-hoa", new(2026, 12, 10), new(2026, 12, 10))),
        ["succeed"] = ("""{"unit":"p-qlkh","successor":"p-qlcncn","from":"2026-12-01"}""", new Succeed("p-qlkh", "p-qlcncn", new(2026, 12, 1))),
        ["correctAddress"] = ("""{"holder":"ubnd-tinh","email":"van-thu@quangngai.example"}""", new CorrectAddress("ubnd-tinh", "van-thu@quangngai.example")),
        ["approve"] = ("""{"draft":2,"number":"12/BC-SKHCN","signedOn":"2026-12-08"}""", new Approve(2, "12/BC-SKHCN", new(2026, 12, 8))),
        ["assess"] = ("""{"task":"nv1","level":"inProgress"}""", new Assess("nv1", CompletionLevel.InProgress)),
        ["noteTask"] = ("""{"task":"nv1"}""", new NoteTask("nv1")),
        ["submitDraft"] = ("""{"draft":2}""", new SubmitDraft(2)),
        ["takeDraft"] = ("""{"draft":2}""", new TakeDraft(2)),
        ["checkDraft"] = ("""{"draft":2,"verdict":"returned"}""", new CheckDraft(2, CheckVerdict.Returned)),
        ["opine"] = ("""{"draft":2,"stance":"remarks"}""", new Opine(2, Stance.Remarks)),
        ["reopen"] = ("""{"draft":2}""", new Reopen(2)),
        ["issued"] = ("""{"document":1,"recipient":"ubnd-tinh","through":"QLVB","on":"2026-12-08"}""", new Issued(1, "ubnd-tinh", "QLVB", new(2026, 12, 8))),
        ["acknowledged"] = ("""{"document":1,"recipient":"trang-ttdt","on":"2026-12-08"}""", new Acknowledged(1, "trang-ttdt", new(2026, 12, 8))),
        ["beginEdition"] = ("""{"document":2,"edition":"supplement","units":["ttud","p-qlkh"]}""", new BeginEdition(2, EditionKind.Supplement, "ttud p-qlkh")),
        ["numbered"] = ("""{"number":"12/BC-SKHCN","signedOn":"2026-12-08"}""", new Numbered("12/BC-SKHCN", new(2026, 12, 8))),
    };

    public static TheoryData<string> AllKinds { get; } = new(Kinds.Keys);

    public static TheoryData<string, string> AllFields { get; } = (
        from kind in Kinds.Keys
        from field in Good(kind).Select(field => field.Key)
        where field != "kind"
        select (kind, field)).ToTheory();

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Decision_OfEachKind_IsReadWithWhoWhenHowAndWhy(string kind)
    {
        var reading = Read(Good(kind));

        Assert.Empty(reading.Mistakes);
        Assert.Equal(
            Kinds[kind].Decision with { Id = "op-1", At = Now, DecidedBy = "gd", DecidedOn = new(2026, 12, 7), Form = "văn bản", Reason = "Theo đề nghị" },
            reading.Decision);
    }

    [Theory]
    [MemberData(nameof(AllFields))]
    public void Field_OfAWrongType_IsNamedOnceAtItsPlace(string kind, string field)
    {
        foreach (var wrong in new[] { "true", "[1]", "{\"x\":1}", "\"\\ud800\"", "\"<b>\"", "\"a\\u202eb\"" })
        {
            var reading = Read(Good(kind).ToJsonString().Replace($"\"{field}\":{Good(kind)[field]!.ToJsonString()}", $"\"{field}\":{wrong}"));

            Assert.Null(reading.Decision);
            Assert.Equal($"/{field}", Assert.Single(reading.Mistakes).Place);
        }
    }

    [Theory]
    [MemberData(nameof(AllFields))]
    public void Field_ThatIsMissingOrBlank_IsNamedOnce(string kind, string field)
    {
        // What a decision may leave out: the scope means everything, số and ngày come together or not at all.
        if (field is "scope" || (kind is "approve" && field is "number" or "signedOn"))
            return;
        foreach (var blank in new JsonNode?[] { null, "", "  " })
        {
            var json = Good(kind);
            json[field] = blank;

            var reading = Read(json);

            Assert.Null(reading.Decision);
            Assert.Equal($"/{field}", Assert.Single(reading.Mistakes).Place);
        }
    }

    [Theory]
    [InlineData("extend", "unit", "\"p-khong-co\"")]
    [InlineData("extend", "unit", "\"TTUD\"")]
    [InlineData("extend", "unit", "\"gd\"")]
    [InlineData("extend", "lastDay", "\"2026-02-30\"")]
    [InlineData("extend", "lastDay", "\"16/12/2026\"")]
    [InlineData("extend", "lastDay", "\"2062-12-16\"")]
    [InlineData("extend", "lastDay", "\"9999-12-31\"")]
    [InlineData("extend", "id", "\"có dấu\"")]
    [InlineData("extend", "id", "\"a|b\"")]
    [InlineData("extend", "decidedBy", "\"ttud\"")]
    [InlineData("extend", "decidedOn", "\"2026-12-09\"")]
    [InlineData("hold", "scope", "\"nothing\"")]
    [InlineData("deferList", "rung", "\"office\"")]
    [InlineData("deferReminder", "rung", "\"reminder-3\"")]
    [InlineData("deferReminder", "unit", "\"ai-do\"")]
    [InlineData("standIn", "person", "\"ttud\"")]
    [InlineData("standIn", "by", "\"gd\"")]
    [InlineData("standIn", "to", "\"2026-12-09\"")]
    [InlineData("succeed", "successor", "\"p-qlkh\"")]
    [InlineData("correctAddress", "holder", "\"ai-do\"")]
    [InlineData("correctAddress", "email", "\"khong phai\"")]
    [InlineData("correctAddress", "email", "\"a@b.example, c@d.example\"")]
    [InlineData("approve", "draft", "1.5")]
    [InlineData("approve", "draft", "-1")]
    [InlineData("approve", "draft", "0")]
    [InlineData("approve", "draft", "10000")]
    [InlineData("approve", "draft", "\"2\"")]
    [InlineData("approve", "number", "null")]
    [InlineData("approve", "signedOn", "null")]
    [InlineData("approve", "signedOn", "\"2026-12-09\"")]
    [InlineData("approve", "number", "\"12\"")]
    [InlineData("numbered", "number", "\"12\"")]
    [InlineData("numbered", "number", "\"/BC-SKHCN\"")]
    [InlineData("numbered", "number", "\"12/\"")]
    [InlineData("numbered", "signedOn", "\"2026-12-09\"")]
    public void Value_ThatCannotBe_IsNamedOnce(string kind, string field, string value)
    {
        var json = Good(kind);
        json[field] = JsonNode.Parse(value);

        var reading = Read(json);

        Assert.Null(reading.Decision);
        Assert.Equal($"/{field}", Assert.Single(reading.Mistakes).Place);
    }

    [Theory]
    [InlineData("id", 64)]
    [InlineData("form", 200)]
    [InlineData("reason", 2000)]
    public void Text_ThatIsTooLong_IsNamed(string field, int longest)
    {
        var json = Good("release");
        json[field] = new string('a', longest);
        Assert.NotNull(Read(json).Decision);

        json[field] = new string('a', longest + 1);
        Assert.Equal($"/{field}", Assert.Single(Read(json).Mistakes).Place);
    }

    [Theory]
    [InlineData("{\"kind\":\"dispatched\"}")]
    [InlineData("{\"kind\":\"Extend\"}")]
    [InlineData("{\"kind\":\"\\ud800\"}")]
    [InlineData("{\"kind\":7}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Kind_ThatIsUnknownOrTheCyclesOwn_IsNamed(string json)
    {
        var mistake = Assert.Single(Read(json).Mistakes);

        Assert.Equal("/kind", mistake.Place);
        Assert.Contains("extend", mistake.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"kind\":\"release\",\"kind\":\"hold\"}")]
    [InlineData("{\"kind\":\"release\",\"form\":[[[[[[[[[[]]]]]]]]]]}")]
    public void Json_ThatIsBrokenAmbiguousOrDeep_IsOneMistake(string json) => Assert.Contains("JSON", Assert.Single(Read(json).Mistakes).Message);

    [Fact]
    public void Field_OfAnotherKindOrWithABrokenName_IsAMistake()
    {
        var json = Good("release");
        json["unit"] = "ttud";

        Assert.Equal("/unit", Assert.Single(Read(json).Mistakes).Place);
        Assert.NotEmpty(Read("{\"\\ud800\":1,\"kind\":\"release\"}").Mistakes);
    }

    [Fact]
    public void Approve_WithoutNumberAndDay_IsForTheDayOfSending()
    {
        var json = Good("approve");
        json.Remove("number");
        json.Remove("signedOn");

        Assert.Equal((2, null, null), Read(json).Decision is Approve approve ? (approve.Draft, approve.Number, approve.SignedOn) : default);
    }

    [Fact]
    public void Hold_WithoutScope_HoldsRemindersAndTheReport()
    {
        var json = Good("hold");
        json.Remove("scope");

        Assert.Equal(HoldScope.All, Assert.IsType<Hold>(Read(json).Decision).Scope);
    }

    [Fact]
    public void Hcth_MayRecordWhatItDecidesItself()
    {
        var json = Good("deferList");
        json["decidedBy"] = "p-hcth";

        Assert.Equal("p-hcth", Read(json).Decision?.DecidedBy);
    }

    [Fact]
    public void Read_OfADecisionWithBytesChanged_NeverThrows() =>
        Gen.Select(Gen.Int[0, Kinds.Count - 1].Select(Kinds.Keys.ElementAt), Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 200], Gen.Byte).Sample((kind, first, one, second, other) =>
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(Good(kind));
            bytes[first % bytes.Length] = one;
            bytes[second % bytes.Length] = other;
            var reading = DecisionReader.Read(bytes, PlanFile.Shipped, Now);
            return reading.Decision is null == reading.Mistakes.Count > 0;
        }, iter: 3000);

    private static JsonObject Good(string kind)
    {
        var json = JsonNode.Parse($$"""{"id":"op-1","kind":"{{kind}}","decidedBy":"gd","decidedOn":"2026-12-07","form":"văn bản","reason":"Theo đề nghị"}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(Kinds[kind].Json)!.AsObject())
            json[name] = value!.DeepClone();
        return json;
    }

    private static DecisionReading Read(JsonNode json) => Read(json.ToJsonString());

    private static DecisionReading Read(string json) => DecisionReader.Read(Encoding.UTF8.GetBytes(json), PlanFile.Shipped, Now);
}
