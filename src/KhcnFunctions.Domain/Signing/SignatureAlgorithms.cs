using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Oiw;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.TeleTrust;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;

namespace KhcnFunctions.Signing;

/// <summary>
/// What may sign: RSA (PKCS#1 v1.5, PSS) and ECDSA with SHA-256, -384, -512. SHA-1 and RSA keys under 2048 bits are taken as
/// weak, since certificates of earlier years have them; everything else is refused.
/// </summary>
internal static class SignatureAlgorithms
{
    private const int ShortestKey = 1024;
    private const int GoodKey = 2048;
    private const int LongestKey = 4096;
    private const int LongestExponent = 64;

    private static readonly HashSet<string> Signatures = new(StringComparer.Ordinal)
    {
        PkcsObjectIdentifiers.RsaEncryption.Id, PkcsObjectIdentifiers.IdRsassaPss.Id, PkcsObjectIdentifiers.Sha1WithRsaEncryption.Id,
        PkcsObjectIdentifiers.Sha256WithRsaEncryption.Id, PkcsObjectIdentifiers.Sha384WithRsaEncryption.Id, PkcsObjectIdentifiers.Sha512WithRsaEncryption.Id,
        X9ObjectIdentifiers.ECDsaWithSha1.Id, X9ObjectIdentifiers.ECDsaWithSha256.Id, X9ObjectIdentifiers.ECDsaWithSha384.Id, X9ObjectIdentifiers.ECDsaWithSha512.Id,
    };

    private static readonly HashSet<string> Curves = new(StringComparer.Ordinal)
    {
        SecObjectIdentifiers.SecP256r1.Id, SecObjectIdentifiers.SecP384r1.Id, SecObjectIdentifiers.SecP521r1.Id,
        TeleTrusTObjectIdentifiers.BrainpoolP256R1.Id, TeleTrusTObjectIdentifiers.BrainpoolP384R1.Id, TeleTrusTObjectIdentifiers.BrainpoolP512R1.Id,
    };

    /// <exception cref="BrokenSignatureException">It is no such digest.</exception>
    public static HashAlgorithmName Digest(string oid) =>
        oid == OiwObjectIdentifiers.IdSha1.Id ? HashAlgorithmName.SHA1
        : oid == NistObjectIdentifiers.IdSha256.Id ? HashAlgorithmName.SHA256
        : oid == NistObjectIdentifiers.IdSha384.Id ? HashAlgorithmName.SHA384
        : oid == NistObjectIdentifiers.IdSha512.Id ? HashAlgorithmName.SHA512
        : throw Refused();

    /// <summary>True where it is weak.</summary>
    /// <exception cref="BrokenSignatureException">It is none that may sign.</exception>
    public static bool IsWeak(AlgorithmIdentifier signature, string digest, SubjectPublicKeyInfo key)
    {
        if (!Signatures.Contains(signature.Algorithm.Id))
            throw Refused();
        var weak = Digest(digest) == HashAlgorithmName.SHA1;
        if (signature.Algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss))
        {
            var parameters = RsassaPssParameters.GetInstance(signature.Parameters ?? DerSequence.Empty);
            weak |= Digest(parameters.HashAlgorithm.Algorithm.Id) == HashAlgorithmName.SHA1;
            if (parameters.MaskGenAlgorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdMgf1))
                _ = Digest(AlgorithmIdentifier.GetInstance(parameters.MaskGenAlgorithm.Parameters).Algorithm.Id);
        }

        return weak | IsWeakKey(key);
    }

    // Judged before the key is used: a huge key, or a curve of the sender's own, makes verifying endless.
    private static bool IsWeakKey(SubjectPublicKeyInfo key)
    {
        var algorithm = key.Algorithm;
        if (algorithm.Algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption) || algorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss))
        {
            var rsa = RsaPublicKeyStructure.GetInstance(key.ParsePublicKey());
            return rsa.Modulus.BitLength is >= ShortestKey and <= LongestKey && rsa.PublicExponent.BitLength <= LongestExponent
                ? rsa.Modulus.BitLength < GoodKey
                : throw Refused();
        }

        return algorithm.Algorithm.Equals(X9ObjectIdentifiers.IdECPublicKey) && algorithm.Parameters is DerObjectIdentifier curve && Curves.Contains(curve.Id)
            ? false
            : throw Refused();
    }

    private static BrokenSignatureException Refused() => new(SigningReasons.Algorithm);
}
