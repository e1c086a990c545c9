using System.Net;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

internal static class OwnMachine
{
    /// <summary>
    /// Whether a browser of this machine asks for an address of this machine. The name, too: a foreign page whose name was made to
    /// lead here must not come in; nor does a proxy on this machine pass.
    /// </summary>
    public static bool IsOfThisMachine(this HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)))
        && !request.Headers.ContainsKey("X-Forwarded-For")
        && !request.Headers.ContainsKey("Forwarded");
}
