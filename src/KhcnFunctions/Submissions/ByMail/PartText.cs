using System.Text;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>The text of a part in its charset, and where that is wrong or missing, in the one that it is really in.</summary>
internal static class PartText
{
    /// <summary>Characters that are read of one part; HTML of that length is some hundred pages.</summary>
    public const int Longest = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static PartText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Of(TextPart part)
    {
        using var content = part.Content?.Open() ?? Stream.Null;
        var bytes = new byte[Longest];
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Decode(bytes.AsSpan(0, read), part.ContentType.Charset, isCut: read == bytes.Length);
    }

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, bool isCut = false)
    {
        var named = Named(charset);
        if (named is { IsSingleByte: false } and not UTF8Encoding || bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Clean((named is { IsSingleByte: false } and not UTF8Encoding ? named : Encoding.Unicode).GetString(bytes));

        // UTF-8 is hardly ever met by chance, so it is tried first, whatever the label says.
        if (Utf8(bytes, isCut) is { } text)
            return Clean(text);
        return Clean(Tcvn3.Repair((named is null or UTF8Encoding or ASCIIEncoding ? Encoding.GetEncoding(1258) : named).GetString(bytes)));
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes, bool isCut)
    {
        for (var cut = 0; cut <= (isCut ? 3 : 0); cut++)
        {
            try
            {
                return Tcvn3.Repair(Strict.GetString(bytes[..^cut]));
            }
            catch (DecoderFallbackException)
            {
                // Cut within a character, or not UTF-8.
            }
        }

        return null;
    }

    private static Encoding? Named(string? charset)
    {
        try
        {
            return charset is null ? null : Encoding.GetEncoding(charset.Trim().Trim('"', '\''));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Half a surrogate pair would make normalising throw.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (0xFEFF or 0x200B or 0x00AD or 0xFFFE or 0xFFFF))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize();
    }
}
