using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>The local mailbox: each mail is one .eml file in a blob container. The container must exist.</summary>
public sealed class BlobMailbox(BlobContainerClient container) : IMailTransport
{
    /// <summary>Key of the container among the services.</summary>
    public const string ContainerKey = "mailbox";

    private static readonly FormatOptions Format = MimeFormat();

    /// <summary>A mail that is there already is accepted again, unchanged.</summary>
    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var name = BlobName(message);
        using var content = new MemoryStream();
        await message.WriteToAsync(Format, content, CancellationToken.None);
        content.Position = 0;
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "message/rfc822" },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, upload, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Written by an earlier attempt.
        }
        catch (OperationCanceledException)
        {
            return new MailOutcome.Deferred("The mailbox was not written in time.");
        }
        catch (RequestFailedException exception)
        {
            // A second writing is harmless, so nothing here is unclear.
            return new MailOutcome.Deferred($"The mailbox could not be written: {exception.ErrorCode ?? exception.Message}.");
        }

        return new MailOutcome.Accepted(name);
    }

    public async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The container comes with the first plan.
            await container.ExistsAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or OperationCanceledException)
        {
            return $"The mailbox can't be reached: {exception.Message}";
        }
    }

    /// <summary>{yyyyMMdd-HHmm}-{local part of the first address}-{opaque id}.eml, in Việt Nam's time.</summary>
    public static string BlobName(MimeMessage message)
    {
        var recipient = message.To.Mailboxes.First().LocalPart;
        var slug = new string([.. recipient.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(40)]);
        return string.Create(CultureInfo.InvariantCulture, $"{message.Date:yyyyMMdd-HHmm}-{slug}-{message.Headers[MailComposer.KeyHeader]}.eml");
    }

    private static FormatOptions MimeFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
