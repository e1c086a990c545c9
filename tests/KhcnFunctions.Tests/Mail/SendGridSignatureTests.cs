using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SendGrid.Helpers.EventWebhook;
using Xunit;

namespace KhcnFunctions.Mail;

public sealed class SendGridSignatureTests
{
    private const string Timestamp = "1780000000";

    private static readonly ECDsa Signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static string Key => Convert.ToBase64String(Signer.ExportSubjectPublicKeyInfo());

    [Fact]
    public void Body_ThatSendGridsOwnValidatorTakes_Holds()
    {
        const string body = """[{"event":"delivered","email":"p-qlkh@sokhcn.example","reason":"đã nhận"}]""";
        var headers = Sign(Encoding.UTF8.GetBytes(body));
        var validator = new RequestValidator();

        Assert.True(validator.VerifySignature(validator.ConvertPublicKeyToECDSA(Key), body, headers[RequestValidator.SIGNATURE_HEADER]!, Timestamp));
        Assert.True(SendGridSignature.Holds(Key, headers, Encoding.UTF8.GetBytes(body)));
        Assert.Equal((RequestValidator.SIGNATURE_HEADER, RequestValidator.TIMESTAMP_HEADER), (SendGridSignature.SignatureHeader, SendGridSignature.TimestampHeader));
    }

    [Fact]
    public void Body_ThatIsNoUtf8_Holds() => Assert.True(SendGridSignature.Holds(Key, Sign([0x5B, 0xFF, 0xC3, 0x5D]), [0x5B, 0xFF, 0xC3, 0x5D]));

    [Theory]
    [InlineData("[1]", Timestamp, null)]
    [InlineData("[]", "1780000001", null)]
    [InlineData("[]", Timestamp, "")]
    [InlineData("[]", Timestamp, "no base64!")]
    [InlineData("[]", Timestamp, "AAAA")]
    public void Anything_ButWhatWasSigned_DoesNotHold(string body, string timestamp, string? signature)
    {
        var headers = Sign("[]"u8.ToArray());
        headers[SendGridSignature.TimestampHeader] = timestamp;
        if (signature is not null)
            headers[SendGridSignature.SignatureHeader] = signature;

        Assert.False(SendGridSignature.Holds(Key, headers, Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Signature_ByAnotherKey_DoesNotHold()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(SendGridSignature.Holds(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()), Sign([]), []));
    }

    [Fact]
    public void Key_OfAnotherCurveOrNone_IsNone()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.True(SendGridSignature.IsKey(Key));
        Assert.False(SendGridSignature.IsKey(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
        Assert.False(SendGridSignature.IsKey("x"));
    }

    private static HeaderDictionary Sign(byte[] body) => new()
    {
        [SendGridSignature.TimestampHeader] = Timestamp,
        [SendGridSignature.SignatureHeader] = Convert.ToBase64String(Signer.SignData([.. Encoding.UTF8.GetBytes(Timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
    };
}
