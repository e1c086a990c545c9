using System.Text;
using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class ReportReaderTests
{
    public static TheoryData<string, string> WrongTypes { get; } = (
        from place in Reports.Texts.Select(text => text.Place).Concat(Reports.Others)
        from value in new[] { "true", "7", "\"x\"", "[7]", "{\"x\":1}" }
        where !IsRight(place, value)
        select (place, value)).ToTheory();

    [Fact]
    public void Report_WithEveryField_IsReadAsItStands()
    {
        var reading = Reports.Read(Reports.Good());

        Assert.Empty(reading.Mistakes);
        var task = reading.Report!.Tasks[0];
        Assert.Equal(new Assessment(CompletionLevel.InProgress, "tốt", Pace.Behind, "thiếu kinh phí"), task.Assessment);
        Assert.Equal(new Budget(500_000_000, 420_000_000.5m, "ngân sách tỉnh"), task.Budget);
        Assert.Equal([new Figure("Số lớp", "lớp", 3, FullYearEstimate: true), new Figure("Tăng giảm", null, -2, FullYearEstimate: false)], task.Figures);
        Assert.True(reading.Report.Tasks[1].NothingToReport);
        Assert.Equal(new UnitDocument("15", "BC-TTUD", new(2026, 12, 7), "Nguyễn Văn Mẫu"), reading.Report.Document);
        Assert.Equal("Năm sau", reading.Report.General.NextYear);
    }

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public void Value_OfAWrongType_IsNamedAtItsPlace(string place, string value)
    {
        var reading = Reports.Read(Reports.With(place, value));

        Assert.Null(reading.Report);
        Assert.Contains(reading.Mistakes, mistake => mistake.Place.StartsWith(place, StringComparison.Ordinal));
        Assert.Equal(reading.Mistakes.Distinct(), reading.Mistakes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{\"tasks\":[],}")]
    [InlineData("// chú thích\n{}")]
    [InlineData("{\"tasks\":[],\"tasks\":[]}")]
    [InlineData("{\"tasks\":[{\"task\":\"nv1\",\"task\":\"nv2\"}]}")]
    [InlineData("{\"general\":{\"results\":\"a\",\"re\\u0073ults\":\"b\"}}")]
    public void Json_ThatIsBrokenOrNamesAFieldTwice_IsOneMistake(string json)
    {
        var reading = Reports.Read(json);

        Assert.Null(reading.Report);
        Assert.Contains("không phải JSON hợp lệ", Assert.Single(reading.Mistakes).Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    public void Json_ThatIsNoObject_IsOneMistake(string json) => Assert.Single(Reports.Read(json).Mistakes);

    [Theory]
    [InlineData("{\"\\ud800\":1,\"tasks\":[]}")]
    [InlineData("{\"tasks\":[{\"\\udfff\":1,\"task\":\"nv1\"}]}")]
    [InlineData("{\"general\":{\"a\\ud800\":{}}}")]
    [InlineData("{\"x\":[[{\"\\ud800\":1,\"\\ud801\":2}]]}")]
    public void FieldName_WithALoneSurrogate_IsAMistake(string json)
    {
        var reading = Reports.Read(json);

        Assert.Null(reading.Report);
        Assert.NotEmpty(reading.Mistakes);
    }

    [Fact]
    public void Bytes_ThatAreNoUtf8_AreAMistake()
    {
        foreach (var part in new[] { "Chung", "nextYear", "nv3", "lớp" })
        {
            var json = Reports.Good().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            var bytes = Encoding.UTF8.GetBytes(json);
            bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)) + 1] = 0xFF;

            var reading = ReportReader.Read(bytes, Reports.Centre);

            Assert.Null(reading.Report);
            Assert.NotEmpty(reading.Mistakes);
        }
    }

    [Fact]
    public void Nesting_ThatIsTooDeep_IsAMistake()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000));

        Assert.Single(Reports.Read($"{{\"general\":{deep}}}").Mistakes);
    }

    [Theory]
    [InlineData("/tasks", 500)]
    [InlineData("/tasks/0/figures", 200)]
    public void List_ThatIsTooLong_IsAMistakeAndIsNotReadOn(string place, int longest)
    {
        var reading = Reports.Read(Reports.With(place, $"[{string.Join(',', Enumerable.Repeat("{}", longest + 1))}]"));

        Assert.Contains(reading.Mistakes, mistake => mistake.Place == place && mistake.Message.Contains($"quá {longest} mục"));
        Assert.True(reading.Mistakes.Count < 10);
    }

    [Fact]
    public void Mistakes_OfAHugeBadReport_AreNamedUpToALimit()
    {
        var fields = string.Join(',', Enumerable.Range(0, 20_000).Select(number => $"\"x{number}\":1"));

        var reading = Reports.Read($"{{{fields},\"tasks\":[{string.Join(',', Enumerable.Repeat("{\"figures\":[{},{},{}]}", 500))}]}}");

        Assert.InRange(reading.Mistakes.Count, 100, 201);
    }

    [Fact]
    public void Field_ThatIsUnknown_IsNamedWithThoseThatAreKnown()
    {
        var report = Reports.Good();
        report["tasks"]![0]!["ketQua/~"] = 1;

        var mistake = Assert.Single(Reports.Read(report).Mistakes);

        Assert.Equal("/tasks/0/ketQua~1~0", mistake.Place);
        Assert.Contains("results", mistake.Message);
    }

    [Fact]
    public void Mistakes_InSeveralPlaces_AreAllNamed()
    {
        var report = Reports.Good();
        report["tasks"]![0]!["results"] = "<b>";
        report["tasks"]!.AsArray().RemoveAt(2);
        report["general"]!["nextYear"] = 5;
        report["document"]!["signedOn"] = "2026-12-09";

        var places = Reports.Read(report).Mistakes.Select(mistake => mistake.Place);

        Assert.Equal(["/tasks/0/results", "/tasks", "/general/nextYear", "/document/signedOn"], places);
    }

    [Theory]
    [InlineData("nv9", "Kế hoạch không có nhiệm vụ")]
    [InlineData("nv4", "không chủ trì hoặc phối hợp")]
    [InlineData("NV1", "Kế hoạch không có nhiệm vụ")]
    public void Task_ThatIsNotTheUnits_IsNamed(string task, string message) =>
        Assert.Contains(Reports.Read(Reports.With("/tasks/2/task", $"\"{task}\"")).Mistakes, mistake => mistake.Place == "/tasks/2/task" && mistake.Message.Contains(message));

    [Fact]
    public void Task_ReportedTwice_IsNamed() =>
        Assert.Contains(Reports.Read(Reports.With("/tasks/2/task", "\"nv1\"")).Mistakes, mistake => mistake.Place == "/tasks/2/task" && mistake.Message.Contains("hai lần"));

    [Fact]
    public void Task_LeftOut_IsNamed()
    {
        var report = Reports.Good();
        report["tasks"]!.AsArray().RemoveAt(1);

        var mistake = Assert.Single(Reports.Read(report).Mistakes);

        Assert.Equal("/tasks", mistake.Place);
        Assert.Contains("nv2", mistake.Message);
    }

    [Fact]
    public void Report_WithoutTasks_IsOneMistake() => Assert.Equal("/tasks", Assert.Single(Reports.Read(Reports.With("/tasks", null))!.Mistakes).Place);

    [Theory]
    [InlineData("results", "\"Có\"")]
    [InlineData("assessment", "{\"level\":\"completed\"}")]
    [InlineData("budget", "{\"planned\":1,\"spent\":1}")]
    [InlineData("figures", "[{\"name\":\"a\",\"value\":1}]")]
    public void NothingToReport_WithSomethingReported_IsNamed(string field, string value)
    {
        var reading = Reports.Read(Reports.With("/tasks/1", $"{{\"task\":\"nv2\",\"nothingToReport\":true,\"{field}\":{value}}}"));

        Assert.Equal("/tasks/1/nothingToReport", Assert.Single(reading.Mistakes).Place);
    }

    [Fact]
    public void NothingToReport_WithADifficulty_IsAnAnswer() =>
        Assert.Empty(Reports.Read(Reports.With("/tasks/1", "{\"task\":\"nv2\",\"nothingToReport\":true,\"difficulties\":\"Khó\",\"results\":\"\"}")).Mistakes);

    [Fact]
    public void NothingToReportForSupported_AnswersWhatIsSupportedAndNotSaid()
    {
        var report = Reports.Good();
        report["tasks"]!.AsArray().RemoveAt(1);
        report["nothingToReportForSupported"] = true;

        var tasks = Reports.Read(report).Report!.Tasks;

        Assert.Equal([("nv1", false), ("nv2", true), ("nv3", false)], tasks.Select(task => (task.Task, task.NothingToReport)));
    }

    [Fact]
    public void NothingToReportForSupported_Alone_DoesNotAnswerWhatIsLed()
    {
        Assert.Contains("nv1", Assert.Single(Reports.Read("{\"nothingToReportForSupported\":true}", Reports.Division).Mistakes).Message);
        Assert.Equal(2, Reports.Read("{\"nothingToReportForSupported\":true}", Reports.Division with { Leads = [] }).Report!.Tasks.Count);
    }

    [Fact]
    public void LeadUnit_WithoutAssessment_IsAskedForIt_AndASupporterIsNot()
    {
        Assert.Equal("/tasks/0/assessment", Assert.Single(Reports.Read(Reports.With("/tasks/0/assessment", null)).Mistakes).Place);
        Assert.Equal("/tasks/0/assessment/level", Assert.Single(Reports.Read(Reports.With("/tasks/0/assessment/level", null)).Mistakes).Place);
        Assert.Null(Reports.Read(Reports.Good()).Report!.Tasks[2].Assessment);
    }

    [Fact]
    public void Seal_WithoutDocument_IsAskedForIt_AndADocumentWithoutSealIsRefused()
    {
        Assert.Equal("/document", Assert.Single(Reports.Read(Reports.With("/document", null)).Mistakes).Place);
        Assert.Contains("không có con dấu", Assert.Single(Reports.Read(Reports.Good(), Reports.Division).Mistakes).Message);
        Assert.Null(Reports.Read(Reports.With("/document", null), Reports.Division).Report!.Document);
    }

    [Theory]
    [InlineData("2026-12-08", true)]
    [InlineData("2026-12-09", false)]
    [InlineData("2026-02-29", false)]
    [InlineData("08/12/2026", false)]
    [InlineData("2026-12-8", false)]
    public void SignedOn_AfterTheDayOfSendingOrNoDay_IsNamed(string day, bool isGood) =>
        Assert.Equal(isGood ? [] : ["/document/signedOn"], Reports.Read(Reports.With("/document/signedOn", $"\"{day}\"")).Mistakes.Select(mistake => mistake.Place));

    [Theory]
    [InlineData("/tasks/0/budget/spent", "-1")]
    [InlineData("/tasks/0/budget/planned", "1000000000000001")]
    [InlineData("/tasks/0/budget/planned", "1e400")]
    [InlineData("/tasks/0/figures/0/value", "-1000000000000001")]
    [InlineData("/tasks/0/figures/0/value", "1e20")]
    [InlineData("/tasks/0/budget/spent", null)]
    [InlineData("/tasks/0/budget/planned", null)]
    [InlineData("/tasks/0/figures/0/value", null)]
    public void Number_OutOfRangeOrMissing_IsNamed(string place, string? value) =>
        Assert.Equal(place, Assert.Single(Reports.Read(Reports.With(place, value)).Mistakes).Place);

    [Theory]
    [InlineData("level", "\"Completed\"")]
    [InlineData("level", "\"0\"")]
    [InlineData("pace", "\"chậm\"")]
    [InlineData("pace", "\"\\ud800\"")]
    public void Choice_ThatIsUnknown_IsNamedWithThoseThatAreKnown(string field, string value)
    {
        var mistake = Assert.Single(Reports.Read(Reports.With($"/tasks/0/assessment/{field}", value)).Mistakes);

        Assert.Equal($"/tasks/0/assessment/{field}", mistake.Place);
        Assert.Contains("phải là một trong", mistake.Message);
    }

    [Fact]
    public void Nulls_AreTheSameAsNothing()
    {
        var report = Reports.Good();
        report["tasks"]![2]!["assessment"] = null;
        report["tasks"]![2]!["figures"] = null;
        report["tasks"]![2]!["nothingToReport"] = null;

        Assert.Equal(Reports.Hash(Reports.Read(Reports.Good())), Reports.Hash(Reports.Read(report)));
    }

    private static bool IsRight(string place, string value) => place switch
    {
        "/tasks" or "/tasks/0/figures" => false,
        "/tasks/0" or "/tasks/0/assessment" or "/tasks/0/budget" or "/tasks/0/figures/0" or "/general" or "/document" => false,
        "/tasks/0/nothingToReport" or "/tasks/0/figures/0/fullYearEstimate" or "/nothingToReportForSupported" => value == "true",
        "/tasks/0/budget/planned" or "/tasks/0/budget/spent" or "/tasks/0/figures/0/value" => value == "7",
        "/tasks/0/assessment/level" or "/tasks/0/assessment/pace" or "/document/signedOn" => false,
        _ => value == "\"x\"",
    };
}
