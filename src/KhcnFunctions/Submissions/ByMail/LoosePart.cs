using System.Text;
using MimeKit;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>What was to be parts and lost its boundary: taken as text, as far as it looks like text.</summary>
internal static class LoosePart
{
    /// <param name="loose">As MimeKit keeps it.</param>
    public static string TextOf(string loose)
    {
        var lines = loose.ReplaceLineEndings("\n").Split('\n');
        if (!lines[0].StartsWith("--", StringComparison.Ordinal))
            return loose;
        var boundary = lines[0].TrimEnd();
        using var mail = new MemoryStream(Encoding.UTF8.GetBytes($"Content-Type: multipart/mixed; boundary=\"{boundary[2..]}\"\n\n{loose}"));
        return MimeEntity.Load(mail) is Multipart { Count: > 0 } found
            ? string.Join('\n', found.OfType<TextPart>().Where(part => !part.IsAttachment).Select(part => part.IsHtml ? HtmlText.Of(part.Text) : part.Text))
            : loose;
    }
}
