using System.Text;
using KhcnFunctions.Mail;
using MimeKit;
using MimeKit.Tnef;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What stands in a mail: its text, the text of mails inside it, its files.</summary>
internal sealed class MailParts
{
    /// <summary>A smaller picture to which the text refers is the sender's emblem, not a scanned page.</summary>
    private const int LargestOrnament = 20 * 1024;

    private const int MostFiles = 100;
    private const int DeepestMail = 4;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _embedded = new();
    private readonly List<IncomingFile> _files = [];

    private MailParts()
    {
    }

    public string Text => _text.ToString();

    /// <summary>Of mails that are attached, where they are not ours.</summary>
    public string EmbeddedText => _embedded.ToString();

    public IReadOnlyList<IncomingFile> Files => _files;

    public static MailParts Of(MimeMessage message)
    {
        var parts = new MailParts();
        parts.Take(message.Body, depth: 0, parts._text);
        return parts;
    }

    private void Take(MimeEntity? entity, int depth, StringBuilder text)
    {
        switch (entity)
        {
            case MultipartAlternative alternative:
                TakeOne(alternative, depth, text);
                break;
            case Multipart multipart:
                foreach (var part in multipart)
                    Take(part, depth, text);
                TakeLoose(multipart, text);
                break;
            case MessagePart embedded:
                Take(embedded.Message, depth + 1);
                break;
            case MimePart part:
                Take(part, depth, text);
                break;
        }
    }

    // Of the forms of one text the first that says something; files may stand beside any.
    private void TakeOne(Multipart alternative, int depth, StringBuilder text)
    {
        var taken = false;
        foreach (var part in alternative)
        {
            var form = new StringBuilder();
            Take(part, depth, form);
            if (!taken && !string.IsNullOrWhiteSpace(form.ToString()))
            {
                Append(text, form.ToString());
                taken = true;
            }
        }
    }

    // Where the boundary is missing or never comes, everything stands before the first part.
    private static void TakeLoose(Multipart multipart, StringBuilder text)
    {
        if (multipart.Count == 0 && multipart.Preamble is { } loose)
            Append(text, LoosePart.TextOf(loose));
    }

    private void Take(MimeMessage? mail, int depth)
    {
        if (mail is null || depth > DeepestMail || mail.Headers.Contains(MailComposer.KeyHeader))
            return;
        Take(mail.Body, depth, _embedded);
    }

    private void Take(MimePart part, int depth, StringBuilder text)
    {
        if (part.Content is null || part.ContentType.IsMimeType("message", "*"))
            return;
        if (part is TnefPart || string.Equals(part.FileName, "winmail.dat", StringComparison.OrdinalIgnoreCase))
            TakeTnef(part, depth, text);
        else if (part is TextPart written && !IsFile(part))
            Append(text, written.IsHtml ? HtmlText.Of(PartText.Of(written)) : PartText.Of(written));
        else if (part.FileName?.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) is true)
            TakeMail(Bytes(part), depth);
        else
            TakeFile(part);
    }

    private static bool IsFile(MimePart part) => part.IsAttachment || (part.FileName is not null && part.ContentDisposition?.Disposition is not "inline");

    private void TakeFile(MimePart part)
    {
        var content = Bytes(part);
        if (content.Length == 0 || _files.Count >= MostFiles || (IsOrnament(part) && content.Length <= LargestOrnament))
            return;
        _files.Add(new IncomingFile(FileNameOf(part), content));
    }

    private static bool IsOrnament(MimePart part) =>
        part.ContentType.IsMimeType("image", "*") && !part.IsAttachment && part.ContentId is not null;

    private string FileNameOf(MimePart part)
    {
        var name = (part.FileName ?? "").Normalize();
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = new string([.. name.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        if (name.Length > 0)
            return name;
        return MimeTypes.TryGetExtension(part.ContentType.MimeType, out var extension)
            ? FormattableString.Invariant($"tep-{_files.Count + 1}{extension}")
            : FormattableString.Invariant($"tep-{_files.Count + 1}");
    }

    private void TakeMail(byte[] content, int depth)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            MailLimits.Check(stream);
            using var mail = new MimeParser(stream, persistent: true).ParseMessage();
            Take(mail, depth + 1);
        }
        catch (Exception fault) when (fault is FormatException or UnreasonableMailException)
        {
            // No mail, whatever its name says.
        }
    }

    // Outlook's winmail.dat; one that was cut off is left out, the mail itself is kept.
    private void TakeTnef(MimePart part, int depth, StringBuilder text)
    {
        if (depth > DeepestMail)
            return;
        try
        {
            if (IsCutOff(part))
                return;
            var tnef = part as TnefPart ?? new TnefPart { Content = part.Content };
            var inside = new StringBuilder();
            foreach (var entity in tnef.ConvertToMessage().BodyParts)
                Take(entity, depth + 1, inside);
            if (string.IsNullOrWhiteSpace(text.ToString()))
                Append(text, inside.ToString());
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The reader of TNEF throws many kinds for content that is not what it says.
        }
    }

    // A file in it would come out filled up with zeros.
    private static bool IsCutOff(MimePart part)
    {
        using var content = part.Content!.Open();
        using var reader = new TnefReader(content, 0, TnefComplianceMode.Loose);
        while (reader.ReadNextAttribute())
        {
            // Only whether the end is reached counts.
        }

        return (reader.ComplianceStatus & (TnefComplianceStatus.StreamTruncated | TnefComplianceStatus.AttributeOverflow)) != TnefComplianceStatus.Compliant;
    }

    private static byte[] Bytes(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return content.ToArray();
    }

    private static void Append(StringBuilder text, string more)
    {
        if (string.IsNullOrWhiteSpace(more) || text.Length > PartText.Longest)
            return;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
        text.Append(more);
    }
}
