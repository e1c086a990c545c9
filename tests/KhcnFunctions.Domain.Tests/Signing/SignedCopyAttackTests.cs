using System.Text;
using CsCheck;
using Xunit;

namespace KhcnFunctions.Signing;

/// <summary>
/// What people do to signed PDFs: changes inside, universal signature forgery, incremental saving and signature wrapping
/// (Mladenov et al., '1 Trillion Dollar Refund', 2019), other certificates, broken and endless files.
/// </summary>
public sealed class SignedCopyAttackTests
{
    private static readonly SamplePdf Signed = SamplePdf.OfPages(1).Sign(SampleSigner.Person.Sign, room: 2_500);
    private static readonly SamplePdf SignedTwice = Signed.WithNumber().Sign(SampleSigner.Agency.Sign, room: 2_500);

    private static byte[] File => SignedTwice.Bytes;

    /// <summary>In every revision, in cross-references and in the earlier signature itself.</summary>
    [Fact]
    public void Flip_OfAnyCoveredByte_IsNeverIntact()
    {
        var (start, end) = SamplePdf.LastHole(File);
        Gen.Select(Gen.Int[0, File.Length - (end - start) - 1], Gen.Int[1, 255]).Sample(
            (place, by) =>
            {
                var file = File.ToArray();
                file[place < start ? place : place + end - start] ^= (byte)by;
                return !SignedCopyReader.Read(file).IsAccepted;
            },
            iter: 300);
    }

    /// <summary>The signature itself: what is not the signed attributes may differ, and nothing may be hidden there.</summary>
    [Fact]
    public void Flip_InTheLastSignature_NeverFails() => Gen.Select(Gen.Int[SamplePdf.LastHole(File).Start, SamplePdf.LastHole(File).End - 1], Gen.Int[1, 255]).Sample(
        (place, by) =>
        {
            var file = File.ToArray();
            file[place] ^= (byte)by;
            return SignedCopyReader.Read(file) is { Pages: 1 };
        },
        iter: 150);

    [Fact]
    public void Text_ChangedInEitherRevision_BreaksWhatCoversIt()
    {
        var first = SignedCopyReader.Read(SamplePdf.Replace(File, "2026, So 215/BC-SKHCN)", "2026, So 216/BC-SKHCN)"));
        var second = SignedCopyReader.Read(ReplaceFirst(File, "Ket qua nam 2026", "Ket qua nam 2025"));

        Assert.Equal([true, false], first.Signatures.Select(signature => signature.DigestIntact));
        Assert.Equal([false, false], second.Signatures.Select(signature => signature.DigestIntact));
        Assert.All(first.Signatures.Concat(second.Signatures), signature => Assert.True(signature.SignatureValid));
        Assert.Equal((SignedCopyVerdict.Broken, SigningReasons.Digest), (first.Verdict, first.Reason));
        Assert.Equal((SignedCopyVerdict.Broken, SigningReasons.Digest), (second.Verdict, second.Reason));
    }

    [Theory]
    [InlineData("/Contents <3", "/Contentz <3", SigningReasons.Dictionary)]
    [InlineData("/ByteRange", "/ByteRangy", SigningReasons.Dictionary)]
    [InlineData("/SubFilter /ETSI.CAdES.detached", "/SubFilter /ETSI.CAdES.detacheD", SigningReasons.SubFilter)]
    [InlineData("/SubFilter /ETSI.CAdES.detached", "/SubFilter /adbe.x509.rsa_sha1 ", SigningReasons.SubFilter)]
    [InlineData("/SubFilter /ETSI.CAdES.detached", "/Contents <0000000000000000000>", SigningReasons.Dictionary)]
    public void Forgery_OfTheDictionary_IsBroken(string old, string by, string reason) => AssertBroken(reason, SamplePdf.Replace(Signed.Bytes, old, by));

    [Fact]
    public void Contents_GivenTwice_AreBroken() =>
        AssertBroken(SigningReasons.Dictionary, SamplePdf.OfPages(1).Sign(SampleSigner.Person.Sign, entries: "/Contents <3080>").Bytes);

    [Fact]
    public void Contents_GivenTwiceUnderAnEscapedName_AreBroken() =>
        AssertBroken(SigningReasons.Dictionary, SamplePdf.OfPages(1).Sign(SampleSigner.Person.Sign, entries: "/Con#74ents <3080>").Bytes);

