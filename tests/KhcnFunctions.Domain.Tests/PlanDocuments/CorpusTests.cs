using System.Globalization;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace KhcnFunctions.PlanDocuments;

/// <summary>What the reader finds in the corpus, held against the gold results. Floors are what was reached: they only go up.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    /// <summary>Least of precision and recall over all fields of a document. All others: 1.</summary>
    private static readonly Dictionary<string, double> Floors = new(StringComparer.Ordinal)
    {
        ["Unseen/bo-khcn-thu-nghiem.docx"] = 0.93,
        ["Unseen/bo-khcn-thu-nghiem.pdf"] = 0.93,
        ["Unseen/cong-thuong-khuyen-cong.docx"] = 0.88,
        ["Unseen/khuyen-nong-trung-tam.txt"] = 0.88,
        ["Unseen/noi-vu-thi-dua.docx"] = 0.84,
        ["Unseen/noi-vu-thi-dua.pdf"] = 0.84,
        ["Unseen/nong-nghiep-hai-phu-luc.docx"] = 0.89,
        ["Unseen/tinh-cai-cach-80.pdf"] = 0.97,
        ["Unseen/y-te-chuyen-doi-45.docx"] = 0.98,
        ["Unseen/y-te-dan-vi.docx"] = 0.97,
    };

    public static TheoryData<string> Documents => [.. CorpusFiles.All("Seen"), .. CorpusFiles.All("Unseen")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_OfADocument_FindsWhatGoldSays(string file)
    {
        var score = CorpusScore.Of(CorpusFiles.Read(file), CorpusFiles.GoldOf(file));
        var all = new FieldScore();
        foreach (var field in score.Fields.Values)
            all.Add(field);

        // Of documents kept apart only the score is said, so that nobody writes rules by their faults.
        var faults = file.StartsWith("Unseen", StringComparison.Ordinal) ? "" : string.Join('\n', score.Faults);
        Assert.True(all.Least >= Floors.GetValueOrDefault(file, 1), $"{Line(file, all)}\n{faults}");
    }

    [Theory]
    [InlineData("Seen", 1)]
    [InlineData("Unseen", 0.58)]
    public void Read_OfAllDocuments_ReachesItsFloorInEveryField(string folder, double floor)
    {
        var fields = new SortedDictionary<string, FieldScore>(StringComparer.Ordinal);
        foreach (var file in CorpusFiles.All(folder))
        {
            foreach (var (name, score) in CorpusScore.Of(CorpusFiles.Read(file), CorpusFiles.GoldOf(file)).Fields)
                (fields.TryGetValue(name, out var sum) ? sum : fields[name] = new FieldScore()).Add(score);
        }

        var table = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{folder}: expected, found, right, precision, recall");
        foreach (var (name, score) in fields)
            table.AppendLine(Line(name, score));
        output.WriteLine(table.ToString());

        Assert.True(fields.Values.All(score => score.Least >= floor), table.ToString());
    }

    private static string Line(string name, FieldScore score) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-40} {score.Expected,5} {score.Found,5} {score.Right,5}  {score.Precision:0.000} {score.Recall:0.000}");
}
