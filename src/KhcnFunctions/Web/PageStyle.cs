using System.Security.Cryptography;
using System.Text;

namespace KhcnFunctions.Web;

/// <summary>The style sheet of all pages: inside each page, so that a page is one request, and allowed by its hash alone.</summary>
internal static class PageStyle
{
    private static readonly string Sheet = Read();

    /// <summary>What style-src names (CSP Level 2, section 4.2.5).</summary>
    public static readonly string Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)))}'";

    /// <summary>The style element.</summary>
    public static readonly string Element = $"<style>{Sheet}</style>";

    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("Web/page.css")
            ?? throw new InvalidOperationException("page.css is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Parsers turn CRLF into LF before a hash is taken.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
