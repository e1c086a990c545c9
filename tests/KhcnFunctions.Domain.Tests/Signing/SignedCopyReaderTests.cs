using Xunit;

namespace KhcnFunctions.Signing;

public sealed class SignedCopyReaderTests
{
    private static readonly SamplePdf ByPerson = SamplePdf.OfPages(3).Sign(SampleSigner.Person.Sign);
    private static readonly SamplePdf ByBoth = ByPerson.WithNumber().Sign(SampleSigner.Agency.Sign);

    [Fact]
    public void Copy_WithoutSignatures_IsAScan()
    {
        var copy = SignedCopyReader.Read(SamplePdf.OfPages(2).Bytes);

        Assert.Equal((SignedCopyKind.Scan, SignedCopyVerdict.NotSigned, 2), (copy.Kind, copy.Verdict, copy.Pages));
        Assert.True(copy.IsAccepted);
        Assert.Empty(copy.Signatures);
    }

    [Fact]
    public void Copy_SignedOnce_IsIntactAndSaysByWhom()
    {
        var copy = SignedCopyReader.Read(ByPerson.Bytes);

        Assert.Equal((SignedCopyKind.DigitallySigned, SignedCopyVerdict.Intact, 3), (copy.Kind, copy.Verdict, copy.Pages));
        Assert.Null(copy.Reason);
        var signature = Assert.Single(copy.Signatures);
        Assert.Equal(("Nguyễn Văn Mẫu", "Sở Khoa học và Công nghệ"), (signature.Signer, signature.Organisation));
        Assert.Equal(SampleSigner.SignedAt, signature.ClaimedTime?.UtcDateTime);
        Assert.Equal("ETSI.CAdES.detached", signature.SubFilter);
        Assert.True(signature is { CoversWholeFile: true, DigestIntact: true, SignatureValid: true, IsWeak: false, IsTimeStamp: false, Fault: null });
    }

    [Fact]
    public void Copy_SignedByPersonAndAgencyWithTheNumberBetween_IsIntact()
    {
        var copy = SignedCopyReader.Read(ByBoth.Bytes);

        Assert.Equal(SignedCopyVerdict.Intact, copy.Verdict);
        Assert.Equal(["Nguyễn Văn Mẫu", "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"], copy.Signatures.Select(signature => signature.Signer));
        Assert.Equal([false, true], copy.Signatures.Select(signature => signature.CoversWholeFile));
        Assert.False(copy.HasAdditionsAfterLastSigner);
    }

    [Fact]
    public void Copy_WithTheNumberAfterTheLastSignature_IsRefused()
    {
        var copy = SignedCopyReader.Read(ByBoth.WithNumber().Bytes);

        Assert.Equal(SignedCopyVerdict.ChangedAfterLastSignature, copy.Verdict);
        Assert.False(copy.IsAccepted);
        Assert.All(copy.Signatures, signature => Assert.True(signature.Verifies));
    }

    [Theory]
    [InlineData("", SignedCopyVerdict.Intact)]
    [InlineData(" ", SignedCopyVerdict.ChangedAfterLastSignature)]
    [InlineData("\n", SignedCopyVerdict.ChangedAfterLastSignature)]
    [InlineData("\0", SignedCopyVerdict.ChangedAfterLastSignature)]
    [InlineData("%%EOF", SignedCopyVerdict.ChangedAfterLastSignature)]
    [InlineData("5 0 obj << /Length 0 >> stream\nendstream endobj", SignedCopyVerdict.ChangedAfterLastSignature)]
    public void Copy_WithSomethingBehind_IsChanged(string behind, SignedCopyVerdict verdict) =>
        Assert.Equal(verdict, SignedCopyReader.Read((byte[])[.. ByBoth.Bytes, .. SamplePdf.Latin(behind)]).Verdict);

    /// <summary>The end of the last line may come after the signature, where the signing program left it out.</summary>
    [Theory]
    [InlineData("%%EOF", "%%EOF", true)]
    [InlineData("%%EOF", "%%EOF\n", true)]
    [InlineData("%%EOF", "%%EOF\r", true)]
    [InlineData("%%EOF", "%%EOF\r\n", true)]
    [InlineData("%%EOF\r", "%%EOF\r\n", true)]
    [InlineData("%%EOF", "%%EOF\n\n", false)]
    [InlineData("%%EOF\r\n", "%%EOF\r\n\n", false)]
    [InlineData("%%EOF", "%%EOF ", false)]
    [InlineData("%%EOF", "%%EOF\nx", false)]
    public void End_OfTheLastLine_MayBeLeftOut(string covered, string file, bool isCovered) =>
        Assert.Equal(isCovered, RevisionEnd.IsCovered(SamplePdf.Latin(file), covered.Length));

