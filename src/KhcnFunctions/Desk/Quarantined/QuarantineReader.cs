using Azure.Data.Tables;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Scanner;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>Reads the mail of an entry again, as it was stored.</summary>
public sealed class QuarantineReader(MailReader reader, FileStore files, FileScanner scanner)
{
    private const string Untyped = "application/octet-stream";

    /// <summary>The mail as it came, to be saved.</summary>
    internal async Task<IActionResult> SaveAsync(HttpRequest request, CycleTable table, QuarantinedMail entry, CancellationToken ct) =>
        request.SaveAs($"thu-{entry.Identity}.eml", Untyped, await RawAsync(table, entry, ct));

    /// <summary>One of its files, to be saved: never shown, whatever it says of itself.</summary>
    /// <param name="number">From 1.</param>
    /// <exception cref="ProblemException">404 where there is none, 409 where it has malicious code.</exception>
    internal async Task<IActionResult> SaveFileAsync(HttpRequest request, CycleTable table, QuarantinedMail entry, int number, CancellationToken ct)
    {
        var mail = await ReadAsync(table, entry, ct);
        if (mail is null || number < 1 || number > mail.Attachments.Count)
            throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Không có tệp này", "Thư không có tệp này.");
        var file = mail.Attachments[number - 1];
        using var content = new MemoryStream(file.Content, writable: false);
        return (await scanner.ScanAsync(content, ct)).Outcome switch
        {
            ScanOutcome.Infected => throw new ProblemException(StatusCodes.Status409Conflict, "infected", "Tệp có mã độc", "Tệp có mã độc nên không tải về được; thư gốc vẫn được lưu."),
            ScanOutcome.Unavailable => throw new IOException("The scanner does not answer."),
            _ => request.SaveAs(FileNames.Clean(file.Name), Untyped, file.Content),
        };
    }

    private Task<byte[]> RawAsync(CycleTable table, QuarantinedMail entry, CancellationToken ct) => files.ReadAsync(table.Realm, InboundRows.BlobOf(entry.Sha256), ct);

    /// <summary>Null where it can't be read; its bytes are there nevertheless.</summary>
    internal async Task<IncomingMail?> ReadAsync(CycleTable table, QuarantinedMail entry, CancellationToken ct)
    {
        var raw = await RawAsync(table, entry, ct);
        var facts = await FactsAsync(table, entry, ct);
        try
        {
            return reader.Read(raw, facts) with { ReceivedAt = entry.ReceivedAt };
        }
        catch (Exception unreadable) when (unreadable is not (OutOfMemoryException or OperationCanceledException))
        {
            // Whatever the reader stumbled over when it came, it stumbles over now.
            return null;
        }
    }

    private static async Task<MailFacts> FactsAsync(CycleTable table, QuarantinedMail entry, CancellationToken ct)
    {
        var row = await table.Realm.Cycles.GetEntityIfExistsAsync<TableEntity>(InboundRows.Partition, InboundRows.Key(entry.Sha256), cancellationToken: ct);
        return row.HasValue ? row.Value!.GetJson<MailFacts>("Facts") : MailFacts.None;
    }
}
