using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsCheck;
using KhcnFunctions.PlanDocuments.Names;
using Xunit;

namespace KhcnFunctions.PlanDocuments;

/// <summary>Whatever a file holds, it is read or refused with a sentence in Vietnamese, within seconds.</summary>
public sealed class HostilePlanDocumentTests
{
    private const string Head = "<?xml version=\"1.0\"?>";
    private const string Document = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    private const string End = "</w:body></w:document>";
    private const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    private const string Rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static TheoryData<string> Seen => [.. CorpusFiles.All("Seen").Where(file => !file.Contains("150", StringComparison.Ordinal))];

    [Fact]
    public void Read_OfAZipBomb_Refuses() => Refused(Word(Document + "<w:p><w:r><w:t>" + new string('a', 120 * 1024 * 1024) + "</w:t></w:r></w:p>" + End));

    [Fact]
    public void Read_OfAThousandNestedTables_Refuses()
    {
        var open = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 1000));
        var close = string.Concat(Enumerable.Repeat("<w:p/></w:tc></w:tr></w:tbl>", 1000));
        Assert.Contains("lồng nhau", Refused(Word(Document + open + close + End)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfEntities_Refuses() =>
        Refused(Word("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + Document + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" + End));

    [Fact]
    public void Read_OfADocumentThatBreaksOff_Refuses() => Refused(Word(Document + "<w:p><w:r><w:t>KẾ HOẠCH"));

    [Fact]
    public void Read_OfAHundredMegabytes_Refuses() => Refused(new byte[100 * 1024 * 1024]);

    [Fact]
    public void Read_OfALongText_Refuses() => Refused(Encoding.UTF8.GetBytes(new string('a', 40 * 1024 * 1024)));

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\n%%EOF")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\u0000\u0001\u0002")]
    public void Read_OfNoDocument_Refuses(string bytes) => Refused(Encoding.Latin1.GetBytes(bytes));

    [Fact]
    public void Read_OfTenThousandRows_FindsThemAll()
    {
        var rows = new StringBuilder("KẾ HOẠCH\nĐiều tra\n\nI. NHIỆM VỤ\nTT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\n");
        for (var row = 1; row <= 10_000; row++)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row}\tRà soát số {row}\tPhòng Quản lý Khoa học lạ\tTrước ngày 10/12 hằng năm\n");
        Assert.Equal(10_000, Quickly(() => Read(Encoding.UTF8.GetBytes(rows.ToString()))).Tasks.Count);
    }

    /// <summary>Texts made to be slow: long lines of what rules look for, lists without end.</summary>
    [Theory]
    [InlineData("Ủy ban nhân dân ", 60_000)]
    [InlineData("hằng năm, trước ngày 10/12 và ", 30_000)]
    [InlineData("\n1. Việc\n- Đơn vị chủ trì: A", 30_000)]
    [InlineData("\n- Giao Phòng A tham mưu việc", 30_000)]
    [InlineData("\nchữ thường tiếp nối dòng trên", 30_000)]
    [InlineData("\nCăn cứ Quyết định số 1/QĐ ngày ", 30_000)]
    [InlineData("(((((((((", 100_000)]
    [InlineData("\n\t\tnối dòng\t", 30_000)]
    [InlineData(" Số: / , ngày tháng năm", 60_000)]
    public void Read_OfTextsMadeToBeSlow_EndsSoon(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        foreach (var around in (string[])[$"KẾ HOẠCH\nA\n\nI. NHIỆM VỤ\n{text}", $"KẾ HOẠCH\nA\n\nIII. TỔ CHỨC THỰC HIỆN\nCác phòng báo cáo {text}", $"{text}\nKẾ HOẠCH\n{text}\nNơi nhận:\n{text}"])
            _ = Quickly(() => TryRead(Encoding.UTF8.GetBytes(around), "Seen/seed.txt"));
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void Read_OfADocumentWithBytesChanged_ReadsOrRefuses(string file)
    {
        var bytes = CorpusFiles.Bytes(file);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, 2]).Array[1, 8].Sample(changes =>
        {
            List<byte> changed = [.. bytes];
            foreach (var (at, value, how) in changes)
            {
                var place = Math.Min(at, changed.Count - 1);
                if (how == 0)
                    changed[place] = value;
                else if (how == 1)
                    changed.Insert(place, value);
                else
                    changed.RemoveRange(place, Math.Min(value, changed.Count - place - 1));
            }

            _ = Quickly(() => TryRead([.. changed], file));
            return true;
        }, iter: 15, threads: 1);
    }

    /// <summary>Lines left out, doubled, exchanged, cut.</summary>
    [Theory]
    [InlineData("Seen/seed.txt")]
    [InlineData("Seen/noi-vu-luu-tru.txt")]
    [InlineData("Seen/noi-vu-bang-txt.txt")]
    [InlineData("Seen/nong-nghiep-muoi-trang.txt")]
    [InlineData("Seen/kiem-lam-don-vi-txt.txt")]
    public void Read_OfATextWithLinesChanged_Reads(string file)
    {
        var lines = Encoding.UTF8.GetString(CorpusFiles.Bytes(file)).Split('\n');
        Gen.Select(Gen.Int[0, lines.Length - 1], Gen.Int[0, lines.Length - 1], Gen.Int[0, 3]).Array[1, 20].Sample(changes =>
        {
            var changed = lines.ToList();
            foreach (var (from, to, how) in changes)
            {
                var (one, other) = (from % changed.Count, to % changed.Count);
                if (how == 0 && changed.Count > 1)
                    changed.RemoveAt(one);
                else if (how == 1)
                    changed.Insert(other, changed[one]);
                else if (how == 2)
                    (changed[one], changed[other]) = (changed[other], changed[one]);
                else
                    changed[one] = changed[one][..(changed[one].Length / 2)];
            }

            return CorpusFiles.Read(Encoding.UTF8.GetBytes(string.Join('\n', changed)), file) is not null;
        }, iter: 200, threads: 1);
    }

    private static string Refused(byte[] file) => Quickly(() => Assert.Throws<PlanDocumentException>(() => Read(file))).Message;

    private static PlanDocument Read(byte[] bytes)
    {
        using var content = new MemoryStream(bytes, writable: false);
        return PlanDocumentReader.Read(content, "ke-hoach", KnownNames.None);
    }

    private static PlanDocument? TryRead(byte[] bytes, string file)
    {
        try
        {
            return CorpusFiles.Read(bytes, file);
        }
        catch (PlanDocumentException refused)
        {
            Assert.NotEmpty(refused.Message);
            return null;
        }
    }

    // Seconds, but the machine of the tests may have other things to do.
    private static T Quickly<T>(Func<T> read)
    {
        var watch = Stopwatch.StartNew();
        var result = read();
        Assert.True(watch.Elapsed < Patience, $"took {watch.Elapsed}");
        return result;
    }

    private static byte[] Word(string document)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in ((string, string)[])[("[Content_Types].xml", Types), ("_rels/.rels", Rels), ("word/document.xml", document)])
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(Head + content);
            }
        }

        return file.ToArray();
    }
}
