using DocumentFormat.OpenXml;
using Xunit;

namespace KhcnFunctions.Consolidation;

public sealed class ValidityTests
{
    /// <summary>Ends at an odd character, so that cutting anywhere meets one.</summary>
    private const string Hostile =
        "a\0b\u0001\u001F\u007F\u0085 \uD800 x \uDC00 \uFFFE\uFFFF \u202Eevil\u202C \u2066\u2069 </w:t></w:p><w:p> &amp; ]]> <!-- <?x?> =1+1 {PAGE} \t tab\tan\r\nmột\nhai\rba\u2028bốn\u2029năm\v\f _x000D_ 🏳️‍🌈 e\u0323\u0302";

    private static readonly string Megabyte = new('ộ', 1024 * 1024);

    public static TheoryData<string, FileFormatVersions> Cases()
    {
        var cases = new TheoryData<string, FileFormatVersions>();
        foreach (var name in Inputs.Keys)
        {
            cases.Add(name, FileFormatVersions.Office2019);
            cases.Add(name, FileFormatVersions.Microsoft365);
        }

        return cases;
    }

    private static readonly Dictionary<string, Func<ConsolidationInput>> Inputs = new()
    {
        ["no units"] = () => SampleCycle.Input([]),
        ["no reports"] = SampleCycle.Empty,
        ["normal"] = SampleCycle.Normal,
        ["rehearsal"] = () => SampleCycle.Normal() with { Rehearsal = true },
        ["300 units"] = () => SampleCycle.WithUnits(300),
        ["hostile"] = () => SampleCycle.WithText(Hostile),
        ["deep lists"] = () => SampleCycle.WithText(string.Join('\n', Enumerable.Range(0, 100).Select(depth => new string(' ', depth) + "- + • 1. " + (depth % 7 == 0 ? "\t" : "") + "mục"))),
        ["edited with hostile texts"] = () => SampleCycle.Normal() with
        {
            Edits = PartKeysOf(SampleCycle.Normal()).Append("task.gone").ToDictionary(key => key, key => new PartEdit(Hostile + "\na\tb\n\0\t</w:tbl>\na) " + Hostile, key, Hostile, SampleCycle.Compiled)),
            TaskNotes = [new("nv1", new(2026, 1, 1), Hostile), new("gone", new(2026, 1, 1), Hostile)],
            Assessments = new Dictionary<string, DepartmentAssessment> { ["nv1"] = new(Submissions.CompletionLevel.NotStarted, Hostile, SampleCycle.Compiled, Hostile) },
            Signer = new() { Id = "x", Name = Hostile, Role = Plans.LeaderRole.DeputyDirector },
            Edition = new(EditionKind.Replacement, Hostile, new(2026, 12, 21)),
        },
        ["1 MB paragraph"] = () => SampleCycle.WithResults(Megabyte),
    };

    private static IEnumerable<string> PartKeysOf(ConsolidationInput input) => ConsolidatedReport.From(input).Parts.Select(part => part.Key);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReportDocument_AnyInput_HasNoValidationError(string name, FileFormatVersions version)
    {
        using var reader = new DocxReader(Inputs[name](), ReportDocument.Write);

        Assert.Empty(reader.Errors(version));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrackingAppendix_AnyInput_HasNoValidationError(string name, FileFormatVersions version)
    {
        using var reader = new DocxReader(Inputs[name](), TrackingAppendix.Write);

        Assert.Empty(reader.Errors(version));
    }

    [Fact]
    public void Documents_HostileText_ComesOutAsText()
    {
        var input = SampleCycle.WithText(Hostile);
        using var report = new DocxReader(input, ReportDocument.Write);
        using var appendix = new DocxReader(input, TrackingAppendix.Write);

        foreach (var reader in new[] { report, appendix })
        {
            Assert.Contains("</w:t></w:p><w:p> &amp; ]]> <!-- <?x?> =1+1 {PAGE} \t tab\tan", reader.AllText, StringComparison.Ordinal);
            Assert.Contains("a\uFFFDb\uFFFD", reader.AllText, StringComparison.Ordinal);
            Assert.Contains("[U+202E]evil[U+202C]", reader.AllText, StringComparison.Ordinal);
            Assert.Contains("_x000D_ 🏳️‍🌈", reader.AllText, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', reader.AllText);
            Assert.Contains("hai", reader.Texts);
        }

        Assert.Contains("ệ", report.AllText, StringComparison.Ordinal);
        Assert.Contains("e\u0323\u0302", appendix.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void TrackingAppendix_MegabyteParagraph_IsWholeOnce()
    {
        using var reader = new DocxReader(SampleCycle.WithResults(Megabyte), TrackingAppendix.Write);

        Assert.Single(reader.Texts, Megabyte);
    }
}