    [Theory]
    [InlineData("[0 0 0 0]")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[-1 5 9 3]")]
    [InlineData("[0 10 5 20]")]
    [InlineData("[0 99999999999 5 20]")]
    [InlineData("[0 10 20 2147483647]")]
    [InlineData("[0 10 20 30 40 50]")]
    [InlineData("[0 10 20 12 0 R]")]
    [InlineData("[0.0 10 20 30]")]
    [InlineData("[0 [10] 20 30]")]
    public void Range_OfAnotherShape_IsBroken(string range)
    {
        var old = SamplePdf.LastRange(Signed.Bytes);

        AssertBroken(SigningReasons.ByteRange, SamplePdf.Replace(Signed.Bytes, old, range.PadRight(old.Length)), SigningReasons.Dictionary);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1)]
    [InlineData(-20, 0)]
    public void Hole_ThatIsNotTheContents_IsBroken(int startBy, int endBy)
    {
        var (start, end) = SamplePdf.LastHole(Signed.Bytes);
        var range = SamplePdf.RangeOf(0, start + startBy, end + endBy, Signed.Bytes.Length - end - endBy);

        AssertBroken(SigningReasons.Hole, SamplePdf.Replace(Signed.Bytes, SamplePdf.LastRange(Signed.Bytes), range));
    }

    /// <summary>The covered bytes are all there and in order, and between them stands what the reader shows.</summary>
    [Fact]
    public void Wrapping_WithANewPartInTheHole_IsBroken()
    {
        // Signed with a hole that is wider than /Contents: a signer of one's own, or room left in the range's numbers.
        var (start, end) = SamplePdf.LastHole(Signed.Bytes);
        var inserted = SamplePdf.Latin("\n5 0 obj << /Length 2 >> stream\nBT endstream endobj ");
        byte[] moved = [.. Signed.Bytes[..end], .. inserted, .. Signed.Bytes[end..]];

        AssertBroken(SigningReasons.Hole, SamplePdf.Replace(moved, SamplePdf.LastRange(moved), SamplePdf.RangeOf(0, start, end + inserted.Length, Signed.Bytes.Length - end)), SigningReasons.Dictionary);
    }

    [Fact]
    public void Range_ThatLeavesTheEndOfItsRevisionOut_IsBroken()
    {
        var (start, end) = SamplePdf.LastHole(Signed.Bytes);
        var cut = Signed.Bytes.Length - 40;

        AssertBroken(SigningReasons.Revision, SamplePdf.Replace(Signed.Bytes, SamplePdf.LastRange(Signed.Bytes), SamplePdf.RangeOf(0, start, end, cut - end)));
    }

    [Fact]
    public void Padding_ThatIsNotZeros_IsBroken()
    {
        var file = Signed.Bytes.ToArray();
        file[SamplePdf.LastHole(file).End - 2] = (byte)'1';

        AssertBroken(SigningReasons.Cms, file);
    }

    [Fact]
    public void Signature_OfAnotherFile_IsBroken() => AssertBroken(SigningReasons.Digest, SamplePdf.OfPages(1).Sign(_ => SampleSigner.Person.Sign([1, 2, 3])).Bytes);

