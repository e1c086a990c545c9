using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KhcnFunctions.Storage;
using MimeKit;

namespace KhcnFunctions.LocalHost.Mailbox;

/// <summary>Reads the mailboxes that the local transport fills: production's, and that of the last rehearsal.</summary>
public sealed partial class LocalMailboxes(StorageRealms realms)
{
    private const string Production = "chinh-thuc";
    private const string LastRehearsal = "chay-thu";
    private const int MostShown = 200;

    // Headers stand first; the attachments need not be read for them.
    private const int LongestHeaders = 16 * 1024;

    public async Task<IReadOnlyList<LocalBox>> ListAsync(CancellationToken ct)
    {
        var boxes = new List<LocalBox> { await ReadAsync(Production, "Thư của các kỳ báo cáo", ct) };
        if (await LastRehearsalAsync(ct) is not null)
            boxes.Add(await ReadAsync(LastRehearsal, "Thư của lần chạy thử gần nhất", ct));
        return boxes;
    }

    /// <summary>Null where there is no such mail.</summary>
    public async Task<MimeMessage?> FindAsync(string box, string file, CancellationToken ct)
    {
        if (await DownloadAsync(box, file, ct) is not { } content)
            return null;
        using var stream = new MemoryStream(content, writable: false);
        return await MimeMessage.LoadAsync(stream, ct);
    }

    /// <summary>The .eml file; null where there is no such mail.</summary>
    public async Task<byte[]?> DownloadAsync(string box, string file, CancellationToken ct)
    {
        if (!FileForm().IsMatch(file) || await ContainerAsync(box, ct) is not { } container)
            return null;
        try
        {
            return (await container.GetBlobClient(file).DownloadContentAsync(ct)).Value.Content.ToArray();
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public static LocalMailHead Head(string box, string file, HeaderList headers) => new(
        box,
        file,
        MimeKit.Utils.DateUtils.TryParse(headers[HeaderId.Date] ?? "", out var date) ? date : default,
        headers[HeaderId.To] ?? "",
        headers[HeaderId.Subject] ?? "");

    private async Task<LocalBox> ReadAsync(string box, string title, CancellationToken ct)
    {
        var files = new List<string>();
        var container = (await ContainerAsync(box, ct))!;
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: ct))
                files.Add(blob.Name);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // Nothing was sent yet.
        }

        var heads = await Task.WhenAll(files.OrderDescending(StringComparer.Ordinal).Take(MostShown).Select(async file =>
        {
            var range = new BlobDownloadOptions { Range = new HttpRange(0, LongestHeaders) };
            var start = (await container.GetBlobClient(file).DownloadContentAsync(range, ct)).Value.Content;
            return Head(box, file, await HeaderList.LoadAsync(start.ToStream(), ct));
        }));
        return new LocalBox(box, title, files.Count, heads);
    }

    private async Task<BlobContainerClient?> ContainerAsync(string box, CancellationToken ct) => box switch
    {
        Production => realms.Production.Mailbox,
        LastRehearsal => await LastRehearsalAsync(ct),
        _ => null,
    };

    private async Task<BlobContainerClient?> LastRehearsalAsync(CancellationToken ct)
    {
        (BlobContainerClient? Mailbox, DateTimeOffset Made) last = default;
        foreach (var run in await realms.RehearsalsAsync(ct))
        {
            var mailbox = realms.For(run).Mailbox;
            try
            {
                var made = (await mailbox.GetPropertiesAsync(cancellationToken: ct)).Value.LastModified;
                if (last.Mailbox is null || made > last.Made)
                    last = (mailbox, made);
            }
            catch (RequestFailedException fault) when (fault.Status == 404)
            {
                // Just being deleted.
            }
        }

        return last.Mailbox;
    }

    [GeneratedRegex("^[0-9a-z-]{1,200}\\.eml\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileForm();
}
