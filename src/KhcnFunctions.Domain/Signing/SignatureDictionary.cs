namespace KhcnFunctions.Signing;

/// <summary>A signature dictionary (ISO 32000-2, table 255) as it stands in the file, with where its /Contents stands.</summary>
/// <param name="ContentsStart">Offset of the '&lt;' of /Contents.</param>
/// <param name="ContentsEnd">Offset after its '&gt;'.</param>
/// <param name="Time">/M as written, such as (D:20261208154200+07'00').</param>
internal sealed record SignatureDictionary(ByteRange Range, int ContentsStart, int ContentsEnd, string? SubFilter, string? Time)
{
    /// <summary>Reads the object at an offset.</summary>
    /// <exception cref="BrokenSignatureException">It is no signature dictionary as the standard wants it.</exception>
    public static SignatureDictionary Read(ReadOnlySpan<byte> file, int offset, long number)
    {
        var tokens = new PdfTokens(file, offset);
        if (tokens.Integer(tokens.Next()) != number || tokens.Next().Kind is not PdfTokenKind.Integer || !tokens.Is(tokens.Next(), "obj"u8)
            || tokens.Next().Kind is not PdfTokenKind.DictionaryStart)
            throw Broken();

        var seen = new HashSet<string>(StringComparer.Ordinal);
        (PdfToken? contents, ByteRange? range, string? subFilter, string? time) = (null, null, null, null);
        for (var key = tokens.Next(); key.Kind is not PdfTokenKind.DictionaryEnd; key = tokens.Next())
        {
            // A key that comes twice is read differently by different programs.
            if (key.Kind is not PdfTokenKind.Name || !seen.Add(tokens.Name(key)))
                throw Broken();
            var value = tokens.Next();
            switch (tokens.Name(key))
            {
                case "Contents":
                    contents = value.Kind is PdfTokenKind.HexString ? value : throw Broken();
                    break;
                case "ByteRange":
                    range = ByteRange.Read(ref tokens, value);
                    break;
                case "SubFilter":
                    subFilter = value.Kind is PdfTokenKind.Name ? tokens.Name(value) : throw Broken();
                    break;
                case "M" when value.Kind is PdfTokenKind.LiteralString:
                    time = tokens.Text(value);
                    break;
                default:
                    Skip(ref tokens, value);
                    break;
            }
        }

        return contents is { } hole && range is not null ? new(range, hole.Start, hole.End, subFilter, time) : throw Broken();
    }

    // A reference, 12 0 R, ends as a key that is no name would; so numbers are read on as far as they go.
    private static void Skip(ref PdfTokens tokens, PdfToken value)
    {
        var depth = 0;
        var token = value;
        while (true)
        {
            switch (token.Kind)
            {
                case PdfTokenKind.DictionaryStart or PdfTokenKind.ArrayStart:
                    if (++depth > SignedCopyLimits.DeepestNesting)
                        throw Broken();
                    break;
                case PdfTokenKind.DictionaryEnd or PdfTokenKind.ArrayEnd:
                    if (--depth < 0)
                        throw Broken();
                    break;
            }

            if (depth == 0)
                break;
            token = tokens.Next();
        }

        if (value.Kind is not PdfTokenKind.Integer)
            return;
        var ahead = tokens;
        if (ahead.Next().Kind is PdfTokenKind.Integer && ahead.Is(ahead.Next(), "R"u8))
            tokens = ahead;
    }

    private static BrokenSignatureException Broken() => new(SigningReasons.Dictionary);
}
