using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions;

/// <summary>Everything that the functions need, the same in both hosts.</summary>
public static class KhcnServices
{
    public static IServiceCollection AddKhcn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
