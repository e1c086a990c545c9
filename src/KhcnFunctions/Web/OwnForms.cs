using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Web;

/// <summary>
/// Only our own pages may send forms here. Browsers say where a form comes from (Sec-Fetch-Site; older ones by Origin; the
/// oldest, such as Internet Explorer 11, send neither to their own origin, but a Referer). The cookie is Lax besides, so that a
/// form from elsewhere lacks it.
/// </summary>
public sealed class OwnForms(IOptions<KhcnOptions> options)
{
    /// <exception cref="ProblemException">403 for a form from elsewhere, or one that does not say where it comes from.</exception>
    internal void Check(HttpRequest request)
    {
        if (!IsOurs(request))
        {
            throw new ProblemException(StatusCodes.Status403Forbidden, "foreign-form", "Nội dung không gửi từ trang này",
                "Nội dung chưa được ghi nhận vì không gửi từ trang của Phòng Hành chính - Tổng hợp. Đề nghị mở lại trang (đơn vị mở bằng đường liên kết trong thư) rồi gửi lại.");
        }
    }

    private bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return IsOurs(request, origin.Length > 0 ? origin : request.Headers.Referer.ToString());
    }

    private bool IsOurs(HttpRequest request, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var from))
            return false;

        // Behind a proxy the request's own host may be an inner one; the public address says what the browser sees.
        return string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(options.Value.PublicAddress, UriKind.Absolute, out var ours) && string.Equals(from.Authority, ours.Authority, StringComparison.OrdinalIgnoreCase));
    }
}