    [Theory]
    [InlineData("SHA256WITHRSA")]
    [InlineData("SHA384WITHRSA")]
    [InlineData("SHA512WITHRSA")]
    [InlineData("SHA256WITHRSAANDMGF1")]
    [InlineData("SHA512WITHRSAANDMGF1")]
    public void Signature_OfAGoodAlgorithm_Verifies(string algorithm) =>
        AssertIntact(SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, algorithm)).Bytes, isWeak: false);

    [Theory]
    [InlineData("P-256", "SHA256WITHECDSA")]
    [InlineData("P-384", "SHA384WITHECDSA")]
    [InlineData("P-521", "SHA512WITHECDSA")]
    public void Signature_OnACurve_Verifies(string curve, string algorithm)
    {
        var signer = SampleSigner.Curve("CN=Người ký mẫu", curve);

        AssertIntact(SamplePdf.OfPages(1).Sign(content => signer.Sign(content, algorithm)).Bytes, isWeak: false);
    }

    [Fact]
    public void Signature_WithSha1_IsShownAsWeakAndTaken() =>
        AssertIntact(SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, "SHA1WITHRSA"), "adbe.pkcs7.detached").Bytes, isWeak: true);

    [Fact]
    public void Signature_OverASha1Digest_IsShownAsWeakAndTaken()
    {
#pragma warning disable CA5350 // The old digest is what is tested.
        byte[] sign(byte[] content) => SampleSigner.Person.Sign(System.Security.Cryptography.SHA1.HashData(content), "SHA256WITHRSA", encloses: true);
#pragma warning restore CA5350

        var copy = SignedCopyReader.Read(SamplePdf.OfPages(1).Sign(sign, "adbe.pkcs7.sha1").Bytes);

        Assert.Equal(SignedCopyVerdict.Intact, copy.Verdict);
    }

    [Fact]
    public void Signature_WithAShortKey_IsShownAsWeakAndTaken()
    {
        var signer = SampleSigner.Rsa("CN=Người ký mẫu", 1024);

        AssertIntact(SamplePdf.OfPages(1).Sign(signer.Sign).Bytes, isWeak: true);
    }

    [Theory]
    [InlineData("MD5WITHRSA")]
    [InlineData("SHA224WITHRSA")]
    [InlineData("SHA3-256WITHRSA")]
    public void Signature_OfAnotherAlgorithm_IsRefused(string algorithm) =>
        AssertBroken(SigningReasons.Algorithm, SamplePdf.OfPages(1).Sign(content => SampleSigner.Person.Sign(content, algorithm)).Bytes);

    [Fact]
    public void Signature_WithATinyKey_IsRefused()
    {
        var signer = SampleSigner.Rsa("CN=Người ký mẫu", 512);

        AssertBroken(SigningReasons.Algorithm, SamplePdf.OfPages(1).Sign(signer.Sign).Bytes);
    }

    [Fact]
    public void TimeStamp_AfterTheLastSigner_CoversButSignsNothing()
    {
        var authority = SampleSigner.Rsa("CN=Dịch vụ dấu thời gian mẫu");
        var copy = SignedCopyReader.Read(ByBoth.Sign(authority.Stamp, "ETSI.RFC3161").Bytes);

        Assert.Equal(SignedCopyVerdict.Intact, copy.Verdict);
        Assert.True(copy.HasAdditionsAfterLastSigner);
        Assert.Equal([false, false, true], copy.Signatures.Select(signature => signature.IsTimeStamp));
        Assert.Equal(SampleSigner.SignedAt.AddMinutes(5), copy.Signatures[^1].ClaimedTime?.UtcDateTime);
        Assert.Contains("đề nghị đối chiếu bằng mắt", SignedCopyWords.Verdict(copy), StringComparison.Ordinal);
    }

    [Fact]
    public void TimeStamp_OfSomethingElse_IsRefused()
    {
        var authority = SampleSigner.Rsa("CN=Dịch vụ dấu thời gian mẫu");

        AssertBroken(SigningReasons.Digest, ByPerson.Sign(_ => authority.Stamp([1, 2, 3]), "ETSI.RFC3161").Bytes);
    }

    [Fact]
    public void Words_OfASignedCopy_SayWhoWhenAndWhatIsNotChecked()
    {
        var copy = SignedCopyReader.Read(ByBoth.Bytes);

        Assert.Equal("Nguyên vẹn kể từ chữ ký cuối", SignedCopyWords.Verdict(copy));
        Assert.Equal(
            [
                "Chữ ký 1: Nguyễn Văn Mẫu (Sở Khoa học và Công nghệ); thời điểm ký theo khai báo trong tệp: 15 giờ 42 phút ngày 08/12/2026; nguyên vẹn, ký trên phiên bản trước khi có phần bổ sung sau đó",
                "Chữ ký 2: Sở Khoa học và Công nghệ tỉnh Quảng Ngãi (UBND tỉnh Quảng Ngãi); thời điểm ký theo khai báo trong tệp: 15 giờ 42 phút ngày 08/12/2026; nguyên vẹn, ký trên toàn bộ tệp",
                "Chứng thư số và tình trạng thu hồi: chưa kiểm tra",
            ],
            SignedCopyWords.Signatures(copy));
    }

    [Fact]
    public void Words_OfOtherVerdicts_SayWhatIsToBeDone()
    {
        Assert.Equal("Bản quét (không có chữ ký số): đề nghị đối chiếu bằng mắt", SignedCopyWords.Verdict(SignedCopyReader.Read(SamplePdf.OfPages(1).Bytes)));
        Assert.Equal("Đã bị thay đổi sau chữ ký cuối: không nhận", SignedCopyWords.Verdict(SignedCopyReader.Read(ByPerson.WithNumber().Bytes)));
        Assert.StartsWith("Không nhận: tệp không phải là PDF", SignedCopyWords.Verdict(SignedCopyReader.Read("xin chào"u8.ToArray())), StringComparison.Ordinal);
    }

    private static void AssertIntact(byte[] file, bool isWeak)
    {
        var copy = SignedCopyReader.Read(file);
        Assert.True(copy.Verdict is SignedCopyVerdict.Intact, copy.Reason);
        Assert.Equal(isWeak, Assert.Single(copy.Signatures).IsWeak);
        Assert.Equal(isWeak, SignedCopyWords.Signatures(copy)[0].EndsWith("; thuật toán cũ", StringComparison.Ordinal));
    }

    private static void AssertBroken(string reason, byte[] file)
    {
        var copy = SignedCopyReader.Read(file);
        Assert.Equal((SignedCopyVerdict.Broken, reason), (copy.Verdict, copy.Reason));
    }
}
