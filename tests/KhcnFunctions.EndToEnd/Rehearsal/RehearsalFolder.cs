using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Rehearsal;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KhcnFunctions.EndToEnd.Rehearsal;

/// <summary>What a rehearsal left behind.</summary>
/// <param name="Files">By path inside the folder.</param>
internal sealed record RehearsalFolder(string Folder, IReadOnlyDictionary<string, byte[]> Files) : IDisposable
{
    public static async Task<RehearsalFolder> OfAsync(LocalHostApp host, RehearsalRun run)
    {
        var folder = Directory.CreateTempSubdirectory("khcn-rehearsal-").FullName;
        var output = new RehearsalOutput(folder);
        output.Prepare();
        await output.WriteAsync(host.Services.GetRequiredService<StorageRealms>(), run, CancellationToken.None);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes, StringComparer.Ordinal);
        return new(folder, files);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
