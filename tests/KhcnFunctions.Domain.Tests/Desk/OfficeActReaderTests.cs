using System.Text;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Desk;

public sealed class OfficeActReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 8, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly RequestDay = new(2026, 11, 16);
    private static readonly ReportingScope Scope = new(new HashSet<string>(["nv1"], StringComparer.Ordinal), ["nv1"], [], HasSeal: false, new DateOnly(2026, 12, 8));

    [Theory]
    [InlineData("2026-12-08T08:59:00+07:00", "2026-12-08T01:59:00Z")]
    [InlineData("2026-12-08T01:59:30Z", "2026-12-08T01:59:30Z")]
    [InlineData("2026-12-08T08:59+07:00", "2026-12-08T01:59:00Z")]
    [InlineData("2026-12-08T08:59:00.25+07:00", "2026-12-08T01:59:00.25Z")]
    [InlineData("2026-11-16T00:00:00+07:00", "2026-11-15T17:00:00Z")]
    [InlineData("2026-12-08T09:00:00+07:00", "2026-12-08T02:00:00Z")]
    public void Entered_AtAMomentWithItsOffset_IsRead(string text, string expected)
    {
        var (act, mistakes) = Entered(text);

        Assert.Empty(mistakes);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), act!.ReceivedAt);
        Assert.Equal((SubmissionChannel.Zalo, "Chị B", "cv-hcth", "nv1"), (act.Channel, act.From, act.EnteredBy, Assert.Single(act.Report.Tasks).Task));
    }

    [Theory]
    [InlineData("2026-12-08T08:59:00", "múi giờ")]
    [InlineData("08/12/2026 08:59", "múi giờ")]
    [InlineData("0001-01-01T00:00:00+14:00", "múi giờ")]
    [InlineData("9999-12-31T23:59:59-11:00", "múi giờ")]
    [InlineData("2026-11-15T23:59:59+07:00", "ở trước ngày đề nghị báo cáo (16/11/2026)")]
    [InlineData("2026-12-08T09:00:01+07:00", "ở sau thời điểm hiện tại")]
    public void Entered_AtAMomentThatCannotBe_IsAMistake(string text, string words)
    {
        var (act, mistakes) = Entered(text);

        Assert.Null(act);
        var mistake = Assert.Single(mistakes);
        Assert.Equal("/receivedAt", mistake.Place);
        Assert.Contains(words, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entered_WithMistakesOfTheReport_NamesTheirPlacesInTheWhole()
    {
        var (act, mistakes) = OfficeActReader.ReadEntered(
            Json("""{"id":"1","enteredBy":"cv-hcth","channel":"zalo","receivedAt":"2026-12-08T08:00:00+07:00","from":"B","report":{"tasks":[{"task":"nv1","results":"<b>x"}],"x":1}}"""),
            _ => Scope, RequestDay, Now);

        Assert.Null(act);
        Assert.Equal(["/report/tasks/0/assessment", "/report/tasks/0/results", "/report/x"], mistakes.Select(mistake => mistake.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Entered_BySignatureOrNot_IsReadAgainstAnotherScope()
    {
        var asked = new List<bool>();

        foreach (var signed in new[] { "true", "false" })
        {
            OfficeActReader.ReadEntered(
                Json($$$"""{"id":"1","enteredBy":"cv-hcth","channel":"zalo","receivedAt":"2026-12-08T08:00:00+07:00","from":"B","signed":{{{signed}}},"report":{}}"""),
                isSigned =>
                {
                    asked.Add(isSigned);
                    return Scope;
                },
                RequestDay, Now);
        }

        Assert.Equal([true, false], asked);
    }

    [Theory]
    [InlineData("record", """, "unit":"p-qlkh","signed":true,"draftIfUnread":true""")]
    [InlineData("draft", """, "unit":"p-qlkh" """)]
    [InlineData("guide", """, "message":"Mẫu ở trong thư đề nghị" """)]
    [InlineData("ignore", "")]
    [InlineData("takeBack", "")]
    public void MailAct_OfEachKind_IsRead(string kind, string more)
    {
        var (act, mistakes) = OfficeActReader.ReadMailAct(Json($$"""{"id":"op-1","kind":"{{kind}}","decidedBy":"cv-hcth","reason":" Lý do "{{more}}}"""), PlanFile.Shipped);

        Assert.Empty(mistakes);
        Assert.Equal((kind, "Lý do"), (FormWords.Of(act!.Kind), act.Reason));
        Assert.Equal(kind == "record", act is { IsSigned: true, DraftIfUnread: true });
        Assert.Equal(kind is "record" or "draft" ? "p-qlkh" : null, act.Unit);
    }

    [Fact]
    public void MailAct_ThatFinishes_AsksForNoReason()
    {
        Assert.NotNull(OfficeActReader.ReadMailAct(Json("""{"id":"1","kind":"finish","decidedBy":"cv-hcth"}"""), PlanFile.Shipped).Act);
        Assert.Null(OfficeActReader.ReadMailAct(Json("""{"id":"1","kind":"ignore","decidedBy":"cv-hcth"}"""), PlanFile.Shipped).Act);
    }

    /// <summary>Blanks at the beginning of a line are part of the form; line breaks of any system are one.</summary>
    [Fact]
    public void PartText_IsKeptAsItWasWritten()
    {
        var (change, mistakes) = OfficeActReader.ReadPartChange(Json("""{"id":"1","kind":"edit","draft":3,"decidedBy":"cv-hcth","reason":"x","text":"  [Ghi chú:]\r\n- a\r  "}"""));

        Assert.Empty(mistakes);
        Assert.Equal("  [Ghi chú:]\n- a\n  ", change!.Text);
        Assert.Equal("", OfficeActReader.ReadPartChange(Json("""{"id":"1","kind":"edit","draft":3,"decidedBy":"cv-hcth","reason":"x","text":""}""")).Change!.Text);
        Assert.Null(OfficeActReader.ReadPartChange(Json("""{"id":"1","kind":"useCompiled","draft":3,"decidedBy":"cv-hcth","reason":"x","text":"y"}""")).Change);
    }

    private static (EnteredAct? Act, IReadOnlyList<Input.InputMistake> Mistakes) Entered(string receivedAt) => OfficeActReader.ReadEntered(
        Json($$$"""{"id":"1","enteredBy":"cv-hcth","channel":"zalo","receivedAt":"{{{receivedAt}}}","from":"Chị B","report":{"tasks":[{"task":"nv1","nothingToReport":true}]}}"""),
        _ => Scope, RequestDay, Now);

    private static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);
}
