using System.Text.Json;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail.Events;

/// <summary>Seals what a mail tells its provider of itself: the provider gives it back with each event, can't read it, and nobody else can make one.</summary>
public sealed class MailReferences(TokenKeys keys)
{
    /// <summary>SendGrid takes at most 10,000 bytes of custom arguments.</summary>
    private const int Longest = 9_000;

    private static readonly byte[] Use = "khcn mail reference 1"u8.ToArray();

    /// <returns>Letters, digits, hyphens and underscores; null for more notices or addresses than the provider takes.</returns>
    internal async Task<string?> SealAsync(MailReference reference, CancellationToken ct)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(reference);
        return SealedText.LengthFor(plain.Length) > Longest ? null : SealedText.Seal(plain, await keys.SigningKeyAsync(reference.Cycle, ct), Use);
    }

    /// <returns>Null where it is none of ours.</returns>
    internal async Task<MailReference?> OpenAsync(string text, CancellationToken ct)
    {
        if (text.Length > Longest || await keys.FindAsync(rehearsal: null, ct) is not { } key || SealedText.Open(text, key, Use) is not { } plain)
            return null;

        // A rehearsal writes to nobody and has keys of its own.
        return JsonSerializer.Deserialize<MailReference>(plain) is { Cycle: { Rehearsal: null, IsWellFormed: true } } reference ? reference : null;
    }
}
