using System.Runtime.CompilerServices;

namespace KhcnFunctions.Archiving;

/// <summary>Reads lines that end in LF, none longer than <paramref name="longest"/> bytes: a file without an end of line does not fill the memory.</summary>
internal sealed class LineReader(Stream from, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _begin;
    private int _end;

    /// <summary>Each line without its end; counts until the next one is asked for.</summary>
    /// <exception cref="ArchiveException">A line is too long, or the last one has no end.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            for (int length; (length = _buffer.AsSpan(_begin, _end - _begin).IndexOf((byte)'\n')) >= 0;)
            {
                yield return _buffer.AsMemory(_begin, length);
                _begin += length + 1;
            }

            if (!await FillAsync(ct))
                break;
        }

        if (_end > _begin)
            throw new ArchiveException("Bản lưu bị cắt cụt: dòng cuối không trọn.");
    }

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        var kept = _end - _begin;
        if (kept > longest)
            throw new ArchiveException("Bản lưu có dòng quá dài.");
        var buffer = kept * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_begin, kept).CopyTo(buffer);
        (_buffer, _begin, _end) = (buffer, 0, kept);
        var read = await from.ReadAsync(_buffer.AsMemory(_end), ct);
        _end += read;
        return read > 0;
    }
}
