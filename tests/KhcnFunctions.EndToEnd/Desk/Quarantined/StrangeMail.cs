using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.ByMail;
using MimeKit;
using Xunit;

namespace KhcnFunctions.EndToEnd.Desk.Quarantined;

/// <summary>Mails that can't be taken for a report, as they come.</summary>
internal static class StrangeMail
{
    public static byte[] Pdf => "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static byte[] Of(string from, string subject, string text, params (string Name, byte[] Content)[] files)
    {
        var body = new BodyBuilder { TextBody = text };
        foreach (var (name, content) in files)
            body.Attachments.Add(name, content);
        using var message = new MimeMessage([MailboxAddress.Parse(from)], [MailboxAddress.Parse("bc@nhan.example")], subject, body.ToMessageBody());
        message.MessageId = $"{Guid.NewGuid():N}@gmail.example";
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return [.. Encoding.ASCII.GetBytes("Received: by mx.example; Tue, 08 Dec 2026 01:30:00 +0000\r\n"), .. stream.ToArray()];
    }

    /// <param name="token">Of the unit's address to which it goes; null for none.</param>
    public static Task TakeInAsync(LocalHostApp app, byte[] raw, string? token, MailFacts? facts = null) => ((InboundDesk)app.Services.GetService(typeof(InboundDesk))!).ReceiveAsync(
        raw, (facts ?? new MailFacts([], null, "pass", null)) with { To = token is null ? [] : [$"bc+{token}@nhan.example"] }, app.Client, CancellationToken.None);

    /// <summary>Id of the one that is about the cycle.</summary>
    public static async Task<string> IdOfOnlyAsync(CycleHarness cycle)
    {
        var row = Assert.Single(await RowsAsync(cycle), row => row.GetString("Cycle") == cycle.Table.Partition);
        return row.RowKey[InboundRows.QuarantinePrefix.Length..];
    }

    public static async Task<List<TableEntity>> RowsAsync(CycleHarness cycle)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in cycle.Table.Realm.Cycles.QueryAsync<TableEntity>(row => row.PartitionKey == InboundRows.Partition))
        {
            if (row.RowKey.StartsWith(InboundRows.QuarantinePrefix, StringComparison.Ordinal))
                rows.Add(row);
        }

        return rows;
    }
}
