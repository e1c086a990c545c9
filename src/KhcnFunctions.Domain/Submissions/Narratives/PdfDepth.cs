namespace KhcnFunctions.Submissions.Narratives;

/// <summary>
/// Keeps the reader of PDFs from descending without end: it does so by recursion, and a stack that is used up ends the whole
/// program. Nodes of trees are counted. Hidden from it are what it would follow in circles: the tree of names, in which nothing here
/// is looked up; lengths of streams that stand in other objects, which may be streams again (it finds the end without); forms
/// (form XObjects), which draw forms: text in them is not read, as that of pictures is not.
/// </summary>
internal sealed class PdfDepth
{
    private const int MostNodes = 2_000;

    private static ReadOnlySpan<byte> Blanks => "\0\t\n\f\r "u8;

    private int _nodes;

    /// <summary>Looks through a file or what was unpacked of it; names are overwritten in place, lengths stay.</summary>
    /// <exception cref="InvalidDataException">There are more nodes than any document has.</exception>
    public void Tame(Span<byte> bytes)
    {
        for (var slash = bytes.IndexOf((byte)'/'); slash >= 0; slash = bytes.IndexOf((byte)'/'))
        {
            bytes = bytes[(slash + 1)..];
            if (Is(bytes, "Kids"u8, out _) && ++_nodes > MostNodes)
                throw new InvalidDataException("The trees of this PDF have too many nodes.");
            if (Is(bytes, "Names"u8, out _) || (Is(bytes, "Length"u8, out var value) && !IsNumber(value)))
                bytes[bytes[0] == '#' ? 1 : 0] = (byte)'5';
            // The one other kind of a thing drawn that the reader passes over.
            else if (Is(bytes, "Form"u8, out var behind))
                "PS"u8.CopyTo(Blank(bytes[..^behind.Length]));
        }
    }

    private static Span<byte> Blank(Span<byte> name)
    {
        name.Fill((byte)' ');
        return name;
    }

    // Letters of a name may be escaped (ISO 32000-2, 7.3.5): /N#61mes.
    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> word, out ReadOnlySpan<byte> rest)
    {
        rest = name;
        foreach (var letter in word)
        {
            if (rest is [var first, ..] && first == letter)
                rest = rest[1..];
            else if (rest is [(byte)'#', var high, var low, ..] && (HexOf(high) << 4 | HexOf(low)) == letter)
                rest = rest[3..];
            else
                return false;
        }

        return rest is not [var next, ..] || !(char.IsAsciiLetterOrDigit((char)next) || next == '#');
    }

    // A number and then the next key or the end of the dictionary; whatever else there is may be a reference.
    private static bool IsNumber(ReadOnlySpan<byte> value)
    {
        value = value.TrimStart(Blanks);
        var digits = value.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0 && value[digits..].TrimStart(Blanks) is [(byte)'/' or (byte)'>', ..];
    }

    private static int HexOf(byte digit) => char.IsAsciiHexDigit((char)digit) ? (digit & 0xF) + (digit > '9' ? 9 : 0) : 0xFF;
}
