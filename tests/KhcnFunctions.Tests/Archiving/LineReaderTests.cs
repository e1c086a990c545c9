using System.Text;
using Xunit;

namespace KhcnFunctions.Archiving;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\n", "a")]
    [InlineData("a\n\nbc\r\n", "a||bc\r")]
    public async Task Lines_EndInLineFeedAlone(string text, string lines) => Assert.Equal(lines, string.Join('|', await ReadAsync(text, 100)));

    [Fact]
    public async Task Line_LongerThanThePieces_IsWhole()
    {
        var line = new string('x', 300_000);

        Assert.Equal([line, "b"], await ReadAsync($"{line}\nb\n", 1_000_000));
    }

    [Fact]
    public async Task LastLine_WithoutItsEnd_IsRefused() =>
        Assert.Contains("dòng cuối", (await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync("a\nb", 100))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Line_TooLong_IsRefusedBeforeItIsRead() =>
        Assert.Contains("quá dài", (await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(new string('x', 10_000_000), 100_000))).Message, StringComparison.Ordinal);

    private static async Task<List<string>> ReadAsync(string text, int longest)
    {
        var lines = new List<string>();
        await foreach (var line in new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), longest).ReadAsync(CancellationToken.None))
            lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }
}
