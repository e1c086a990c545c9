namespace KhcnFunctions.Web;

/// <summary>The one script, of the pages where a unit writes its report, and of the board and the call list. They work without it, too.</summary>
internal static class PageScript
{
    private static readonly EmbeddedText Script = EmbeddedText.Read("Web/page.js");

    /// <summary>What script-src names.</summary>
    public static string Source => Script.Source;

    /// <summary>The script element.</summary>
    public static readonly string Element = $"<script>{Script.Text}</script>";
}
