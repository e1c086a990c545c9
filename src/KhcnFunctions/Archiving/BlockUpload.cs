using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KhcnFunctions.Archiving;

/// <summary>
/// Writes a block blob piece by piece, which is there only once it is committed. The client's own stream begins with an
/// empty blob, and in an immutable container that would stay.
/// </summary>
internal sealed class BlockUpload(BlockBlobClient blob) : Stream
{
    private const int BlockSize = 8 * 1024 * 1024;

    // Of two that write one name at once, neither commits the other's blocks.
    private readonly byte[] _run = RandomNumberGenerator.GetBytes(12);
    private readonly byte[] _block = new byte[BlockSize];
    private readonly List<string> _blocks = [];
    private int _filled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Fill(buffer.Span)..];
            if (_filled == BlockSize)
                await blob.StageBlockAsync(NextId(), Block(), cancellationToken: cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Fill(buffer)..];
            if (_filled == BlockSize)
                blob.StageBlock(NextId(), Block());
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>What was written becomes the blob.</summary>
    /// <exception cref="RequestFailedException">There is one of this name, among others.</exception>
    public async Task CommitAsync(string contentType, CancellationToken ct)
    {
        if (_filled > 0)
            await blob.StageBlockAsync(NextId(), Block(), cancellationToken: ct);
        await blob.CommitBlockListAsync(_blocks, new CommitBlockListOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        }, ct);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Fill(ReadOnlySpan<byte> from)
    {
        var taken = Math.Min(from.Length, BlockSize - _filled);
        from[..taken].CopyTo(_block.AsSpan(_filled));
        _filled += taken;
        return taken;
    }

    private MemoryStream Block()
    {
        var block = new MemoryStream(_block, 0, _filled, writable: false);
        _filled = 0;
        return block;
    }

    private string NextId()
    {
        _blocks.Add(Convert.ToBase64String([.. _run, .. BitConverter.GetBytes(_blocks.Count)]));
        return _blocks[^1];
    }
}
