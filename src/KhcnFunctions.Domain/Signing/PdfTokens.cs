using System.Globalization;
using System.Text;

namespace KhcnFunctions.Signing;

internal enum PdfTokenKind
{
    Name,
    Integer,
    LiteralString,
    HexString,
    DictionaryStart,
    DictionaryEnd,
    ArrayStart,
    ArrayEnd,

    /// <summary>Anything else: R, obj, true, 1.5.</summary>
    Keyword,
}

/// <param name="Start">Offset of the first byte, delimiters included.</param>
/// <param name="End">Offset after the last byte, delimiters included.</param>
internal readonly record struct PdfToken(PdfTokenKind Kind, int Start, int End);

/// <summary>
/// The tokens of a PDF with their offsets (ISO 32000-2, 7.2 and 7.3), which readers of PDFs do not give: a signature's range
/// has to be compared with where its /Contents really stands.
/// </summary>
internal ref struct PdfTokens(ReadOnlySpan<byte> file, int position)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private int _position = position;

    public static bool IsWhitespace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    /// <exception cref="BrokenSignatureException">The file ends, or has no token here.</exception>
    public PdfToken Next()
    {
        SkipBlanks();
        var start = _position;
        return Peek(0) switch
        {
            (byte)'/' => Take(PdfTokenKind.Name, RegularEnd(start + 1)),
            (byte)'(' => Take(PdfTokenKind.LiteralString, LiteralEnd(start)),
            (byte)'<' when Peek(1) == '<' => Take(PdfTokenKind.DictionaryStart, start + 2),
            (byte)'<' => Take(PdfTokenKind.HexString, HexEnd(start)),
            (byte)'>' when Peek(1) == '>' => Take(PdfTokenKind.DictionaryEnd, start + 2),
            (byte)'[' => Take(PdfTokenKind.ArrayStart, start + 1),
            (byte)']' => Take(PdfTokenKind.ArrayEnd, start + 1),
            _ when RegularEnd(start) is var end && end > start => Take(IsInteger(_file[start..end]) ? PdfTokenKind.Integer : PdfTokenKind.Keyword, end),
            _ => throw Broken(),
        };
    }

    /// <summary>A name without its slash, #-escapes decoded.</summary>
    public readonly string Name(PdfToken token)
    {
        var text = new StringBuilder();
        for (var at = token.Start + 1; at < token.End; at++)
        {
            if (_file[at] == '#' && at + 2 < token.End && char.IsAsciiHexDigit((char)_file[at + 1]) && char.IsAsciiHexDigit((char)_file[at + 2]))
            {
                text.Append((char)Convert.FromHexString(Latin(_file.Slice(at + 1, 2)))[0]);
                at += 2;
            }
            else
            {
                text.Append((char)_file[at]);
            }
        }

        return text.ToString();
    }

    /// <exception cref="BrokenSignatureException">It is no number that an offset may be.</exception>
    public readonly int Integer(PdfToken token) =>
        token.Kind is PdfTokenKind.Integer && int.TryParse(Latin(_file[token.Start..token.End]), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Broken();

    public readonly bool Is(PdfToken token, ReadOnlySpan<byte> word) => token.Kind is PdfTokenKind.Keyword && _file[token.Start..token.End].SequenceEqual(word);

    public readonly string Text(PdfToken token) => Latin(_file[token.Start..token.End]);

    private static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static bool IsInteger(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool IsDelimiter(byte value) => value is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static BrokenSignatureException Broken() => new(SigningReasons.Dictionary);

    private readonly byte Peek(int ahead) => _position + ahead < _file.Length ? _file[_position + ahead] : (byte)0;

    private PdfToken Take(PdfTokenKind kind, int end)
    {
        var token = new PdfToken(kind, _position, end);
        _position = end;
        return token;
    }

    private void SkipBlanks()
    {
        while (_position < _file.Length)
        {
            if (_file[_position] == '%')
            {
                var line = _file[_position..].IndexOfAny((byte)'\r', (byte)'\n');
                _position = line < 0 ? _file.Length : _position + line;
            }
            else if (IsWhitespace(_file[_position]))
            {
                _position++;
            }
            else
            {
                return;
            }
        }

        throw Broken();
    }

    private readonly int RegularEnd(int from)
    {
        while (from < _file.Length && !IsWhitespace(_file[from]) && !IsDelimiter(_file[from]))
            from++;
        return from;
    }

    private readonly int HexEnd(int from)
    {
        var end = _file[from..].IndexOf((byte)'>');
        return end < 0 ? throw Broken() : from + end + 1;
    }

    private readonly int LiteralEnd(int from)
    {
        var open = 0;
        for (var at = from; at < _file.Length; at++)
        {
            switch (_file[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    return at + 1;
            }
        }

        throw Broken();
    }
}
