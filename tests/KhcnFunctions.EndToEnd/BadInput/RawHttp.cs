using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace KhcnFunctions.EndToEnd.BadInput;

/// <summary>What came back over a bare socket.</summary>
/// <param name="Body">Without the framing of chunks.</param>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public bool IsProblem => Head.Contains("application/problem+json", StringComparison.Ordinal);

    public string? Problem => IsProblem
        ? JsonDocument.Parse(Body).RootElement.GetProperty("type").GetString()!["urn:khcn:problem:".Length..]
        : null;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>Writes requests byte by byte, so that no client tidies them up on the way.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <param name="target">As it stands in the request line.</param>
    /// <param name="writeBody">Writes what follows the head; may be cut off by the server.</param>
    public static async Task<RawAnswer> SendAsync(
        Uri host, string method, string target, IEnumerable<string> headers, Func<Stream, CancellationToken, Task>? writeBody = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port, limit.Token);
        await using var stream = client.GetStream();
        var head = $"{method} {target} HTTP/1.1\r\nHost: {host.Authority}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head), limit.Token);
        var writing = writeBody is null ? Task.CompletedTask : WriteAsync(stream, writeBody, limit.Token);
        var answer = await ReadAsync(stream, limit.Token);
        await writing;
        return answer;
    }

    private static async Task WriteAsync(NetworkStream stream, Func<Stream, CancellationToken, Task> writeBody, CancellationToken ct)
    {
        try
        {
            await writeBody(stream, ct);
        }
        catch (IOException)
        {
            // The server answered and closed before all was sent.
        }
    }

    private static async Task<RawAnswer> ReadAsync(NetworkStream stream, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        try
        {
            await stream.CopyToAsync(bytes, ct);
        }
        catch (IOException)
        {
            // Reset after the answer, since the rest of the body was not wanted.
        }

        var text = Encoding.UTF8.GetString(bytes.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            throw new InvalidDataException($"No answer, but '{text}'.");
        var head = text[..end];
        var body = text[(end + 4)..];
        return new(
            int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture), head,
            head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? Unchunk(Encoding.UTF8.GetBytes(body)) : body);
    }

    private static string Unchunk(ReadOnlySpan<byte> body)
    {
        var whole = new List<byte>();
        while (true)
        {
            var end = body.IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(body[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return Encoding.UTF8.GetString([.. whole]);
            whole.AddRange(body.Slice(end + 2, size));
            body = body[(end + 2 + size + 2)..];
        }
    }
}
