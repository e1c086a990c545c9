using Azure.Storage.Blobs;
using KhcnFunctions.Mail.Events;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail;

public static class MailServices
{
    private const string SendGridHttp = "sendgrid";

    /// <summary>Adds the composer and the one transport that the settings name.
    /// The local mailbox needs a <see cref="BlobContainerClient"/> under the key <see cref="BlobMailbox.ContainerKey"/>.</summary>
    public static IServiceCollection AddKhcnMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton<MailComposer>().AddSingleton<MailReferences>().AddSingleton<MailEventDesk>();
        services.AddHttpClient(SendGridHttp, (provider, http) => http.Timeout = provider.GetRequiredService<IOptions<MailOptions>>().Value.SendGrid.Timeout)
            // The transport keeps its client for good, so the handler itself has to follow changes of DNS.
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => Guard(provider, isHeld: true));
        services.AddKeyedSingleton<IMailTransport>(GuardedTransport.NeverHeld, (provider, _) => Guard(provider, isHeld: false));
        return services;
    }

    private static GuardedTransport Guard(IServiceProvider provider, bool isHeld) => new(
        Transport(provider),
        provider.GetRequiredService<IOptionsMonitor<MailOptions>>(),
        provider.GetRequiredService<IHostEnvironment>().IsProduction(),
        isHeld);

    private static IMailTransport Transport(IServiceProvider provider) => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
    {
        MailTransportKind.Smtp => provider.GetRequiredService<SmtpTransport>(),
        MailTransportKind.SendGrid => new SendGridTransport(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(SendGridHttp),
            provider.GetRequiredService<IOptions<MailOptions>>()),
        _ => new BlobMailbox(provider.GetRequiredKeyedService<BlobContainerClient>(BlobMailbox.ContainerKey)),
    };
}
