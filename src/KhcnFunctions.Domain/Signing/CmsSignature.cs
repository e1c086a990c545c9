using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Mail;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Ess;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Tsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.X509;

namespace KhcnFunctions.Signing;

/// <summary>The CMS value of a signature (RFC 5652): one signer, whose certificate comes with it.</summary>
internal sealed class CmsSignature
{
    private const int LongestName = 200;

    private readonly CmsSignedData _data;
    private readonly byte[] _bytes;
    private readonly SignerInformation _signer;
    private readonly X509Certificate _certificate;

    private CmsSignature(byte[] bytes)
    {
        _bytes = bytes;
        _data = new(bytes);
        _signer = _data.GetSignerInfos().GetSigners() is [var only] ? only : throw new BrokenSignatureException(SigningReasons.Cms);
        var certificates = _data.GetCertificates().EnumerateMatches(_signer.SignerID).Distinct().Take(2).ToList();
        _certificate = certificates is [var own] ? own : throw new BrokenSignatureException(SigningReasons.Certificate);
        IsWeak = SignatureAlgorithms.IsWeak(_signer.SignatureAlgorithm, DigestOid, _certificate.SubjectPublicKeyInfo);
        CheckNamedCertificate();
    }

    public bool IsWeak { get; }

    public string? Signer => NameOf(X509Name.CN);

    public string? Organisation => NameOf(X509Name.O);

    public DateTimeOffset? ClaimedTime => Imprint is { } imprint ? Utc(imprint.GenTime.ToDateTime())
        : _signer.SignedAttributes?[CmsAttributes.SigningTime]?.AttrValues is [var time] ? Utc(Org.BouncyCastle.Asn1.Cms.Time.GetInstance(time).ToDateTime()) : null;

    private string DigestOid => _signer.DigestAlgorithmID.Algorithm.Id;

    private TstInfo? Imprint => _data.SignedContentType.Equals(PkcsObjectIdentifiers.IdCTTstInfo) ? TstInfo.GetInstance(Enclosed()) : null;

    /// <param name="hole">The hexadecimal string with its &lt; and &gt;; zeros after the value fill up what was reserved.</param>
    /// <exception cref="BrokenSignatureException">It is no such value.</exception>
    public static CmsSignature Read(ReadOnlySpan<byte> hole)
    {
        if (hole.Length > 2 * SignedCopyLimits.LargestCms + 2 || hole[0] != '<' || hole[^1] != '>')
            throw new BrokenSignatureException(SigningReasons.Cms);
        try
        {
            var bytes = Convert.FromHexString(Encoding.Latin1.GetString(hole[1..^1]));
            if (Asn1Shape.LengthOf(bytes) is not { } length || bytes.AsSpan(length).ContainsAnyExcept((byte)0))
                throw new BrokenSignatureException(SigningReasons.Cms);
            return new(bytes[..length]);
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw new BrokenSignatureException(SigningReasons.Cms);
        }
    }

    /// <summary>The digest that was signed of a file that stands beside.</summary>
    /// <exception cref="BrokenSignatureException">The value encloses a content of its own, or signs no digest.</exception>
    public (byte[] Digest, HashAlgorithmName Algorithm) DetachedDigest() =>
        _data.SignedContent is null && SignedDigest() is { } digest ? (digest, SignatureAlgorithms.Digest(DigestOid)) : throw new BrokenSignatureException(SigningReasons.Cms);

    /// <summary>The SHA-1 digest that is the signed content itself (adbe.pkcs7.sha1).</summary>
    public (byte[] Digest, HashAlgorithmName Algorithm) EnclosedDigest() => (Enclosed(), HashAlgorithmName.SHA1);

    /// <summary>The digest in a time stamp (RFC 3161).</summary>
    public (byte[] Digest, HashAlgorithmName Algorithm) ImprintDigest() => Guard(() =>
        Imprint is { } imprint
            ? (imprint.MessageImprint.GetHashedMessage(), SignatureAlgorithms.Digest(imprint.MessageImprint.HashAlgorithm.Algorithm.Id))
            : throw new BrokenSignatureException(SigningReasons.Cms));

    /// <summary>Whether the signature is the certificate's, whatever the file says.</summary>
    public bool Verify() => Guard(() =>
    {
        try
        {
            return SignerToVerify().Verify(_certificate.GetPublicKey());
        }
        catch (CmsException)
        {
            return false;
        }
    });

    // The digest of a file beside is compared with the signed one elsewhere; here the signed one stands for it.
    private SignerInformation SignerToVerify() => _data.SignedContent is not null ? _signer
        : new CmsSignedData(new Dictionary<string, byte[]>(StringComparer.Ordinal) { [DigestOid] = SignedDigest()! }, _bytes).GetSignerInfos().GetSigners().Single();

    private byte[]? SignedDigest() =>
        _signer.SignedAttributes?[CmsAttributes.MessageDigest]?.AttrValues is [Asn1OctetString digest] ? digest.GetOctets() : null;

    private byte[] Enclosed()
    {
        using var content = new MemoryStream();
        (_data.SignedContent ?? throw new BrokenSignatureException(SigningReasons.Cms)).Write(content);
        return content.ToArray();
    }

    // Certificates stand outside what is signed: one with the same key and another name would pass, but for this attribute (RFC 5035).
    private void CheckNamedCertificate()
    {
        if (_signer.SignedAttributes is not { } attributes)
            return;
        if (attributes[PkcsObjectIdentifiers.IdAASigningCertificateV2]?.AttrValues is [var second, ..])
        {
            var id = SigningCertificateV2.GetInstance(second).GetCerts()[0];
            CheckNamed(SignatureAlgorithms.Digest(id.HashAlgorithm.Algorithm.Id), id.GetCertHash());
        }
        else if (attributes[PkcsObjectIdentifiers.IdAASigningCertificate]?.AttrValues is [var first, ..])
        {
            CheckNamed(HashAlgorithmName.SHA1, SigningCertificate.GetInstance(first).GetCerts()[0].GetCertHash());
        }
    }

    private void CheckNamed(HashAlgorithmName algorithm, byte[] named)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(_certificate.GetEncoded());
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(named))
            throw new BrokenSignatureException(SigningReasons.OtherCertificate);
    }

    private string? NameOf(DerObjectIdentifier part)
    {
        if (_certificate.SubjectDN.GetValueList(part) is not [string name, ..] || HeaderLine.Of(name) is not { Length: > 0 } line)
            return null;
        return line.Length <= LongestName ? line : line[..LongestName] + "…";
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (IsMalformed(e))
        {
            throw new BrokenSignatureException(SigningReasons.Cms);
        }
    }

    // Whatever a malformed value leads the library to, but never what says that the program itself is ill.
    private static bool IsMalformed(Exception e) => e is not (BrokenSignatureException or OutOfMemoryException or OperationCanceledException);
}
