using System.Diagnostics;
using System.Text;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Narratives;
using Xunit;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>Broken documents for a bounded time: no exception, no hang. KHCN_FUZZ_SECONDS makes it longer by hand.</summary>
public sealed class WordFormFuzzTests
{
    private static readonly string[] Pieces =
    [
        "<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>", "<w:p>", "</w:p>", "<w:tc>", "</w:tc>", "<w:tr>", "</w:tr>", "<w:t>x", "</w:t>", "<w:del>",
        "<w:tbl>", "</w:tbl>", "<mc:Fallback>", "&#xD800;", "&#0;", "\u0001", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<w:sdtPr><w:tag w:val='tasks.nv1.results'/></w:sdtPr>", "<w:r/>", "</w:body>",
    ];

    [Fact]
    public void Read_OfDocumentsWithBrokenXml_NeverThrows() => Run((random, good) => SampleForms.EditText(good, xml => Mutate(xml, random)), seed: 1);

    [Fact]
    public void Read_OfDocumentsWithBrokenBytes_NeverThrows() => Run(
        (random, good) =>
        {
            var bytes = (byte[])good.Clone();
            for (var count = random.Next(1, 20); count > 0; count--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
        },
        seed: 2);

    private static void Run(Func<Random, byte[], byte[]> mutate, int seed)
    {
        var limit = TimeSpan.FromSeconds(double.TryParse(Environment.GetEnvironmentVariable("KHCN_FUZZ_SECONDS"), out var seconds) ? seconds : 4);
        var good = SampleForms.Write(SampleForms.Filled());
        var watch = Stopwatch.StartNew();
        for (var round = 0; watch.Elapsed < limit || round < 20; round++)
        {
            var bytes = mutate(new Random(seed * 1_000_000 + round), good);
            var start = watch.Elapsed;
            var failure = Record.Exception(() =>
            {
                _ = FileInspection.Inspect(new MemoryStream(bytes), "a.docx");
                _ = SampleForms.Read(bytes);
                _ = NarrativeReader.Read(new MemoryStream(bytes), FileKind.Docx);
            });
            Assert.True(failure is null, $"round {round}: {failure}");
            Assert.True(watch.Elapsed - start < TimeSpan.FromSeconds(20), $"round {round} took {watch.Elapsed - start}");
        }
    }

    private static string Mutate(string xml, Random random)
    {
        var text = new StringBuilder(xml);
        for (var count = random.Next(1, 8); count > 0 && text.Length > 10; count--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 500), text.Length - at));
                    break;
                case 2:
                    var length = Math.Min(random.Next(1, 3000), text.Length - at);
                    text.Insert(random.Next(text.Length), text.ToString(at, length));
                    break;
                default:
                    var end = text.ToString().IndexOf('>', at);
                    text.Insert(end < 0 ? at : end + 1, string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(1, 300))));
                    break;
            }
        }

        return text.ToString();
    }
}
