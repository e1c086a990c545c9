using System.Diagnostics;
using System.Text;

namespace KhcnFunctions.EndToEnd.LocalHost;

/// <summary>The program as its users start it, in a process of its own.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ProgramRun(Process process) => _process = process;

    public static ProgramRun Start(string connectionString, params string[] arguments) =>
        Start(connectionString, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <param name="settings">Environment variables besides the storage.</param>
    public static ProgramRun Start(string connectionString, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "KhcnFunctions.LocalHost.dll")))
            start.ArgumentList.Add(argument);
        start.Environment["AzureWebJobsStorage"] = connectionString;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var run = new ProgramRun(new Process { StartInfo = start });
        run._process.OutputDataReceived += run.Note;
        run._process.ErrorDataReceived += run.Note;
        run._process.Start();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Waits for the program to end.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has said the words.</summary>
    public async Task UntilSaidAsync(string words)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!Said.Contains(words, StringComparison.Ordinal) && !_process.HasExited)
            await Task.Delay(100, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }
}
