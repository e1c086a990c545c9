using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

internal static class SecureRequest
{
    /// <summary>Whether the browser reaches us by HTTPS. Behind a proxy the request itself may look plain; the public address says what the browser sees.</summary>
    public static bool IsSecure(this HttpRequest request, KhcnOptions options) =>
        request.IsHttps || options.PublicAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
