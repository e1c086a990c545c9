using System.Security.Cryptography;

namespace KhcnFunctions.Signing;

/// <summary>
/// What a signature covers (ISO 32000-2, 12.8.1): the file from its first byte to <paramref name="End"/>, but for the hole that holds
/// the signature itself. Other shapes are possible by the standard's words and only attackers make them.
/// </summary>
/// <param name="HoleStart">Length of the first part.</param>
/// <param name="HoleEnd">Where the second part begins.</param>
internal sealed record ByteRange(int HoleStart, int HoleEnd, long End)
{
    /// <exception cref="BrokenSignatureException">It does not begin with the file, is not of two parts, or the parts overlap.</exception>
    public static ByteRange Read(ref PdfTokens tokens, PdfToken start)
    {
        if (start.Kind is not PdfTokenKind.ArrayStart)
            throw Broken();
        var first = ReadNumber(ref tokens);
        var (holeStart, holeEnd, length) = (ReadNumber(ref tokens), ReadNumber(ref tokens), ReadNumber(ref tokens));
        if (tokens.Next().Kind is not PdfTokenKind.ArrayEnd || first != 0 || holeStart == 0 || holeEnd <= holeStart || length == 0)
            throw Broken();
        return new(holeStart, holeEnd, (long)holeEnd + length);
    }

    /// <summary>The hole is the hexadecimal string of /Contents and nothing else, and the range ends a revision of the file.</summary>
    /// <exception cref="BrokenSignatureException">It is not so.</exception>
    public void Check(ReadOnlySpan<byte> file, SignatureDictionary dictionary)
    {
        if (End > file.Length)
            throw Broken();
        if (HoleStart != dictionary.ContentsStart || HoleEnd != dictionary.ContentsEnd)
            throw new BrokenSignatureException(SigningReasons.Hole);
        if (!RevisionEnd.IsAtEndOf(file[..(int)End]))
            throw new BrokenSignatureException(SigningReasons.Revision);
    }

    /// <summary>The digest of the covered bytes.</summary>
    public byte[] Digest(ReadOnlySpan<byte> file, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(file[..HoleStart]);
        hash.AppendData(file[HoleEnd..(int)End]);
        return hash.GetHashAndReset();
    }

    private static int ReadNumber(ref PdfTokens tokens)
    {
        var token = tokens.Next();
        return token.Kind is PdfTokenKind.Integer ? tokens.Integer(token) : throw Broken();
    }

    private static BrokenSignatureException Broken() => new(SigningReasons.ByteRange);
}
