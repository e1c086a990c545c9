using KhcnFunctions.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions.ByMail;

public static class InboundServices
{
    public static IServiceCollection AddInboundMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InboundOptions>().Bind(configuration.GetSection(InboundOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InboundOptions>, InboundOptionsValidator>();
        services.AddSingleton(provider => new MailReader(provider.GetRequiredService<IOptions<InboundOptions>>().Value.Address));
        services.AddSingleton<ReplyAddresses>().AddSingleton<MailMatching>().AddSingleton<MailSubmission>().AddSingleton<Quarantine>().AddSingleton<InboundDesk>();
        return services;
    }
}
