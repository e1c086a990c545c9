using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace KhcnFunctions.Submissions.Files;

/// <param name="Name">As the directory gives it.</param>
/// <param name="PackedSize">Bytes in the file.</param>
internal sealed record ZipMember(string Name, bool IsEncrypted, int Method, long PackedSize, long HeaderAt)
{
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>
/// The members of a zip file (APPNOTE 6.3) as its central directory gives them. Made for files that nobody trusts: no
/// declared size is used to reserve memory, the number of members is limited, and what is unpacked is counted.
/// </summary>
internal sealed class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int Stored = 0;
    private const int Deflated = 8;

    private readonly Stream _file;

    private ZipDirectory(Stream file, IReadOnlyList<ZipMember> members)
    {
        _file = file;
        Members = members;
    }

    public IReadOnlyList<ZipMember> Members { get; }

    /// <exception cref="InvalidDataException">It is no zip file that can be read; <see cref="UnpackedTooLargeException"/> where it has too many members.</exception>
    public static ZipDirectory Read(Stream file)
    {
        var (count, start, size) = FindEnd(file);
        if (count > FileLimits.MostMembers || size > count * 2_000L)
            throw new UnpackedTooLargeException();
        if (start + size > file.Length)
            throw new InvalidDataException("The zip's directory lies outside the file.");
        var directory = ReadAt(file, start, (int)size);
        var members = new List<ZipMember>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; members.Count < count;)
        {
            var (member, length) = ReadEntry(directory.AsSpan(at));
            if (!names.Add(member.Name))
                throw new InvalidDataException("The zip names a member twice.");
            members.Add(member);
            at += length;
        }

        return new(file, members);
    }

    public ZipMember? Find(string name) => Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidDataException">It is packed or placed in a way that can't be read.</exception>
    public Stream Open(ZipMember member, UnpackingBudget budget)
    {
        if (member.HeaderAt < 0 || member.HeaderAt + LocalLength > _file.Length)
            throw new InvalidDataException("A member lies outside the zip.");
        var header = ReadAt(_file, member.HeaderAt, LocalLength).AsSpan();
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature)
            throw new InvalidDataException("A member has no header.");
        var start = member.HeaderAt + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (start + member.PackedSize > _file.Length)
            throw new InvalidDataException("A member ends outside the zip.");
        var slice = new SliceStream(_file, start, member.PackedSize);
        return member.Method switch
        {
            Stored => new BudgetedStream(slice, budget),
            Deflated => new BudgetedStream(new DeflateStream(slice, CompressionMode.Decompress), budget),
            _ => throw new InvalidDataException("A member is packed in an unknown way."),
        };
    }

    private static (int Count, long Start, long Size) FindEnd(Stream file)
    {
        var length = (int)Math.Min(file.Length, EndLength + ushort.MaxValue);
        var tail = ReadAt(file, file.Length - length, length);
        for (var at = length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == EndSignature && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) <= length)
                return (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]));
        }

        throw new InvalidDataException("The zip has no directory.");
    }

    private static (ZipMember Member, int Length) ReadEntry(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < EntryLength || BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntrySignature)
            throw new InvalidDataException("The zip's directory is broken.");
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]);
        var length = EntryLength + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        if (length > entry.Length)
            throw new InvalidDataException("The zip's directory is broken.");
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]);
        var name = NameOf(entry.Slice(EntryLength, nameLength));
        var (packed, at) = Places(entry, entry.Slice(EntryLength + nameLength, extraLength));
        return (new(name, (flags & 0x2041) != 0, BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]), packed, at), length);
    }

    // Some writers note sizes and places in the long form (zip64) even of small files.
    private static (long Packed, long HeaderAt) Places(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> extra)
    {
        var longForm = new Queue<long>();
        while (extra.Length >= 4)
        {
            var size = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                for (var at = 0; at + 8 <= size; at += 8)
                    longForm.Enqueue(BinaryPrimitives.ReadInt64LittleEndian(extra[(4 + at)..]));
            }

            extra = extra[(4 + size)..];
        }

        Next(entry, 24, longForm);
        return (Next(entry, 20, longForm), Next(entry, 42, longForm));
    }

    private static long Next(ReadOnlySpan<byte> entry, int at, Queue<long> longForm)
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(entry[at..]);
        if (value != uint.MaxValue)
            return value;
        return longForm.TryDequeue(out var large) && large is >= 0 and < uint.MaxValue ? large : throw new InvalidDataException("The zip is too large for its directory.");
    }

    private static string NameOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static byte[] ReadAt(Stream file, long position, int count)
    {
        var bytes = new byte[count];
        file.Position = position;
        try
        {
            file.ReadExactly(bytes);
        }
        catch (EndOfStreamException ended)
        {
            throw new InvalidDataException("The file ends too early.", ended);
        }

        return bytes;
    }
}
