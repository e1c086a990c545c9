using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KhcnFunctions.Mail.Events;

/// <summary>An event of a mail that names what was sent.</summary>
/// <param name="Reference">As the mail carried it, still sealed.</param>
/// <param name="Event">Of which attempt it is, only the reference says.</param>
internal sealed record SendGridEvent(string Reference, MailEvent Event);

/// <summary>Reads what SendGrid's Event Webhook posts: an array of flat objects in which custom arguments stand beside SendGrid's own fields.</summary>
internal static class SendGridEvents
{
    private const int LongestAnswer = 300;
    private const int LongestAddress = 320;

    /// <summary>9999-12-31 in seconds.</summary>
    private const long LatestSecond = 253_402_214_400;

    /// <returns>Null where the body is no array. What in it is of no use, such as events of another sender of the same account, is passed over.</returns>
    public static IReadOnlyList<SendGridEvent>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return json.RootElement.ValueKind is JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(Of).OfType<SendGridEvent>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SendGridEvent? Of(JsonElement item)
    {
        if (item.ValueKind is not JsonValueKind.Object
            || FateOf(Text(item, "event")) is not { } fate
            || Text(item, SendGridMail.ReferenceArgument) is not { Length: > 0 } reference
            || Text(item, "email") is not { Length: > 0 and <= LongestAddress } address
            || Value(item, "timestamp") is not { ValueKind: JsonValueKind.Number } time || !time.TryGetInt64(out var seconds) || seconds is < 0 or > LatestSecond)
            return null;
        return new(reference, new(address, fate, DateTimeOffset.FromUnixTimeSeconds(seconds), Attempt: 0)
        {
            Cause = fate is MailFate.Bounced ? CauseOf(item) : default,
            Answer = fate is MailFate.Delivered ? null : Answer(item),
        });
    }

    private static MailFate? FateOf(string? name) => name switch
    {
        "processed" => MailFate.Taken,
        "deferred" => MailFate.PutOff,
        "delivered" => MailFate.Delivered,
        // Both come after the delivery; what they mean for the next mail is told when that is dropped.
        "spamreport" or "unsubscribe" or "group_unsubscribe" => MailFate.Unwanted,
        // 'blocked' is a type of bounce: the server refused this mail, and it is not tried again.
        "bounce" or "blocked" or "dropped" => MailFate.Bounced,
        _ => null,
    };

    // Enhanced status codes by RFC 3463, section 3; reasons of drops in SendGrid's own words.
    private static RefusalCause CauseOf(JsonElement item)
    {
        var (status, reason) = (Text(item, "status") ?? "", Text(item, "reason") ?? "");
        if (Text(item, "event") is "dropped")
        {
            return reason switch
            {
                _ when reason.Contains("Bounced Address", StringComparison.OrdinalIgnoreCase) => RefusalCause.NoSuchMailbox,
                _ when reason.Contains("Unsubscribed Address", StringComparison.OrdinalIgnoreCase) || reason.Contains("Spam Reporting Address", StringComparison.OrdinalIgnoreCase) => RefusalCause.NotAllowed,
                _ when reason.Contains("Invalid", StringComparison.OrdinalIgnoreCase) && !reason.Contains("SMTPAPI", StringComparison.OrdinalIgnoreCase) => RefusalCause.Malformed,
                _ => RefusalCause.NotTaken,
            };
        }

        return status switch
        {
            "5.1.3" => RefusalCause.Malformed,
            _ when status.StartsWith("5.1.", StringComparison.Ordinal) || status is "5.2.1" => RefusalCause.NoSuchMailbox,
            "5.2.2" or "5.2.3" or "5.3.4" or "4.2.2" => RefusalCause.TooLargeOrFull,
            _ when Text(item, "type") is "blocked" || Text(item, "event") is "blocked" => RefusalCause.NotTaken,
            _ when Text(item, "bounce_classification") is "Invalid Address" => RefusalCause.NoSuchMailbox,
            _ => RefusalCause.NotTaken,
        };
    }

    private static string? Answer(JsonElement item)
    {
        var said = string.Join(' ', new[] { Text(item, "status"), Text(item, "reason") ?? Text(item, "response") }.OfType<string>());
        return said.Length == 0 ? null : OneLine(said);
    }

    // Foreign servers wrote it.
    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= LongestAnswer)
                return line.Append('…').ToString();
            var isBreak = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            line.Append(isBreak ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return Value(item, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // No Unicode.
            return null;
        }
    }

    private static JsonElement? Value(JsonElement item, string name)
    {
        try
        {
            return item.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // The name of one of its fields is no Unicode.
            return null;
        }
    }
}
