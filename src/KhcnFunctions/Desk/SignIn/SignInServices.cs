using KhcnFunctions.Desk.SignIn.Oidc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Desk.SignIn;

public static class SignInServices
{
    /// <summary>Adds all ways to sign in to the desk; the settings say which are open.</summary>
    public static IServiceCollection AddDeskSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.AddSingleton(SignInHost.Functions(Environment.GetEnvironmentVariable));
        services.AddSingleton<DeskRegister>().AddSingleton<DeskSessions>().AddSingleton<SessionCookie>().AddSingleton<DeskEntry>();
        services.AddSingleton<SignInTokens>().AddSingleton<SignInMail>().AddSingleton<SignInWays>();
        services.AddSingleton<OidcProvider>().AddSingleton<OidcStates>();
        services.AddHttpClient(OidcProvider.HttpName, http =>
            {
                http.Timeout = OidcProvider.Longest;
                http.MaxResponseContentBufferSize = OidcProvider.LargestAnswer;
            })
            // A provider that leads elsewhere is none that the settings name.
            .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false);
        return services;
    }
}
