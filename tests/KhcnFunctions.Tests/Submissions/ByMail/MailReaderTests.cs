using System.Diagnostics;
using System.Text;
using Xunit;

namespace KhcnFunctions.Submissions.ByMail;

public sealed class MailReaderTests
{
    private static readonly MailReader Reader = new(CorpusMail.Address);

    public static TheoryData<string> Mails => [.. CorpusMail.Names];

    [Theory]
    [MemberData(nameof(Mails))]
    public void Read_MailOfTheCorpus_FindsWhatItSays(string name)
    {
        var gold = CorpusMail.Load(name);

        var mail = Reader.Read(CorpusMail.Raw(name), gold.Facts);

        Assert.Equal(gold.Text, mail.Text);
        Assert.Equal((gold.Kind, gold.Token, gold.Sender, gold.ReceivedAt), (mail.Kind, mail.Token, mail.Sender, mail.ReceivedAt));
        Assert.Equal(gold.Attachments.Select(file => (file.Name, file.Size)), mail.Attachments.Select(file => (file.Name, file.Content.LongLength)));
        Assert.Equal(gold.References ?? [], mail.References);
    }

    [Fact]
    public void Corpus_HasAtLeastSixtyMails() => Assert.True(CorpusMail.Names.Count >= 60);

    [Fact]
    public void Read_ThirtyMegabytes_KeepsTheWholeFile()
    {
        var file = new byte[22 * 1024 * 1024];
        new Random(7).NextBytes(file);
        var raw = Encoding.UTF8.GetBytes(
            "From: p-qlkh@so-khcn.example\r\nTo: bc@nhan.so-khcn.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPhòng gửi báo cáo.\r\n"
            + "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=lon.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks) + "\r\n--b--\r\n");

        var mail = Reader.Read(raw, MailFacts.None);

        Assert.Equal("Phòng gửi báo cáo.", mail.Text);
        Assert.Equal(file, Assert.Single(mail.Attachments).Content);
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\n")]
    [InlineData("", "a:b\r\n")]
    [InlineData("To: x", "a@b.example, ")]
    [InlineData("", "a")]
    public void Read_MailMadeToCost_IsRefused(string start, string piece)
    {
        var mail = new StringBuilder(start);
        while (mail.Length < 8_000_000)
            mail.Append(piece);

        Assert.Throws<UnreasonableMailException>(() => Reader.Read(Encoding.ASCII.GetBytes(mail.ToString()), MailFacts.None));
    }

    [Fact]
    public void Read_ManyQuotedLines_CostsNoMoreThanTheirNumber()
    {
        var raw = Encoding.ASCII.GetBytes("From: a@b.example\r\n\r\n" + string.Concat(Enumerable.Repeat("> q\r\nb\r\n", 110_000)));
        var watch = Stopwatch.StartNew();

        var mail = Reader.Read(raw, MailFacts.None);

        Assert.StartsWith("b\nb", mail.Text, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void ReadTop_MailThatCantBeRead_SaysWhoseItIs()
    {
        var token = new string('a', 40);
        var top = Reader.ReadTop([0xFF, 0x00], new MailFacts([$"bc+{token}@nhan.so-khcn.example"], "P-QLKH@so-khcn.example", null, null));

        Assert.Equal((token, "p-qlkh@so-khcn.example"), (top.Token, top.Sender));
    }

    [Fact]
    public void Read_PartsInsidePartsWithoutEnd_Ends()
    {
        var mail = new StringBuilder();
        for (var i = 0; i < 900; i++)
            mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");

        Assert.NotNull(Reader.Read(Encoding.ASCII.GetBytes(mail.ToString()), MailFacts.None));
    }

    /// <summary>The mails of the corpus, damaged: cut, doubled, with bytes and pieces of others in wrong places.</summary>
    [Fact]
    public void Read_DamagedMails_NeverFailsOtherwise()
    {
        var random = new Random(20261208);
        var mails = CorpusMail.Names.Select(CorpusMail.Raw).Where(raw => raw.Length < 20_000).ToList();
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("KHCN_FUZZ_SECONDS"), out var asked) ? asked : 5;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(seconds);)
        {
            var raw = Damage([.. mails[random.Next(mails.Count)]], mails[random.Next(mails.Count)], random);
            try
            {
                var mail = Reader.Read(raw, MailFacts.None);
                Assert.True(mail.Text.IsNormalized());
                Assert.Null(Input.PlainText.Mistake(mail.Text.Replace("<", "", StringComparison.Ordinal), int.MaxValue));
            }
            catch (Exception refused) when (refused is FormatException or UnreasonableMailException)
            {
                // Said in the contract.
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException("This mail: " + Convert.ToBase64String(raw), fault);
            }
        }

        Assert.True(GC.GetGCMemoryInfo().HeapSizeBytes < 512L * 1024 * 1024);
    }

    private static byte[] Damage(List<byte> mail, byte[] other, Random random)
    {
        for (var times = random.Next(1, 6); times > 0 && mail.Count > 0; times--)
        {
            var at = random.Next(mail.Count);
            var length = Math.Min(random.Next(1, 200), mail.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    mail[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mail.RemoveRange(at, length);
                    break;
                case 2:
                    mail.InsertRange(at, mail.GetRange(at, length));
                    break;
                case 3:
                    var from = random.Next(other.Length);
                    mail.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                    break;
                default:
                    mail.RemoveRange(at, random.Next(mail.Count - at));
                    break;
            }
        }

        return [.. mail];
    }
}
