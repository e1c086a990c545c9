using System.Diagnostics;

namespace KhcnFunctions.EndToEnd;

/// <summary>A program that tests need and a bare machine lacks: on Debian, as root, it is installed; else it is asked for in one line.</summary>
internal static class DebianPackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <exception cref="InvalidOperationException">The program is missing and can't be installed here.</exception>
    public static async Task EnsureAsync(string program, params string[] packages)
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (IsThere(program))
                return;
            await RunAsync("update", "-q");
            await RunAsync(["install", "-y", "-q", "--no-install-recommends", .. packages]);
            if (!IsThere(program))
                throw Missing(program, packages);
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or IOException)
        {
            throw Missing(program, packages);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static InvalidOperationException Missing(string program, string[] packages) =>
        new($"These tests need {program}: apt-get install {string.Join(' ', packages)}");

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
    }
}
