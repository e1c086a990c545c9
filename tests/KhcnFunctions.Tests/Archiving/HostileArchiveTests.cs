using System.Text;
using KhcnFunctions.Cycle;
using Xunit;

namespace KhcnFunctions.Archiving;

/// <summary>Archives that are damaged, or made to do harm, are refused as a whole before anything is done with them.</summary>
public sealed class HostileArchiveTests
{
    private readonly SampleArchive _archive = new();

    [Fact]
    public async Task Archive_AsItShouldBe_IsRead()
    {
        var manifest = await SampleArchive.ReadAsync(await _archive.WriteAsync());

        Assert.Equal((2, 2), (manifest.Rows, manifest.Blobs));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("so/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("so//x")]
    [InlineData("so/./x")]
    [InlineData("so\\..\\x")]
    [InlineData("so/a\u0000b")]
    [InlineData("so/a\nb")]
    [InlineData("")]
    public async Task Name_ThatLeadsElsewhere_IsRefused(string name)
    {
        _archive.Files[1] = (name, [1]);
        _archive.Files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));

        await RefusesAsync("tên tệp không dùng được");
    }

    [Fact]
    public async Task Part_ThatIsMissing_IsNamed()
    {
        _archive.Instead["files/khcn-files/inbound/00.eml"] = null;

        await RefusesAsync("thiếu phần 'files/khcn-files/inbound/00.eml'");
    }

    [Fact]
    public async Task Manifest_ThatIsMissing_IsNamed()
    {
        _archive.Instead[ArchiveManifest.Name] = null;

        await RefusesAsync("thiếu phần 'manifest.json'");
    }

    [Theory]
    [InlineData("files/khcn-files/inbound/00.eml")]
    [InlineData("tables/Cycle.jsonl")]
    [InlineData("files/khcn-files.jsonl")]
    public async Task Part_ThatWasChanged_IsNamed(string part)
    {
        _archive.Instead[part] = "tha"u8.ToArray();

        await RefusesAsync($"'{part}' không đúng mã băm");
    }

    [Fact]
    public async Task Part_ThatNoListNames_IsRefused()
    {
        _archive.Instead["files/khcn-files/so/kh/2026/them"] = [1];

        await RefusesAsync("phần lạ");
    }

