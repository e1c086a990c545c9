using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace KhcnFunctions.Web;

public sealed class RequestBodyTests
{
    private const int Largest = 100_000;

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=utf-8")]
    public async Task ReadJson_OfTheLimit_IsTakenInWhole(string contentType)
    {
        var sent = Encoding.UTF8.GetBytes(new string('x', Largest));

        var read = await RequestBody.ReadJsonAsync(Request(contentType, null, new MemoryStream(sent)), Largest, CancellationToken.None);

        Assert.Equal(sent, read.ToArray());
    }

    [Fact]
    public async Task ReadJson_InSmallPieces_IsTakenInWhole()
    {
        var sent = Encoding.UTF8.GetBytes("""{"đơn vị":"Phòng Quản lý Khoa học"}""");

        var read = await RequestBody.ReadJsonAsync(Request("application/json", sent.Length, new Trickle(sent)), Largest, CancellationToken.None);

        Assert.Equal(sent, read.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    public async Task ReadJson_OfAnotherType_Is415AndNotRead(string? contentType)
    {
        using var body = new Endless();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => RequestBody.ReadJsonAsync(Request(contentType, 10, body), Largest, CancellationToken.None));

        Assert.Equal((415, "content-type"), (refused.Problem.Status, refused.Problem.Type));
        Assert.Equal(0, body.Taken);
    }

    [Fact]
    public async Task ReadJson_LengthAboveTheLimit_Is413AndNotRead()
    {
        using var body = new Endless();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => RequestBody.ReadJsonAsync(Request("application/json", Largest + 1, body), Largest, CancellationToken.None));

        Assert.Equal((413, "too-large"), (refused.Problem.Status, refused.Problem.Type));
        Assert.Contains("97 KB", refused.Problem.Detail, StringComparison.Ordinal);
        Assert.Equal(0, body.Taken);
    }

    /// <summary>Chunked: no length is said, and the body never ends.</summary>
    [Fact]
    public async Task ReadJson_ChunkedAboveTheLimit_Is413AndStopsReading()
    {
        using var body = new Endless();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => RequestBody.ReadJsonAsync(Request("application/json", null, body), Largest, CancellationToken.None));

        Assert.Equal(413, refused.Problem.Status);
        Assert.InRange(body.Taken, Largest + 1, 2 * (Largest + 1));
    }

    private static HttpRequest Request(string? contentType, long? length, Stream body)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = contentType;
        request.ContentLength = length;
        request.Body = body;
        return request;
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }

    /// <summary>Gives as much as is asked for, and counts it.</summary>
    private sealed class Endless : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
