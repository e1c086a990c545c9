using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Xunit.Sdk;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>
/// Histories of cycles in mid-way, kept in <c>Golden/*.json</c> as the worker gets them. A change of an orchestrator that
/// does not fit a history kept here would break cycles that run when it is deployed.
/// </summary>
public static class GoldenHistory
{
    /// <summary>Set to the name of one history to record it; refused in CI.</summary>
    public const string RecordVariable = "KHCN_RECORD_GOLDEN";

    private static readonly string[] CiVariables = ["CI", "TF_BUILD"];
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>Replays a kept history on present code.</summary>
    /// <param name="name">The file's name without <c>.json</c>.</param>
    /// <exception cref="XunitException">There is no such history.</exception>
    public static GoldenReplay Replay(OrchestratorCode orchestrator, string name) =>
        new([.. orchestrator.Run(Load(name)).Actions]);

    /// <summary>Goes on from a kept history in virtual time on present code.</summary>
    public static VirtualTimeEngine Resume(OrchestratorCode orchestrator, string name) => new(orchestrator, Load(name));

    /// <summary>
    /// Fails if present code does not fit the kept history. Where <see cref="RecordVariable"/> names it, the history is
    /// recorded first, from an engine run to mid-way.
    /// </summary>
    /// <exception cref="XunitException">The message says what to do.</exception>
    public static async Task AssertReplaysAsync(OrchestratorCode orchestrator, string name, Func<Task<VirtualTimeEngine>> midway)
    {
        if (Environment.GetEnvironmentVariable(RecordVariable) == name)
            Record(await midway(), name, Environment.GetEnvironmentVariable);
        AssertReplays(orchestrator, name);
    }

    /// <inheritdoc cref="AssertReplaysAsync"/>
    public static void AssertReplays(OrchestratorCode orchestrator, string name)
    {
        var replay = Replay(orchestrator, name);
        if (!replay.Fits)
            throw new XunitException($"""
                '{orchestrator.Name}' no longer fits the history Golden/{name}.json: {replay.Difference}
                A cycle that runs when this is deployed would break in the same way.
                Keep the old path and branch on ctx.Version (raise defaultVersion in host.json), or give the new orchestrator a name of its own.
                Do not record this history anew: it stands for cycles that run already. A new version gets a new file.
                """);
    }

    /// <summary>Writes the history of an engine that stands between two turns.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="XunitException">In CI, or the orchestration has ended.</exception>
    internal static void Record(VirtualTimeEngine engine, string name, Func<string, string?> environment)
    {
        if (CiVariables.FirstOrDefault(v => !string.IsNullOrEmpty(environment(v))) is { } ci)
            throw new XunitException($"Golden/{name}.json is not recorded in CI ({ci} is set): record it by hand, and have it reviewed.");
        if (engine.IsEnded || engine.History.Count == 0)
            throw new XunitException($"Golden/{name}.json needs an orchestration in mid-way; this one is {engine.Status} with {engine.History.Count} rows.");

        File.WriteAllText(PathOf(name), ToJson(engine));
    }

    /// <summary>The history as JSON, the same bytes for the same run.</summary>
    internal static string ToJson(VirtualTimeEngine engine)
    {
        var request = new OrchestratorRequest { InstanceId = engine.InstanceId, ExecutionId = engine.ExecutionId };
        request.PastEvents.AddRange(engine.History);
        return Formatter.Format(request).ReplaceLineEndings("\n") + "\n";
    }

    private static OrchestratorRequest Load(string name)
    {
        var path = PathOf(name);
        return File.Exists(path)
            ? OrchestratorRequest.Parser.ParseJson(File.ReadAllText(path))
            : throw new XunitException($"There is no Golden/{name}.json. If it is for a new version, record it with {RecordVariable}={name}.");
    }

    internal static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KhcnFunctions.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below KhcnFunctions.sln.");
        return Path.Combine(folder.FullName, "tests", "KhcnFunctions.Tests", "Golden", name + ".json");
    }
}