    [Fact]
    public void Signature_ThatEnclosesAContentOfItsOwn_IsBroken() =>
        AssertBroken(SigningReasons.Cms, SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, "SHA256WITHRSA", encloses: true)).Bytes);

    [Fact]
    public void Certificate_ThatIsMissing_IsBroken() =>
        AssertBroken(SigningReasons.Certificate, SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, "SHA256WITHRSA", withCertificate: false)).Bytes);

    [Fact]
    public void Certificate_OfTheSameKeyAndAnotherName_IsBroken()
    {
        var other = SampleSigner.Person.CertifiedAs("CN=Giám đốc");

        AssertBroken(SigningReasons.OtherCertificate, SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, "SHA256WITHRSA", shown: other)).Bytes);
    }

    [Fact]
    public void Certificate_OfAnotherKey_IsBroken() => AssertBroken(
        SigningReasons.Signature,
        SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, "SHA256WITHRSA", shown: SampleSigner.Agency.Certificate, namesCertificate: false)).Bytes);

    [Fact]
    public void Signatures_TakenOutOfTheForm_AreNoScan() => AssertBroken(SigningReasons.Detached, SignedTwice.WithoutForm().Bytes);

    [Fact]
    public void Field_WhoseSignatureStandsInItself_IsBroken() => AssertBroken(
        SigningReasons.Dictionary,
        SamplePdf.OfPages(1).Update([(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [<< /FT /Sig /V << /ByteRange [0 1 2 3] /Contents <00> >> >>] >> >>")]).Bytes);

    [Fact]
    public void Fields_ThatHoldThemselves_ComeToAnEnd()
    {
        var copy = SignedCopyReader.Read(SamplePdf.OfPages(1).Update(
        [
            (1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>"),
            (6, "<< /FT /Sig /Kids [6 0 R 7 0 R] >>"),
            (7, "<< /Kids [6 0 R] /V 7 0 R >>"),
        ]).Bytes);

        Assert.Equal(SignedCopyVerdict.Broken, copy.Verdict);
    }

    [Fact]
    public void Name_WithControlCharacters_IsOneCleanLine()
    {
        var signer = SampleSigner.Rsa("CN=Nguyễn\u202E Văn A\\0AChữ ký 2: Giám đốc," + "O=" + new string('x', 300));
        var copy = SignedCopyReader.Read(SamplePdf.OfPages(1).Sign(signer.Sign).Bytes);

        Assert.Equal(2, SignedCopyWords.Signatures(copy).Count);
        Assert.DoesNotContain(SignedCopyWords.Signatures(copy)[0], c => char.IsControl(c) || c == '\u202E');
        Assert.Equal(201, copy.Signatures[0].Organisation!.Length);
    }

    [Fact]
    public void Values_NestedEndlessly_AreBroken()
    {
        var deep = new byte[20_000];
        for (var i = 0; i < deep.Length; i += 2)
            (deep[i], deep[i + 1]) = (0x30, 0x80);

        AssertBroken(SigningReasons.Cms, SamplePdf.OfPages(1).Sign(_ => deep, room: 21_000).Bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("30840FFFFFFF")]
    [InlineData("3080")]
    [InlineData("300002")]
    [InlineData("3003020101")]
    public void Values_ThatAreNoSignature_AreBroken(string hex) => AssertBroken(SigningReasons.Cms, SamplePdf.OfPages(1).Sign(_ => Convert.FromHexString(hex)).Bytes);

    [Theory]
    [InlineData("", SigningReasons.Empty)]
    [InlineData("xin chào", SigningReasons.NotPdf)]
    [InlineData("MZ%PDF-1.7", SigningReasons.NotPdf)]
    [InlineData("%PDF-1.7\n%%EOF", SigningReasons.Truncated)]
    public void File_ThatIsNoPdf_IsUnreadable(string text, string reason) => AssertUnreadable(reason, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void File_BeyondTheLimit_IsUnreadable() => AssertUnreadable(SigningReasons.TooLarge, new byte[SignedCopyLimits.LargestFile + 1]);

    [Fact]
    public void File_ThatIsEncrypted_IsUnreadable() => AssertUnreadable(
        SigningReasons.Encrypted,
        SamplePdf.OfPages(1).Update(
            [(6, $"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >>")],
            $"/Encrypt 6 0 R /ID [<{new string('1', 32)}> <{new string('1', 32)}>] ").Bytes);

    /// <summary>Only the ends of earlier revisions are files of their own.</summary>
    [Fact]
    public void File_CutAnywhere_IsNeverTaken() => Gen.Int[0, File.Length - 2].Sample(
        length => !SignedCopyReader.Read(File.AsMemory(0, length)).IsAccepted || File.AsSpan(0, length).TrimEnd((byte)'\n').EndsWith("%%EOF"u8),
        iter: 300);

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("<</A ")]
    [InlineData("(")]
    [InlineData("1 0 obj ")]
    [InlineData("1 0 obj<</Type/Catalog/Pages 1 0 R>>")]
    [InlineData("xref\n0 1\n")]
    [InlineData("trailer<</Prev 9>>startxref 9 %%EOF ")]
    [InlineData("/ByteRange ")]
    public async Task File_OfOneThingOverAndOver_ComesToAnEnd(string thing)
    {
        var file = SamplePdf.Latin("%PDF-1.7\n" + string.Concat(Enumerable.Repeat(thing, 1_000_000 / thing.Length)) + "\nstartxref\n9\n%%EOF\n");

        var copy = await Task.Run(() => SignedCopyReader.Read(file)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.False(copy.IsAccepted);
    }

    [Theory]
    [InlineData("<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 3 0 R] >>")]
    [InlineData("<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>")]
    [InlineData("<< /Type /Pages /Count 1 /Parent 2 0 R /Kids [6 0 R] >>")]
    public async Task Pages_ThatHoldThemselves_ComeToAnEnd(string pages)
    {
        var file = SamplePdf.OfPages(1).Update([(2, pages), (6, "<< /Type /Pages /Count 1 /Kids [2 0 R] >>")]).Bytes;

        var copy = await Task.Run(() => SignedCopyReader.Read(file)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.NotEqual(SignedCopyKind.DigitallySigned, copy.Kind);
    }

    private static byte[] ReplaceFirst(byte[] file, string old, string by)
    {
        var at = file.AsSpan().IndexOf(SamplePdf.Latin(old));
        return [.. file[..at], .. SamplePdf.Latin(by), .. file[(at + old.Length)..]];
    }

    private static void AssertBroken(string reason, byte[] file, string? or = null)
    {
        var copy = SignedCopyReader.Read(file);
        Assert.Equal(SignedCopyVerdict.Broken, copy.Verdict);
        Assert.Contains(copy.Reason, new[] { reason, or });
    }

    private static void AssertUnreadable(string reason, byte[] file)
    {
        var copy = SignedCopyReader.Read(file);
        Assert.Equal((SignedCopyVerdict.Unreadable, reason, false), (copy.Verdict, copy.Reason, copy.IsAccepted));
    }
}
