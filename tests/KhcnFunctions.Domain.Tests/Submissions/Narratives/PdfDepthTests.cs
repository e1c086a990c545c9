using KhcnFunctions.Signing;
using Xunit;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>A stack that is used up can't be caught: where one of these goes wrong, the whole run of tests ends.</summary>
public sealed class PdfDepthTests
{
    private const string Text = "BAO CAO Ket qua nam 2026";
    private const string Drawn = "/Type /XObject /Subtype {0} /BBox [0 0 9 9] /Length 5 >>\nstream\n/X Do\nendstream";

    [Theory]
    [InlineData("Names")]
    [InlineData("#4Eames")]
    [InlineData("N#61mes")]
    public void Names_InACircle_AreNotFollowed(string key) => Assert.Equal(
        Text,
        Read(SamplePdf.OfPages(1).Update([(1, $"<< /Type /Catalog /Pages 2 0 R /{key} << /Dests 10 0 R >> >>"), (10, "<< /Kids [10 0 R] >>")])));

    [Theory]
    [InlineData("Form")]
    [InlineData("F#6frm")]
    public void Forms_InACircle_AreNotFollowed(string kind)
    {
        string form(int other) => $"<< /Resources << /XObject << /X {other} 0 R >> >> " + Drawn.Replace("{0}", "/" + kind, StringComparison.Ordinal);
        var page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> /XObject << /X 10 0 R >> >> >>";
        var content = $"<< /Length 65 >>\nstream\n{$"/X Do BT /F1 14 Tf 72 760 Td ({Text}) Tj ET",-65}\nendstream";

        Assert.Equal(Text, Read(SamplePdf.OfPages(1).Update([(3, page), (5, content), (10, form(11)), (11, form(10))])));
    }

    [Theory]
    [InlineData("/Length")]
    [InlineData("/L#65ngth")]
    [InlineData("/Length%\n")]
    public void Lengths_InALongChain_AreNotFollowed(string key)
    {
        var chain = Enumerable.Range(10, 20_000).Select(number => (number, $"<< {key} {number + 1} 0 R >>\nstream\nx\nendstream"));

        Assert.Null(Read(SamplePdf.OfPages(1).Update([(1, "<< /Type /Catalog /Pages 10 0 R >>"), .. chain])));
    }

    [Fact]
    public void Length_InAnotherObject_IsDoneWithout() => Assert.Equal(
        "Ket qua",
        Read(SamplePdf.OfPages(1).Update([(5, "<< /Length 6 0 R >>\nstream\nBT /F1 14 Tf 72 760 Td (Ket qua) Tj ET\nendstream"), (6, "38")])));

    [Theory]
    [InlineData("Kids")]
    [InlineData("K#69ds")]
    public void Pages_InALongChain_AreNotFollowed(string key)
    {
        var chain = Enumerable.Range(10, 50_000).Select(number => (number, $"<< /Type /Pages /Count 1 /{key} [{number + 1} 0 R] >>"));

        Assert.Null(Read(SamplePdf.OfPages(1).Update([(2, "<< /Type /Pages /Count 1 /Kids [10 0 R] >>"), .. chain])));
    }

    private static string? Read(SamplePdf pdf)
    {
        using var file = new MemoryStream(pdf.Bytes);
        return NarrativeReader.Read(file, FileKind.Pdf);
    }
}
