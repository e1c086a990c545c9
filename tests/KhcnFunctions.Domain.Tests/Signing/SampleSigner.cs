using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Ess;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;
using BouncyAttribute = Org.BouncyCastle.Asn1.Cms.Attribute;

namespace KhcnFunctions.Signing;

/// <summary>Somebody with a key and a certificate of the own making, who really signs.</summary>
public sealed class SampleSigner
{
    public static readonly DateTime SignedAt = new(2026, 12, 8, 8, 42, 0, DateTimeKind.Utc);

    private SampleSigner(AsymmetricCipherKeyPair keys, string name, string keyAlgorithm) => (Keys, Certificate) = (keys, CertificateOf(keys, name, keyAlgorithm));

    public static SampleSigner Person { get; } = Rsa("CN=Nguyễn Văn Mẫu,O=Sở Khoa học và Công nghệ");

    public static SampleSigner Agency { get; } = Rsa("CN=Sở Khoa học và Công nghệ tỉnh Quảng Ngãi,O=UBND tỉnh Quảng Ngãi");

    public AsymmetricCipherKeyPair Keys { get; }

    public X509Certificate Certificate { get; }

    public static SampleSigner Rsa(string name, int bits = 2048)
    {
        using var rsa = RSA.Create(bits);
        return new(DotNetUtilities.GetRsaKeyPair(rsa), name, "SHA256WITHRSA");
    }

    public static SampleSigner Curve(string name, string curve = "P-256")
    {
        var generator = GeneratorUtilities.GetKeyPairGenerator("ECDSA");
        generator.Init(new Org.BouncyCastle.Crypto.Parameters.ECKeyGenerationParameters(
            Org.BouncyCastle.Asn1.X9.ECNamedCurveTable.GetOid(curve), new SecureRandom()));
        return new(generator.GenerateKeyPair(), name, "SHA256WITHECDSA");
    }

    /// <summary>The same key under another name.</summary>
    public X509Certificate CertifiedAs(string name) => CertificateOf(Keys, name, "SHA256WITHRSA");

    /// <summary>A detached CMS signature, as PAdES wants it (ETSI EN 319 142-1).</summary>
    public byte[] Sign(byte[] content) => Sign(content, "SHA256WITHRSA");

    /// <param name="shown">The certificate that goes along; null for the signer's own.</param>
    /// <param name="encloses">The content goes along as well.</param>
    public byte[] Sign(byte[] content, string algorithm, X509Certificate? shown = null, bool withCertificate = true, bool namesCertificate = true, bool encloses = false)
    {
        var attributes = new Dictionary<DerObjectIdentifier, object> { [CmsAttributes.SigningTime] = new BouncyAttribute(CmsAttributes.SigningTime, new DerSet(new Org.BouncyCastle.Asn1.Cms.Time(SignedAt))) };
        if (namesCertificate)
        {
            var id = new EssCertIDv2(new AlgorithmIdentifier(NistObjectIdentifiers.IdSha256), SHA256.HashData(Certificate.GetEncoded()));
            attributes[PkcsObjectIdentifiers.IdAASigningCertificateV2] = new BouncyAttribute(PkcsObjectIdentifiers.IdAASigningCertificateV2, new DerSet(new SigningCertificateV2([id])));
        }

        var generator = new CmsSignedDataGenerator();
        generator.AddSignerInfoGenerator(new SignerInfoGeneratorBuilder()
            .WithSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new Org.BouncyCastle.Asn1.Cms.AttributeTable(attributes)))
            .Build(new Asn1SignatureFactory(algorithm, Keys.Private), Certificate));
        if (withCertificate)
            generator.AddCertificates(CollectionUtilities.CreateStore([shown ?? Certificate]));
        return generator.Generate(new CmsProcessableByteArray(content), encloses).GetEncoded();
    }

    /// <summary>A time stamp of RFC 3161.</summary>
    public byte[] Stamp(byte[] content)
    {
        var asking = new TimeStampRequestGenerator();
        asking.SetCertReq(true);
        var request = asking.Generate(NistObjectIdentifiers.IdSha256, SHA256.HashData(content), BigInteger.One);
        var generator = new TimeStampTokenGenerator(Keys.Private, Certificate, NistObjectIdentifiers.IdSha256.Id, "1.2.3.4");
        generator.SetCertificates(CollectionUtilities.CreateStore([Certificate]));
        return generator.Generate(request, BigInteger.One, SignedAt.AddMinutes(5)).GetEncoded();
    }

    // The number is of the key, so that two certificates of one key are told apart by nothing but their names.
    private static X509Certificate CertificateOf(AsymmetricCipherKeyPair keys, string name, string algorithm)
    {
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(BigInteger.ValueOf(2026));
        generator.SetIssuerDN(new X509Name("CN=Cơ quan chứng thực mẫu"));
        generator.SetSubjectDN(new X509Name(name));
        generator.SetNotBefore(SignedAt.AddYears(-1));
        generator.SetNotAfter(SignedAt.AddYears(4));
        generator.SetPublicKey(keys.Public);
        if (name.Contains("dấu thời gian", StringComparison.Ordinal))
            generator.AddExtension(X509Extensions.ExtendedKeyUsage, critical: true, new ExtendedKeyUsage(KeyPurposeID.id_kp_timeStamping));
        return generator.Generate(new Asn1SignatureFactory(algorithm, keys.Private));
    }
}
