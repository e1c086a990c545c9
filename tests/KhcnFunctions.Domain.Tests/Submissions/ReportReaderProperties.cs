using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace KhcnFunctions.Submissions;

public sealed class ReportReaderProperties
{
    private const int Many = 3000;

    private static readonly byte[] Good = JsonSerializer.SerializeToUtf8Bytes(Reports.Good());

    private static readonly string[] Pieces =
        ["null", "{}", "[]", "[[[]]]", "\"\\ud800\"", "\"<a>\"", "-1", "1e999", "1E-400", "true", "\"\"", "{\"\\ud800\":1}", "\"\\u0000\"", "9999999999999999999999999999999"];

    [Fact]
    public void Read_OfAReportWithBytesChanged_NeverThrows() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte, Gen.Int[0, 2]).Array[1, 6].Sample(changes =>
        {
            List<byte> bytes = [.. Good];
            foreach (var (at, value, how) in changes)
            {
                var place = Math.Min(at, bytes.Count - 1);
                if (how == 0)
                    bytes[place] = value;
                else if (how == 1)
                    bytes.Insert(place, value);
                else
                    bytes.RemoveAt(place);
            }

            return IsWhole(ReportReader.Read(bytes.ToArray(), Reports.Centre));
        }, iter: Many);

    [Fact]
    public void Read_OfAReportWithValuesReplaced_NeverThrows() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index])).Array[1, 4].Sample(changes =>
        {
            var report = Reports.Good();
            List<(string Mark, string Piece)> marks = [];
            foreach (var (at, piece) in changes)
            {
                var places = Places(report).ToList();
                var mark = $"@{marks.Count}@";
                marks.Add(($"\"{mark}\"", piece));
                if (places.Count > 0)
                    places[at % places.Count](mark);
            }

            var json = marks.Aggregate(report.ToJsonString(), (text, mark) => text.Replace(mark.Mark, mark.Piece));
            return IsWhole(Reports.Read(json));
        }, iter: Many);

    [Fact]
    public void Read_OfAnyBytes_NeverThrows() => Gen.Byte.Array.Sample(bytes => IsWhole(ReportReader.Read(bytes, Reports.Centre)));

    [Fact]
    public void Hash_OfTheTasksInAnyOrder_IsTheSame() =>
        Gen.Shuffle(new[] { 0, 1, 2 }).Sample(order =>
        {
            var report = Reports.Good();
            var tasks = report["tasks"]!.AsArray().Select(task => task!.DeepClone()).ToArray();
            report["tasks"] = new JsonArray([.. order.Select(index => tasks[index].DeepClone())]);
            return Reports.Hash(Reports.Read(report)) == Reports.Hash(Reports.Read(Reports.Good()));
        });

    [Fact]
    public void Hash_OfANumberInAnySpelling_IsTheSame() =>
        Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[0, 6], Gen.Int[0, 4]).Sample((digits, decimals, zeros) =>
        {
            var number = new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)decimals);
            var plain = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var longer = (plain.Contains('.') ? plain : plain + ".0") + new string('0', zeros);
            var exponent = $"{digits}e-{decimals}";

            Assert.Single(new[] { plain, longer, exponent }.Select(text => HashWithValue(text)).Distinct());
        });

    [Theory]
    [InlineData("1", "1.0", "1.00", "1e0", "10e-1")]
    [InlineData("0", "0.0", "-0", "-0.00", "0e5")]
    [InlineData("100", "1e2", "100.000")]
    public void Hash_OfTheSameNumber_IsTheSame(params string[] spellings) => Assert.Single(spellings.Select(HashWithValue).Distinct());

    [Fact]
    public void Hash_OfDifferentNumbers_IsDifferent() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[-1000, 1000]).Where(pair => pair.Item1 != pair.Item2)
            .Sample(pair => HashWithValue($"{pair.Item1}") != HashWithValue($"{pair.Item2}"));

    [Fact]
    public void Hash_OfAnyTextInEitherUnicodeForm_IsTheSame() =>
        Gen.String[Gen.Char["aăâđeêoơôuưAĂÂĐịạảấầậệợửữỹ \n,.%<>"], 1, 40].Where(text => text.Trim().Length > 0 && Input.PlainText.Mistake(text) is null)
            .Sample(text => HashWithResults(text.Normalize(NormalizationForm.FormC)) == HashWithResults(text.Normalize(NormalizationForm.FormD)));

    private static string HashWithValue(string number) => Reports.Hash(Reports.Read(Reports.With("/tasks/0/figures/0/value", number)));

    private static string HashWithResults(string text) => Reports.Hash(Reports.Read(Reports.With("/tasks/0/results", JsonSerializer.Serialize(text))));

    /// <summary>Either a report that survives its own canonical form, or mistakes, each with a message.</summary>
    private static bool IsWhole(ReportReading reading)
    {
        if (reading.Report is null)
            return reading.Mistakes.Count > 0 && reading.Mistakes.All(mistake => mistake.Message.Length > 0);
        var canonical = CanonicalReport.Write(reading.Report);
        return reading.Mistakes.Count == 0 && CanonicalReport.Write(CanonicalReport.Read(canonical)).AsSpan().SequenceEqual(canonical);
    }

    private static IEnumerable<Action<string>> Places(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach (var name in fields.Select(field => field.Key).ToList())
            {
                yield return mark => fields[name] = mark;
                foreach (var inner in fields[name] is { } child ? Places(child) : [])
                    yield return inner;
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                var place = index;
                yield return mark => items[place] = mark;
                foreach (var inner in items[place] is { } child ? Places(child) : [])
                    yield return inner;
            }
        }
    }
}
