using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.LocalHost.Durable;

/// <summary>An instance as the engine keeps it, and as the client shows it.</summary>
internal static class InstanceState
{
    public static IReadOnlyList<OrchestrationStatus> Live { get; } =
        [OrchestrationStatus.Running, OrchestrationStatus.ContinuedAsNew, OrchestrationStatus.Pending, OrchestrationStatus.Suspended];

    public static bool IsLive(this OrchestrationState state) => Live.Contains(state.OrchestrationStatus);

    /// <param name="converter">Null leaves out input, output, custom status and failure, as in Azure.</param>
    public static OrchestrationMetadata ToMetadata(this OrchestrationState state, DataConverter? converter)
    {
        var all = converter is null ? null : state;
        return new OrchestrationMetadata(state.Name, state.OrchestrationInstance.InstanceId)
        {
            RuntimeStatus = (OrchestrationRuntimeStatus)state.OrchestrationStatus,
            CreatedAt = Utc(state.CreatedTime),
            LastUpdatedAt = Utc(state.LastUpdatedTime),
            Tags = state.Tags?.AsReadOnly() ?? new Dictionary<string, string>(StringComparer.Ordinal).AsReadOnly(),
            DataConverter = converter,
            SerializedInput = all?.Input,
            SerializedOutput = all?.Output,
            SerializedCustomStatus = all?.Status,
            FailureDetails = ToDetails(all?.FailureDetails),
        };
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static TaskFailureDetails? ToDetails(FailureDetails? failure) => failure is null
        ? null
        : new TaskFailureDetails(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, ToDetails(failure.InnerFailure), failure.Properties);
}
