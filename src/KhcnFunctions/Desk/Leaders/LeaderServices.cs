using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>What leaders may answer by the links in their mails: each kind is registered here.</summary>
internal static class LeaderServices
{
    public static IServiceCollection AddLeaders(this IServiceCollection services) => services
        .AddSingleton<LeaderCallers>()
        .AddSingleton<LeaderMatter, DifficultyMatter>()
        .AddSingleton<LeaderMatter, OpinionMatter>()
        .AddSingleton<LeaderMatter, SignatureMatter>();
}
