using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.Mail;

/// <summary>Mails of the sample cycle, ready to send.</summary>
public static class SampleMail
{
    public const string AttachmentName = "Dự thảo Báo cáo năm 2026.docx";

    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static readonly byte[] AttachmentContent = [.. Enumerable.Range(0, 3000).Select(number => (byte)number)];

    public static MailComposer Composer(MailOptions? options = null) => new(Options.Create(options ?? new MailOptions()), NullLoggerFactory.Instance);

    public static OutgoingMail Outgoing(Letter? letter = null, bool withAttachment = false, params string[] to) => new(
        "skhcn|dich-vu-khcn|2026|p-qlkh|request|2026-12-09",
        to.Length == 0 ? ["p-qlkh@sokhcn.example"] : to,
        letter ?? Letters.Request(SampleCycle.On(1), SampleCycle.Duty(SampleCycle.Science), 7),
        SampleCycle.At(1),
        withAttachment ? [new(AttachmentName, Docx, AttachmentContent)] : []);

    public static Task<MimeMessage> ComposeAsync(params string[] to) => Composer().ComposeAsync(Outgoing(withAttachment: true, to: to));

    public static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}
