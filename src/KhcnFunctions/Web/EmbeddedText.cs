using System.Security.Cryptography;
using System.Text;

namespace KhcnFunctions.Web;

/// <summary>A text that stands inside pages, with the hash by which the policy allows it.</summary>
/// <param name="Source">As style-src or script-src names it (CSP Level 2, section 4.2.5).</param>
internal sealed record EmbeddedText(string Text, string Source)
{
    public static EmbeddedText Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Parsers turn CRLF into LF before a hash is taken.
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new(text, $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'");
    }
}