    [Fact]
    public async Task Part_ThatStandsTwice_IsRefused()
    {
        _archive.Files.Add(_archive.Files[1]);

        await RefusesAsync("lặp");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Format_ThatIsNotKnown_IsRefused(int format)
    {
        _archive.Format = format;

        await RefusesAsync($"định dạng {format}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"1\"}")]
    [InlineData("{\"format\":1,\"product\":null,\"madeAt\":\"2026-12-10T00:00:00Z\",\"cycle\":null,\"tables\":[],\"files\":[]}")]
    [InlineData("{\"format\":1,\"product\":\"\",\"madeAt\":\"2026-12-10T00:00:00Z\",\"cycle\":{\"agency\":\"../x\",\"plan\":\"x\",\"period\":\"2026\"},\"tables\":[],\"files\":[]}")]
    public async Task Manifest_ThatIsNone_IsRefused(string manifest)
    {
        _archive.Instead[ArchiveManifest.Name] = Encoding.UTF8.GetBytes(manifest);

        await RefusesAsync("manifest.json không đọc được");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\"")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"X@odata.type\":\"Edm.Int128\",\"X\":\"1\"}")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"X\":1,\"X\":2}")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"X\":{\"a\":1}}")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"X\":1.5}")]
    [InlineData("{\"RowKey\":\"c\",\"PartitionKey\":\"so|kh|2026\"}")]
    [InlineData("{\"PartitionKey\":\"so/kh\",\"RowKey\":\"c\"}")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"a b\":1}")]
    [InlineData("{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"X@odata.type\":\"Edm.DateTime\",\"X\":\"hôm nay\"}")]
    [InlineData("")]
    public async Task Row_ThatNoExportWrites_IsRefused(string line)
    {
        _archive.Rows[1] = line;

        await RefusesAsync("dòng dữ liệu không đọc được");
    }

    [Fact]
    public async Task Row_LargerThanATableTakes_IsRefused()
    {
        _archive.Rows[1] = $"{{\"PartitionKey\":\"so|kh|2026\",\"RowKey\":\"c\",\"X\":\"{new string('x', 32 * 1024 + 1)}\"}}";

        await RefusesAsync("dòng dữ liệu không đọc được");
    }

    /// <summary>A session that somebody put in would open the desk to whoever knows its secret.</summary>
    [Theory]
    [InlineData("session")]
    [InlineData("signin")]
    [InlineData("limits")]
    public async Task Row_ThatIsInNoArchive_IsRefused(string partition)
    {
        _archive.Rows.Insert(1, SampleArchive.Line(partition, "x"));

        await RefusesAsync("dòng lạ");
    }

    [Fact]
    public async Task Rows_TwiceOrOutOfOrder_AreRefused()
    {
        _archive.Rows.Add(_archive.Rows[1]);
        await RefusesAsync("lặp");

        _archive.Rows.RemoveAt(2);
        _archive.Rows.Reverse();
        await RefusesAsync("sai thứ tự");
    }

    [Fact]
    public async Task Row_OfAnotherCycle_IsRefusedInTheArchiveOfOne()
    {
        _archive.Cycle = new CycleKey("so", "kh", "2026");
        _archive.Rows[0] = SampleArchive.Line("so|kh|2025", "c");

        await RefusesAsync("dòng lạ");
    }

    [Fact]
    public async Task Key_OfTheLinks_IsRefusedInTheArchiveOfOneCycle()
    {
        _archive.Cycle = new CycleKey("so", "kh", "2026");
        _archive.Files[0] = ("khac/kh/2026/x", [1]);

        await RefusesAsync("tệp lạ");
    }

    /// <summary>A third of a megabyte that unpacks to more than three hundred.</summary>
    [Fact]
    public async Task Archive_ThatUnpacksToFarMore_IsGivenUpSoon()
    {
        _archive.Instead["tables/Cycle.jsonl"] = new byte[320 * 1024 * 1024];

        await RefusesAsync("giãn ra quá lớn");
    }

    [Fact]
    public async Task File_LongerThanItsEntrySays_IsNotReadToItsEnd()
    {
        _archive.Instead["files/khcn-files/inbound/00.eml"] = new byte[8 * 1024 * 1024];

        await RefusesAsync("không đúng mã băm");
    }

    [Fact]
    public async Task Archive_CutOffAnywhere_IsRefused()
    {
        var whole = await _archive.WriteAsync();
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 60))
            await Assert.ThrowsAsync<ArchiveException>(() => SampleArchive.ReadAsync(whole[..length]));
    }

    /// <summary>Whatever byte is another: it is refused, or one that carries nothing.</summary>
    [Fact]
    public async Task Archive_WithAnyByteChanged_IsRefusedOrReadsTheSame()
    {
        var whole = await _archive.WriteAsync();
        for (var place = 0; place < whole.Length; place++)
        {
            var changed = whole.ToArray();
            changed[place] ^= 0x20;
            try
            {
                Assert.Equal((2, 2), await CountsAsync(changed));
            }
            catch (ArchiveException)
            {
                // As it should be.
            }
        }

        static async Task<(int, int)> CountsAsync(byte[] archive)
        {
            var manifest = await SampleArchive.ReadAsync(archive);
            return (manifest.Rows, manifest.Blobs);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("<html>Không tìm thấy</html>")]
    public async Task File_ThatIsNoArchive_IsRefused(string content) =>
        Assert.Contains("không phải bản lưu", (await Assert.ThrowsAsync<ArchiveException>(() => SampleArchive.ReadAsync(Encoding.UTF8.GetBytes(content)))).Message, StringComparison.Ordinal);

    private async Task RefusesAsync(string words)
    {
        var archive = await _archive.WriteAsync();
        var refusal = await Assert.ThrowsAsync<ArchiveException>(() => SampleArchive.ReadAsync(archive));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }
}
