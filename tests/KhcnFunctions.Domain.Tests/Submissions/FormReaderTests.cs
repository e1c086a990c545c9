using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class FormReaderTests
{
    private static readonly ReportingScope Division = new(
        new HashSet<string>(["nv1", "nv2", "nv3"], StringComparer.Ordinal), ["nv1"], ["nv2", "nv3"], HasSeal: false, new DateOnly(2026, 12, 8));

    [Fact]
    public void Read_OfAFilledForm_IsTheReport()
    {
        var form = Filled();

        var reading = FormReader.Read(form, Division, []);

        Assert.Empty(reading.Mistakes);
        var led = reading.Report!.Tasks[0];
        Assert.Equal(new Assessment(CompletionLevel.InProgress, "Đạt yêu cầu", Pace.Behind, "Chờ hướng dẫn"), led.Assessment);
        Assert.Equal(new Budget(1_250_000m, 1_000_000.5m, "Ngân sách"), led.Budget);
        Assert.Equal(new Figure("Số lớp", "lớp", 12.5m, true), Assert.Single(led.Figures));
        Assert.All(reading.Report.Tasks.Skip(1), task => Assert.True(task.NothingToReport));
    }

    [Fact]
    public void Of_AReport_GivesAFormThatReadsAsTheSameReport()
    {
        var report = FormReader.Read(Filled(), Division, []).Report!;

        var again = FormReader.Read(ReportForm.Of(report), Division, []);

        Assert.Empty(again.Mistakes);
        Assert.Equal(CanonicalReport.Write(report), CanonicalReport.Write(again.Report!));
    }

    [Theory]
    [InlineData("tasks.nv1.planned", "1.5")]
    [InlineData("tasks.nv1.spent", "một trăm")]
    [InlineData("tasks.nv1.level", "Gần xong")]
    [InlineData("tasks.nv1.figures.3.value", "nhiều")]
    [InlineData("tasks.nv1.results", "<b>đậm</b>")]
    [InlineData("general.nextYear", "\u0007")]
    public void Read_OfAWrongField_SaysItOnceBesideTheField(string field, string value)
    {
        var form = Filled();
        form[field] = value;
        if (field.Contains("figures.3", StringComparison.Ordinal))
            form["tasks.nv1.figures.3.name"] = "Số hội nghị";

        var reading = FormReader.Read(form, Division, []);

        Assert.Null(reading.Report);
        Assert.Equal(field, Assert.Single(reading.Mistakes).Field);
        Assert.NotNull(reading.AsFar);
    }

    // A test's name can't hold half a surrogate pair.
    [Fact]
    public void Read_OfHalfASurrogatePair_SaysItBesideTheField()
    {
        var form = Filled();
        form[FormField.GeneralNextYear] = "Tiếp tục \ud800";

        Assert.Equal(FormField.GeneralNextYear, Assert.Single(FormReader.Read(form, Division, []).Mistakes).Field);
    }

    [Fact]
    public void Read_OfAnEmptyForm_NamesEveryAnswerThatIsMissing()
    {
        var reading = FormReader.Read(new ReportForm(), Division with { DeclaresApprover = true }, []);

        Assert.Equal(
            ["tasks.nv1.results", "tasks.nv1.level", "tasks.nv2.results", "tasks.nv3.results", "approver.name"],
            reading.Mistakes.Select(mistake => mistake.Field));
        Assert.All(reading.Mistakes, mistake => Assert.DoesNotContain("nothingToReport", mistake.Message, StringComparison.Ordinal));
        Assert.Empty(reading.AsFar!.Tasks);
    }

    [Fact]
    public void Read_OfAUnitWithSeal_AsksForItsDocument()
    {
        var form = Filled();
        form[FormField.DocumentNumber] = "12";
        form[FormField.DocumentSign] = "BC-TTUD";
        form[FormField.DocumentSigner] = "Nguyễn Văn A";
        form[FormField.DocumentSignedOn] = "31/13/2026";

        var wrong = FormReader.Read(form, Division with { HasSeal = true }, []);
        form[FormField.DocumentSignedOn] = "8/12/2026";
        var right = FormReader.Read(form, Division with { HasSeal = true }, []);

        Assert.Equal(FormField.DocumentSignedOn, Assert.Single(wrong.Mistakes).Field);
        Assert.Null(wrong.AsFar!.Document);
        Assert.Equal(new UnitDocument("12", "BC-TTUD", new DateOnly(2026, 12, 8), "Nguyễn Văn A"), right.Report!.Document);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1250000", "1.250.000")]
    [InlineData("1.250.000", "1.250.000")]
    [InlineData("1 250 000,5", "1.250.000,5")]
    [InlineData("-3,25", "-3,25")]
    [InlineData("1.5", null)]
    [InlineData("1,5,0", null)]
    [InlineData("12a", null)]
    [InlineData("", null)]
    public void VietnameseNumber_ReadsWhatVietnameseWrite(string text, string? written) =>
        Assert.Equal(written, VietnameseNumber.Read(text) is { } number ? VietnameseNumber.Write(number) : null);

    private static ReportForm Filled() => new()
    {
        ["tasks.nv1.results"] = "Đã thực hiện.",
        ["tasks.nv1.level"] = "đang thực hiện",
        ["tasks.nv1.quality"] = "Đạt yêu cầu",
        ["tasks.nv1.pace"] = "behind",
        ["tasks.nv1.cause"] = "Chờ hướng dẫn",
        ["tasks.nv1.planned"] = "1.250.000",
        ["tasks.nv1.spent"] = "1 000 000,5",
        ["tasks.nv1.source"] = "Ngân sách",
        ["tasks.nv1.figures.3.name"] = "Số lớp",
        ["tasks.nv1.figures.3.unit"] = "lớp",
        ["tasks.nv1.figures.3.value"] = "12,5",
        ["tasks.nv1.figures.3.estimate"] = "on",
        ["supports.nothing"] = "on",
        ["general.nextYear"] = "Tiếp tục thực hiện.",
    };
}
