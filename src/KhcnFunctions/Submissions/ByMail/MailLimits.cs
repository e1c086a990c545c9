using System.Buffers;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>A mail that no mail program writes: so many parts or headers that reading it would cost more than it is worth.</summary>
public sealed class UnreasonableMailException(string message) : Exception(message);

/// <summary>
/// Goes through a mail once, keeping nothing, before it is read: thirty megabytes of empty parts or headers are millions
/// of objects.
/// </summary>
internal sealed class MailLimits(Stream mail) : MimeReader(mail)
{
    public const int MostParts = 1_000;
    public const int MostHeaders = 20_000;
    public const int LongestHeader = 256 * 1024;
    public const int MostDepth = 30;
    public const int LongestHeaders = 4 * 1024 * 1024;

    private int _parts;
    private int _headers;
    private long _headerBytes;

    /// <exception cref="UnreasonableMailException">It has more than a mail ever needs.</exception>
    public static void Check(Stream mail)
    {
        CheckLines(mail);
        mail.Position = 0;
        try
        {
            new MailLimits(mail).ReadMessage();
        }
        catch (FormatException)
        {
            // No headers at all: it will be read as far as it can be.
        }

        mail.Position = 0;
    }

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        _headerBytes += header.RawField.Length + header.RawValue.Length;
        if (++_headers > MostHeaders || header.RawValue.Length > LongestHeader || _headerBytes > LongestHeaders)
            throw new UnreasonableMailException("The mail has too many or too long headers.");
        base.OnHeaderRead(header, beginLineNumber, cancellationToken);
    }

    protected override void OnMimePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    protected override void OnMultipartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    protected override void OnMessagePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    private void Count()
    {
        if (++_parts > MostParts)
            throw new UnreasonableMailException("The mail has too many parts.");
    }

    // A header is taken in whole before it can be measured, so the block of headers at the top is measured first.
    private static void CheckLines(Stream mail)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            mail.Position = 0;
            var (length, atLineStart) = (0L, true);
            while (mail.Read(buffer) is var read and > 0)
            {
                foreach (var letter in buffer.AsSpan(0, read))
                {
                    if (letter == '\n' && atLineStart)
                        return;
                    if (++length > LongestHeaders)
                        throw new UnreasonableMailException("The mail's headers do not end.");
                    atLineStart = letter == '\n' || (letter == '\r' && atLineStart);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
