using System.Net;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Web;

/// <summary>Whose request it is, for limits alone.</summary>
internal static class ClientAddress
{
    /// <summary>
    /// The last hop of X-Forwarded-For where a front end of our own passes requests on from the same machine, as in Azure:
    /// the hops before it are whatever the client wrote. Else the address that the connection comes from.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        var remote = request.HttpContext.Connection.RemoteIpAddress;
        var hops = request.Headers["X-Forwarded-For"].ToString();
        if (hops.Length == 0 || (remote is not null && !IPAddress.IsLoopback(remote)))
            return remote?.ToString() ?? "unknown";
        var last = hops[(hops.LastIndexOf(',') + 1)..].Trim();
        return IPEndPoint.TryParse(last, out var hop) ? hop.Address.ToString() : "unknown";
    }
}
