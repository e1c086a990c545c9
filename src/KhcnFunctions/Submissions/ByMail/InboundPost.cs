using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// A post of SendGrid Inbound Parse (multipart/form-data), in its raw form (field email) or its parsed one, of which a mail
/// is made again. Fields are kept as bytes: mail is in any charset.
/// </summary>
internal sealed class InboundPost
{
    private const int MostFields = 500;

    private readonly Dictionary<string, byte[]> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Name, string FileName, string ContentType, byte[] Content)> _files = [];

    private InboundPost()
    {
    }

    /// <summary>Null where the body is no such post.</summary>
    public static async Task<InboundPost?> ReadAsync(byte[] body, string? contentType, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !string.Equals(type.MediaType, "multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"') is not { Length: > 0 and <= 200 } boundary)
            return null;
        var post = new InboundPost();
        var reader = new MultipartReader(boundary, new MemoryStream(body, writable: false));
        try
        {
            for (var count = 0; await reader.ReadNextSectionAsync(ct) is { } section; count++)
            {
                if (count >= MostFields)
                    return null;
                await post.TakeAsync(section, ct);
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }

        return post._fields.Count > 0 ? post : null;
    }

    /// <summary>The mail as it came, or as it is made again of its parts; null where there is none.</summary>
    public byte[]? Mail => _fields.TryGetValue("email", out var raw) ? raw : _fields.ContainsKey("headers") ? TryRebuild() : null;

    public MailFacts Facts
    {
        get
        {
            var (to, from) = Envelope();
            return new MailFacts(to, from, Text("SPF"), Text("dkim"));
        }
    }

    private async Task TakeAsync(MultipartSection section, CancellationToken ct)
    {
        if (!Microsoft.Net.Http.Headers.ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            return;
        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, ct);
        var name = disposition.Name.Value?.Trim('"') ?? "";
        var file = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value?.Trim('"');
        if (file is null || name == "email")
            _fields.TryAdd(name, content.ToArray());
        else
            _files.Add((name, file, section.ContentType ?? "application/octet-stream", content.ToArray()));
    }

    private string? Text(string name) => _fields.TryGetValue(name, out var value) ? Encoding.UTF8.GetString(value) : null;

    private (IReadOnlyList<string> To, string? From) Envelope()
    {
        try
        {
            using var envelope = JsonDocument.Parse(Text("envelope") ?? "{}");
            var to = envelope.RootElement.TryGetProperty("to", out var list) && list.ValueKind is JsonValueKind.Array
                ? list.EnumerateArray().Where(address => address.ValueKind is JsonValueKind.String).Select(address => address.GetString()!).Take(100).ToList()
                : [];
            var from = envelope.RootElement.TryGetProperty("from", out var sender) && sender.ValueKind is JsonValueKind.String ? sender.GetString() : null;
            return (to, from);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return ([], null);
        }
    }

    // What no mail can be made of is kept as it was posted.
    private byte[]? TryRebuild()
    {
        try
        {
            return Rebuild();
        }
        catch (Exception odd) when (odd is not OutOfMemoryException)
        {
            return null;
        }
    }

    // Nothing in it is random: a second try is the same mail.
    private byte[] Rebuild()
    {
        using var headers = new MemoryStream([.. _fields["headers"], .. "\r\n\r\n"u8]);
        var message = new MimeMessage(HeaderList.Load(headers).Where(header => !header.Field.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)));
        var body = new Multipart("mixed") { Boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(_fields["headers"]))[..24] };
        foreach (var (name, subtype) in new[] { ("text", "plain"), ("html", "html") })
        {
            if (_fields.TryGetValue(name, out var content) && (name == "text" || !HasText()))
                body.Add(Part(new ContentType("text", subtype) { Charset = CharsetOf(name) }, content));
        }

        foreach (var (name, fileName, contentType, content) in _files)
        {
            var isKnown = ContentType.TryParse(contentType, out var type);

            // A mail as a part of its own kind can't be encoded; by its name it is read all the same.
            var isMail = isKnown && (type!.IsMimeType("message", "*") || type.IsMimeType("multipart", "*"));
            var part = Part(isKnown && !isMail ? type! : new ContentType("application", "octet-stream"), content);
            part.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment);
            part.FileName = Latin1AsUtf8(fileName) + (isMail && !fileName.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? ".eml" : "");
            if (ContentIdOf(name) is { } id)
            {
                part.ContentDisposition.Disposition = ContentDisposition.Inline;
                part.ContentId = id;
            }

            body.Add(part);
        }

        message.Body = body;
        using var raw = new MemoryStream();
        message.WriteTo(raw);
        return raw.ToArray();
    }

    private bool HasText() => _fields.TryGetValue("text", out var text) && !string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(text));

    private static MimePart Part(ContentType type, byte[] content) => new(type)
    {
        Content = new MimeContent(new MemoryStream(content, writable: false)),
        ContentTransferEncoding = ContentEncoding.Base64,
    };

    private string CharsetOf(string field) => Find("charsets", field) is { ValueKind: JsonValueKind.String } charset && charset.GetString() is { } name && IsPlain(name) ? name : "utf-8";

    private string? ContentIdOf(string attachment) => Find("attachment-info", attachment) is { ValueKind: JsonValueKind.Object } info
        && info.TryGetProperty("content-id", out var id) && id.ValueKind is JsonValueKind.String
        && id.GetString()?.Trim('<', '>') is { } text && IsPlain(text) ? text : null;

    private static bool IsPlain(string word) => word.Length is > 0 and < 200 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '@' or ':' or '+' or '$' or '=');

    private JsonElement? Find(string field, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Text(field) ?? "{}");
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind is JsonValueKind.String or JsonValueKind.Object ? value.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Names in headers of forms come as raw UTF-8, which header readers take for Latin-1.
    private static string Latin1AsUtf8(string name)
    {
        if (name.All(letter => letter < 128) || name.Any(letter => letter > 255))
            return name;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(name));
        }
        catch (DecoderFallbackException)
        {
            return name;
        }
    }
}
