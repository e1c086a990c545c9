using System.Diagnostics;
using System.Text.Json;

namespace KhcnFunctions.LocalHost.Azurite;

/// <summary>
/// Azurite of the pinned version, installed once for each user by <c>npm ci</c> from the lock file beside the program.
/// </summary>
public static class AzuriteInstallation
{
    /// <summary>The folder beside the program that holds package.json, package-lock.json and run.js.</summary>
    public static string SourceFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Azurite");

    /// <summary>Installs Azurite where it is missing; of several processes that come at once, one installs.</summary>
    /// <param name="say">Takes a line for the user while it installs.</param>
    /// <returns>The path of Azurite's main script.</returns>
    /// <exception cref="LocalHostException">Node.js is missing, or npm failed.</exception>
    public static async Task<string> EnsureAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var version = PinnedVersion();
        var folder = Path.Combine(UserFolder.Root, $"azurite-{version}");
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (File.Exists(script))
            return script;

        Directory.CreateDirectory(UserFolder.Root);
        await using (await FileLock.AcquireAsync(folder + ".lock", cancellationToken))
        {
            if (!File.Exists(script))
                await InstallAsync(folder, say, cancellationToken);
        }

        return script;
    }

    private static string PinnedVersion()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SourceFolder, "package.json")));
        return package.RootElement.GetProperty("dependencies").GetProperty("azurite").GetString()!;
    }

    /// <summary>Installs beside the folder and renames, so that a broken installation is never taken for a whole one.</summary>
    private static async Task InstallAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var staging = folder + ".new";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        Directory.CreateDirectory(staging);
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(SourceFolder, name), Path.Combine(staging, name));
        await RunNpmAsync(staging, say, cancellationToken);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.Move(staging, folder);
    }

    private static async Task RunNpmAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            ArgumentList = { "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error" },
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = NodeProcess.Start(start);
        say($"Đang cài Azurite {PinnedVersion()} (kho lưu trữ để chạy thử); chỉ một lần, khoảng một phút…");
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await npm.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                throw new LocalHostException(ExitCode.Storage, $"Không cài được Azurite bằng npm: {LastLines(errors)}");
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string LastLines(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
}
