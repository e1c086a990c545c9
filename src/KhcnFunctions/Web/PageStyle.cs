namespace KhcnFunctions.Web;

/// <summary>The style sheet of all pages: inside each page, so that a page is one request, and allowed by its hash alone.</summary>
internal static class PageStyle
{
    private static readonly EmbeddedText Sheet = EmbeddedText.Read("Web/page.css");

    /// <summary>What style-src names.</summary>
    public static string Source => Sheet.Source;

    /// <summary>The style element.</summary>
    public static readonly string Element = $"<style>{Sheet.Text}</style>";
}
