namespace KhcnFunctions.Signing;

/// <summary>Where a revision of a file ends (ISO 32000-2, 7.5.5: the last line holds %%EOF alone).</summary>
internal static class RevisionEnd
{
    public static bool IsAtEndOf(ReadOnlySpan<byte> bytes) => bytes[..WithoutBlanks(bytes)].EndsWith("%%EOF"u8);

    /// <summary>
    /// Whether what is covered goes to the end of the file. The one thing that may follow is the end of the last line, where
    /// the signing program left it out: CR, LF or both, once.
    /// </summary>
    public static bool IsCovered(ReadOnlySpan<byte> file, long covered)
    {
        if (covered == file.Length)
            return true;
        var mark = WithoutBlanks(file[..(int)covered]);
        var line = file[mark..];
        return line.SequenceEqual("\n"u8) || line.SequenceEqual("\r"u8) || line.SequenceEqual("\r\n"u8);
    }

    private static int WithoutBlanks(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        while (end > 0 && PdfTokens.IsWhitespace(bytes[end - 1]))
            end--;
        return end;
    }
}
