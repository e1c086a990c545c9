using System.Security.Cryptography;

namespace KhcnFunctions.Signing;

/// <summary>Checks one signature of a file.</summary>
internal static class SignatureCheck
{
    private const string TimeStamp = "ETSI.RFC3161";
    private const string OldDigest = "adbe.pkcs7.sha1";

    /// <param name="offset">Of its object; -1 where it has none of its own.</param>
    public static PdfSignature Of(ReadOnlySpan<byte> file, long offset, long number)
    {
        var read = new PdfSignature();
        try
        {
            if (offset < 0 || offset >= file.Length)
                throw new BrokenSignatureException(SigningReasons.Dictionary);
            var dictionary = SignatureDictionary.Read(file, (int)offset, number);
            var range = dictionary.Range;
            read = read with
            {
                SubFilter = dictionary.SubFilter,
                IsTimeStamp = dictionary.SubFilter == TimeStamp,
                ClaimedTime = PdfTime.Read(dictionary.Time),
                End = range.End,
                HoleStart = range.HoleStart,
            };
            range.Check(file, dictionary);
            read = read with { CoversWholeFile = RevisionEnd.IsCovered(file, range.End) };

            var cms = CmsSignature.Read(file[range.HoleStart..range.HoleEnd]);
            read = read with { Signer = cms.Signer, Organisation = cms.Organisation, ClaimedTime = cms.ClaimedTime ?? read.ClaimedTime, IsWeak = cms.IsWeak };
            return read with { DigestIntact = IsIntact(cms, range, file, dictionary.SubFilter), SignatureValid = cms.Verify() };
        }
        catch (BrokenSignatureException broken)
        {
            return read with { Fault = broken.Message };
        }
    }

    private static bool IsIntact(CmsSignature cms, ByteRange range, ReadOnlySpan<byte> file, string? subFilter)
    {
        var signed = subFilter switch
        {
            "adbe.pkcs7.detached" or "ETSI.CAdES.detached" => cms.DetachedDigest(),
            OldDigest => cms.EnclosedDigest(),
            TimeStamp => cms.ImprintDigest(),
            _ => throw new BrokenSignatureException(SigningReasons.SubFilter),
        };
        return CryptographicOperations.FixedTimeEquals(signed.Digest, range.Digest(file, signed.Algorithm));
    }
}
