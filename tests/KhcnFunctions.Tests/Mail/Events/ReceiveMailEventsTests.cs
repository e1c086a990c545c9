using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Web;
using Xunit;

namespace KhcnFunctions.Mail.Events;

public sealed class ReceiveMailEventsTests
{
    [Fact]
    public async Task Storage_ThatDoesNotAnswer_IsToldSoThatSendGridPostsAgain()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Port = 0,
            ConnectionString = UnreachableStorage.ConnectionString,
            RunEngine = false,
            RunTimers = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Khcn:HourlyCheck"] = "false",
                ["Khcn:Mail:SendGrid:EventKey"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            },
        });
        var body = """[{"event":"delivered","email":"a@b.example","timestamp":1780000000,"khcn_mail":"AAAA"}]"""u8.ToArray();
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "api/mail/events")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(SendGridSignature.TimestampHeader, time);
        request.Headers.Add(SendGridSignature.SignatureHeader, Convert.ToBase64String(
            key.SignData([.. Encoding.UTF8.GetBytes(time), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
