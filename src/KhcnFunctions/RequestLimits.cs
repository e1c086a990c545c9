using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions;

/// <summary>How large a request may be before the server itself cuts it off; the pipeline answers 413 well below.</summary>
public static class RequestLimits
{
    /// <summary>In bytes: 64 MB.</summary>
    public const long MaxBody = 64L * 1024 * 1024;

    /// <summary>Raises the limits of Kestrel (30 MB by default) and of forms, in both hosts.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBody)
        .Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxBody);
}
