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

        Assert.True(all.Least >= Floors.GetValueOrDefault(file, 1), $"{Line(file, all)}\n{string.Join('\n', score.Faults)}");
    }

    [Theory]
    [InlineData("Seen", 1)]
    [InlineData("Unseen", 0.5)]
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
