using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KhcnFunctions.EndToEnd.Submissions;

/// <summary>One mailbox that speaks as much of IMAP4rev1 (RFC 3501) as a reader of new mail needs, with MOVE (RFC 6851) and UIDPLUS.</summary>
internal sealed class SmallImapServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmallImapServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>By UID.</summary>
    public SortedDictionary<int, (byte[] Raw, bool Seen)> Inbox { get; } = [];

    public List<byte[]> Done { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, "* OK [CAPABILITY IMAP4rev1 MOVE UIDPLUS AUTH=PLAIN SASL-IR] ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var (tag, command) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            await AnswerAsync(stream, command.ToUpperInvariant(), command);
            await SayAsync(stream, command.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
            if (command.StartsWith("LOGOUT", StringComparison.OrdinalIgnoreCase))
                return;
        }
    }

    private async Task AnswerAsync(NetworkStream stream, string upper, string command)
    {
        var words = upper.Split(' ');
        switch (words[0] == "UID" ? "UID " + words[1] : words[0])
        {
            case "CAPABILITY":
                await SayAsync(stream, "* CAPABILITY IMAP4rev1 MOVE UIDPLUS AUTH=PLAIN SASL-IR");
                break;
            case "NAMESPACE":
                await SayAsync(stream, "* NAMESPACE ((\"\" \"/\")) NIL NIL");
                break;
            case "LIST" or "LSUB":
                foreach (var folder in new[] { "INBOX", "Done" }.Where(name => command.Contains(name, StringComparison.OrdinalIgnoreCase)))
                    await SayAsync(stream, $"* {words[0]} (\\HasNoChildren) \"/\" \"{folder}\"");
                break;
            case "SELECT" or "EXAMINE":
                await SayAsync(stream, $"* {Inbox.Count} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 100] ok");
                break;
            case "UID SEARCH":
                await SayAsync(stream, "* SEARCH " + string.Join(' ', Inbox.Where(mail => !mail.Value.Seen).Select(mail => mail.Key)));
                break;
            case "UID FETCH":
                var fetched = int.Parse(words[2], CultureInfo.InvariantCulture);
                await SayAsync(stream, $"* {PlaceOf(fetched)} FETCH (UID {fetched} BODY[] {{{Inbox[fetched].Raw.Length}}}\r\n", end: "");
                await stream.WriteAsync(Inbox[fetched].Raw, _stop.Token);
                await SayAsync(stream, ")");
                break;
            case "UID STORE":
                var stored = int.Parse(words[2], CultureInfo.InvariantCulture);
                Inbox[stored] = (Inbox[stored].Raw, true);
                break;
            case "UID MOVE":
                var moved = int.Parse(words[2], CultureInfo.InvariantCulture);
                await SayAsync(stream, $"* OK [COPYUID 1 {moved} {Done.Count + 1}] moved\r\n* {PlaceOf(moved)} EXPUNGE");
                Done.Add(Inbox[moved].Raw);
                Inbox.Remove(moved);
                break;
        }
    }

    private int PlaceOf(int uid) => Inbox.Keys.ToList().IndexOf(uid) + 1;

    private async Task SayAsync(NetworkStream stream, string text, string end = "\r\n") =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text + end), _stop.Token);
}
