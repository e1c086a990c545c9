using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class ReportReaderTextTests
{
    public static TheoryData<string, string> BadTexts { get; } = (
        from text in Reports.Texts
        from bad in new[] { "<b>x</b>", "x<script", "a\\u0000b", "a\\u0007b", "a\\u007fb", "a\\u0085b", "a\\u202eb", "a\\u2066b", "a\\u200fb", "a\\ud800b", "a\\udc00", "a\\udc00\\ud800b", "a\\ufffeb" }
        select (text.Place, bad)).ToTheory();

    public static TheoryData<string, int> Limits { get; } = Reports.Texts.ToTheory();

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void Text_WithMarkupOrAForbiddenCharacter_IsRefusedAtItsPlace(string place, string bad)
    {
        var reading = Reports.Read(Reports.With(place, $"\"{bad}\""));

        Assert.Null(reading.Report);
        Assert.Contains(reading.Mistakes, mistake => mistake.Place == place);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Text_OfMoreThanItsLength_IsRefusedAndOfJustItsLengthIsNot(string place, int longest)
    {
        Assert.Contains(
            Reports.Read(Reports.With(place, $"\"{new string('ă', longest + 1)}\"")).Mistakes, mistake => mistake.Place == place && mistake.Message.Contains($"dài quá {longest}"));
        Assert.DoesNotContain(
            Reports.Read(Reports.With(place, $"\"{new string('ă', longest)}\"")).Mistakes, mistake => mistake.Message.Contains("dài quá"));
    }

    [Fact]
    public void Text_InDecomposedUnicode_IsTheSameReport()
    {
        var composed = Reports.With("/tasks/0/results", "\"Thực hiện tốt\"").Normalize(System.Text.NormalizationForm.FormC);
        var decomposed = composed.Normalize(System.Text.NormalizationForm.FormD);

        Assert.NotEqual(composed, decomposed);
        Assert.Equal(Reports.Hash(Reports.Read(composed)), Reports.Hash(Reports.Read(decomposed)));
    }

    [Theory]
    [InlineData("/tasks/0/task")]
    [InlineData("/tasks/0/results")]
    [InlineData("/tasks/0/figures/0/name")]
    [InlineData("/document/number")]
    [InlineData("/document/sign")]
    [InlineData("/document/signer")]
    public void RequiredText_ThatIsBlankOrMissing_IsNamed(string place)
    {
        foreach (var blank in new[] { "\"\"", "\" \\n\\t\"", "null", null })
        {
            var reading = Reports.Read(Reports.With(place, blank));

            Assert.Null(reading.Report);
            Assert.Contains(reading.Mistakes, mistake => mistake.Place == place);
        }
    }

    [Theory]
    [InlineData("/general/nextYear")]
    [InlineData("/tasks/0/difficulties")]
    [InlineData("/tasks/0/assessment/cause")]
    public void OptionalText_ThatIsBlank_IsTheSameAsNone(string place)
    {
        var blank = Reports.Read(Reports.With(place, "\"  \""));

        Assert.Empty(blank.Mistakes);
        Assert.Equal(Reports.Hash(Reports.Read(Reports.With(place, null))), Reports.Hash(blank));
    }
}
