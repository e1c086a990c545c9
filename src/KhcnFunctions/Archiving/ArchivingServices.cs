using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Archiving;

public static class ArchivingServices
{
    public static IServiceCollection AddArchiving(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExportOptions>().Bind(configuration.GetSection(ExportOptions.Section)).ValidateOnStart();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExportOptions>, ArchivingOptionsValidator>().AddSingleton<IValidateOptions<RetentionOptions>, ArchivingOptionsValidator>();
        services.AddSingleton<ArchiveImport>().AddSingleton<Exports>().AddSingleton<CycleDeletion>();
        return services;
    }
}
