using System.Buffers.Binary;
using System.Text;

namespace KhcnFunctions.Submissions.Files;

/// <summary>
/// Judges an OLE compound file ([MS-CFB]): .doc, .xls, and encrypted new Office files. All blocks that look like entries of
/// its directory are looked at, so that a broken chain of sectors hides nothing.
/// </summary>
internal static class CompoundFile
{
    private const int EntryLength = 128;
    private const int Sector = 512;

    private static readonly string[] CodeNames = ["Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA", "VBA_PROJECT"];

    public static (FileKind Kind, string? Check) Judge(Stream file)
    {
        var bytes = Load(file);
        var names = NamesIn(bytes);
        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo") || names.Contains("\u0006DataSpaces"))
            throw new RefusedFileException(FileReasons.Encrypted);
        RefuseCode(names, bytes);
        if (names.Contains("WordDocument"))
            return IsEncryptedDoc(bytes) ? throw new RefusedFileException(FileReasons.Encrypted) : (FileKind.Doc, FileReasons.OldFormat);
        if (names.Contains("Workbook") || names.Contains("Book"))
            return IsEncryptedXls(bytes) ? throw new RefusedFileException(FileReasons.Encrypted) : (FileKind.Xls, FileReasons.OldFormat);
        throw new RefusedFileException(FileReasons.Unknown);
    }

    /// <summary>For a file that stands inside another one.</summary>
    public static void RefuseCode(Stream file)
    {
        var bytes = Load(file);
        RefuseCode(NamesIn(bytes), bytes);
    }

    private static void RefuseCode(HashSet<string> names, byte[] bytes)
    {
        if (CodeNames.Any(names.Contains) || HasMacroSheet(bytes))
            throw new RefusedFileException(FileReasons.Macros);
    }

    private static byte[] Load(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static HashSet<string> NamesIn(ReadOnlySpan<byte> file)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = Sector; at + EntryLength <= file.Length; at += EntryLength)
        {
            var entry = file.Slice(at, EntryLength);
            int length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);

            // The length in bytes counts the closing zero; types are storage, stream and root; a node is red or black.
            if (length is >= 4 and <= 64 && length % 2 == 0 && entry[66] is 1 or 2 or 5 && entry[67] <= 1 && entry[length - 1] == 0 && entry[length - 2] == 0)
                names.Add(Encoding.Unicode.GetString(entry[..(length - 2)]));
        }

        return names;
    }

    // The document's header begins a sector ([MS-DOC] 2.5.2): wIdent, then flag fEncrypted.
    private static bool IsEncryptedDoc(ReadOnlySpan<byte> file)
    {
        for (var at = Sector; at + 12 <= file.Length; at += Sector)
        {
            if (file[at] == 0xEC && file[at + 1] == 0xA5 && (file[at + 11] & 0x01) != 0)
                return true;
        }

        return false;
    }

    // FilePass is the first record after the one that begins the workbook ([MS-XLS] 2.1.7.20.3).
    private static bool IsEncryptedXls(ReadOnlySpan<byte> file)
    {
        for (var at = Sector; at + 24 <= file.Length; at += Sector)
        {
            if (file[at] != 0x09 || file[at + 1] != 0x08)
                continue;
            var next = at + 4 + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 2)..]);
            if (next + 2 <= file.Length && file[next] == 0x2F && file[next + 1] == 0)
                return true;
        }

        return false;
    }

    // BoundSheet8 ([MS-XLS] 2.4.28) of a sheet of Excel 4 macros: position (4), visibility (0 to 2), type 1, the name.
    private static bool HasMacroSheet(ReadOnlySpan<byte> file)
    {
        for (var at = 0; at + 12 <= file.Length; at++)
        {
            var next = file[at..].IndexOf((byte)0x85);
            if (next < 0)
                return false;
            at += next;
            var record = file[at..];
            if (record.Length >= 12 && record[1] == 0 && record[3] == 0 && record[8] <= 2 && record[9] == 1 && record[11] <= 1 && record[10] is > 0 and <= 31
                && record[2] == 8 + (record[10] * (1 + record[11])))
                return true;
        }

        return false;
    }
}
