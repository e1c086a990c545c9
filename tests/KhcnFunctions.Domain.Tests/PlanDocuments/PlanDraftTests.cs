using KhcnFunctions.Calendar;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.PlanDocuments;

public sealed class PlanDraftTests
{
    /// <summary>Field by field, with the document's own slips in the text: the file that is written is the shipped one.</summary>
    [Theory]
    [InlineData("Seen/seed.txt")]
    [InlineData("Seen/seed.docx")]
    [InlineData("Seen/seed-auto.docx")]
    [InlineData("Seen/seed-auto.pdf")]
    public void Of_TheFirstDocument_IsTheShippedPlan(string file)
    {
        var draft = PlanDraft.Of(Read(file), PlanFile.Shipped);

        Assert.Equal(PlanFile.Write(PlanFile.Shipped), PlanFile.Write(Assert.IsType<Plan>(draft.Plan)));
        Assert.Equal(["number", "date"], draft.Questions.Select(question => question.Field));
    }

    [Fact]
    public void Of_TheFirstDocumentWithNumberAndDay_AsksNothing()
    {
        var text = System.Text.Encoding.UTF8.GetString(CorpusFiles.Bytes("Seen/seed.txt")).Replace("Số:      /KH-SKHCN", "Số: 05/KH-SKHCN", StringComparison.Ordinal)
            .Replace("ngày       tháng 01", "ngày 20 tháng 01", StringComparison.Ordinal);
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var draft = PlanDraft.Of(PlanDocumentReader.Read(file, "seed.txt", KnownNames.Of(PlanFile.Shipped)), PlanFile.Shipped);

        Assert.Empty(draft.Questions);
        Assert.Equal("05/KH-SKHCN", draft.Plan!.Number);
        Assert.Equal(new DateOnly(2022, 1, 20), draft.Plan.SignedOn);
        Assert.NotNull(PlanFile.Read(PlanFile.Write(draft.Plan), "plan.json").Plan);
    }

    /// <summary>Another department's document is no plan of this one, whatever else it says.</summary>
    [Fact]
    public void Of_AnotherDepartmentsDocument_IsNoPlan()
    {
        var draft = PlanDraft.Of(Read("Seen/van-hoa-di-san.docx"), PlanFile.Shipped);

        Assert.Null(draft.Plan);
        Assert.Contains(draft.Questions, question => question is { Field: "agency", IsMissing: true });
    }

    [Fact]
    public void Of_ADutyThatIsNotYearly_SaysThatItCantBeScheduled()
    {
        var register = PlanFile.Shipped;
        var document = Read("Seen/seed.txt");
        var duties = document.Duties.Select(duty => duty with { Time = Times.TimeReader.Read("trước ngày 18 hằng tháng") }).ToList();
        var draft = PlanDraft.Of(document with { Duties = duties }, register);

        Assert.Null(draft.Plan);
        Assert.Contains("trước ngày 18 hằng tháng", Assert.Single(draft.Questions, question => question.Field == "reporting").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ANoLaterThanDay_IncludesTheDay()
    {
        var text = System.Text.Encoding.UTF8.GetString(CorpusFiles.Bytes("Seen/seed.txt")).Replace("trước ngày 10/12 hằng năm", "chậm nhất ngày 10/12 hàng năm", StringComparison.Ordinal);
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var draft = PlanDraft.Of(PlanDocumentReader.Read(file, "seed.txt", KnownNames.Of(PlanFile.Shipped)), PlanFile.Shipped);

        Assert.Equal((DeadlineForm.NoLaterThan, new AnnualDay(10, 12)), (draft.Plan!.Reporting.Deadline.Form, draft.Plan.Reporting.Deadline.Day));
    }

    private static PlanDocument Read(string file)
    {
        using var content = new MemoryStream(CorpusFiles.Bytes(file), writable: false);
        return PlanDocumentReader.Read(content, file, KnownNames.Of(PlanFile.Shipped));
    }
}
