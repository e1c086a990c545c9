using System.Buffers;
using System.Buffers.Binary;

namespace KhcnFunctions.Submissions.Files;

/// <summary>What the first bytes of a file say that it is.</summary>
internal static class FileSignature
{
    public enum Kind
    {
        Unknown,
        Nothing,
        Zip,

        /// <summary>OLE compound file: old Office files, and encrypted new ones.</summary>
        Compound,
        Pdf,
        Jpeg,
        Png,
        Rar,
        OtherArchive,
        Program,
    }

    // A PDF may begin with a few blanks or a byte order mark; whatever else stands before it makes it another kind of file.
    private const int MostBeforePdf = 16;

    private static readonly SearchValues<byte> BeforePdf = SearchValues.Create([(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0, 0xEF, 0xBB, 0xBF]);

    public static Kind Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return Kind.Nothing;
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8))
            return Kind.Zip;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return Kind.Compound;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Kind.Jpeg;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Kind.Png;
        if (start.StartsWith("Rar!\u001A\u0007"u8))
            return Kind.Rar;
        if (IsPdf(start))
            return Kind.Pdf;
        if (IsProgram(start))
            return Kind.Program;
        return IsOtherArchive(start) ? Kind.OtherArchive : Kind.Unknown;
    }

    /// <summary>Whether a password hides the names or the first file of a RAR archive (RAR 4 and 5 technical notes).</summary>
    public static bool IsEncryptedRar(ReadOnlySpan<byte> start)
    {
        // RAR 5: the block that says how headers are encrypted comes first: checksum (4), size, type 4.
        if (start.Length > 14 && start[6] == 1)
            return start[13] == 4;

        // RAR 4: the archive's header (13 bytes, flag 0x0080), then the first file's (flag 0x0004).
        return start.Length > 26
            && start[6] == 0
            && ((start[9] == 0x73 && (BinaryPrimitives.ReadUInt16LittleEndian(start[10..]) & 0x80) != 0)
                || (start[22] == 0x74 && (BinaryPrimitives.ReadUInt16LittleEndian(start[23..]) & 0x04) != 0));
    }

    private static bool IsPdf(ReadOnlySpan<byte> start)
    {
        var at = start.IndexOf("%PDF-"u8);
        return at is >= 0 and <= MostBeforePdf && !start[..at].ContainsAnyExcept(BeforePdf);
    }

    private static bool IsProgram(ReadOnlySpan<byte> start) =>
        start.StartsWith("MZ"u8) || start.StartsWith("\u007FELF"u8) || start.StartsWith("#!"u8)
        || start.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]) || start.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        || start.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]);

    private static bool IsOtherArchive(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || start.StartsWith("BZh"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'])
        || start.StartsWith("MSCF"u8) || (start.Length > 262 && start[257..].StartsWith("ustar"u8));
}
