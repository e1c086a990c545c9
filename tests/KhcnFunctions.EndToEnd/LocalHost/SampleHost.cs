using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.LocalHost;

/// <summary>A host with the sample functions, one for all tests of a class; each test takes ids of its own.</summary>
public sealed class SampleHost(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public LocalHostApp App { get; private set; } = null!;

    public DurableTaskClient Client => App.Client;

    public Witness Witness => App.Services.GetRequiredService<Witness>();

    /// <summary>The sample functions, whose witness knows the host by a name.</summary>
    public static LocalHostOptions Serve(LocalHostOptions options, string name = "host") => options with
    {
        Functions = FunctionCatalog.Of(typeof(SampleOrchestrations), typeof(SamplePages)),
        Services = services => services.AddSingleton(new Witness(name)),
    };

    public async Task InitializeAsync() => App = await azurite.StartHostAsync(options => Serve(options));

    public async Task DisposeAsync() => await App.DisposeAsync();

    public Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null) => RunAsync(App, orchestrator, input);

    public Task<OrchestrationMetadata> CompletionAsync(string id) => CompletionAsync(App, id);

    public static async Task<OrchestrationMetadata> RunAsync(LocalHostApp app, string orchestrator, object? input = null) =>
        await CompletionAsync(app, await app.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input));

    public static Task<OrchestrationMetadata> CompletionAsync(LocalHostApp app, string id) =>
        app.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Limit);
}
