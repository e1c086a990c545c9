using System.Text;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Submissions.ByMail;
using MimeKit;

namespace KhcnFunctions.EndToEnd.Desk.December;

/// <summary>A unit's report from an address that nobody registered, as it lands in the department's mailbox.</summary>
internal static class StrayMail
{
    /// <param name="unit">Whose link the mail was sent to.</param>
    /// <param name="at">When the department's mail server took it.</param>
    public static async Task ReceiveAsync(CycleHarness cycle, string unit, DateTimeOffset at, string subject, string text, string fileName, byte[] file)
    {
        var body = new BodyBuilder { TextBody = text };
        body.Attachments.Add(fileName, file);
        using var message = new MimeMessage([MailboxAddress.Parse("canbo.mau@thu-rieng.example")], [MailboxAddress.Parse("bc@nhan.example")], subject, body.ToMessageBody());
        message.MessageId = $"{Guid.NewGuid():N}@thu-rieng.example";
        using var stream = new MemoryStream();
        await message.WriteToAsync(stream);
        byte[] raw = [.. Encoding.ASCII.GetBytes($"Received: by mx.example; {MimeKit.Utils.DateUtils.FormatDate(at)}\r\n"), .. stream.ToArray()];
        await cycle.Service<InboundDesk>().ReceiveAsync(raw, new MailFacts([$"bc+{cycle.TokenOf(unit)}@nhan.example"], null, "pass", null), cycle.Client, CancellationToken.None);
    }
}
