using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.LocalHost.Azurite;

/// <summary>
/// A running Azurite, the storage emulator. It flushes its store every few seconds and when it is stopped, so it is
/// for trial and tests only.
/// </summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    // The emulator's account, the same in every Azurite and printed in its documentation: no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, int> _ports = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StreamWriter? _accessLog;
    private readonly Process _process;

    private AzuriteProcess(string script, AzuriteOptions options)
    {
        Directory.CreateDirectory(options.DataFolder);
        if (options.AccessLogFile is { } log)
            _accessLog = new StreamWriter(log) { AutoFlush = true };
        _process = NodeProcess.Start(StartInfo(script, options));
    }

    public string ConnectionString => ConnectionStringOf(Account);

    /// <summary>Installs Azurite where it is missing, starts it and waits until it answers.</summary>
    /// <param name="say">Takes a line for the user while it installs.</param>
    /// <exception cref="LocalHostException">Node.js is missing, or Azurite did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteOptions options, Action<string> say, CancellationToken cancellationToken = default)
    {
        var script = await AzuriteInstallation.EnsureAsync(say, cancellationToken);
        var azurite = new AzuriteProcess(script, options);
        try
        {
            await azurite.WaitUntilReadyAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <param name="account">One of those that it was started with.</param>
    public string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};" + string.Concat(
            _ports.Select(port => $"{port.Key}Endpoint=http://127.0.0.1:{port.Value}/{account};").Order(StringComparer.Ordinal));

    /// <summary>Stops Azurite in good order: its store is flushed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        if (_accessLog is not null)
            await _accessLog.DisposeAsync();
    }

    private static ProcessStartInfo StartInfo(string script, AzuriteOptions options)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(AzuriteInstallation.SourceFolder, "run.js"), script,
                "--skipApiVersionCheck", "--disableTelemetry", "--location", options.DataFolder,
                "--blobPort", options.BlobPort.ToString(CultureInfo.InvariantCulture),
                "--queuePort", options.QueuePort.ToString(CultureInfo.InvariantCulture),
                "--tablePort", options.TablePort.ToString(CultureInfo.InvariantCulture),
            },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (options.AccessLogFile is null)
            start.ArgumentList.Add("--silent");
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Prepend(Account).Select(account => $"{account}:{Key}"));
        return start;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        _process.OutputDataReceived += (_, e) => ReadLine(e.Data);
        _process.ErrorDataReceived += (_, e) => _errors.Enqueue(e.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(cancellationToken);
        var first = await Task.WhenAny(_ready.Task, ended, Task.Delay(StartLimit, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first != _ready.Task)
            throw new LocalHostException(ExitCode.Storage, $"Azurite không khởi động được: {string.Join(' ', _errors).Trim()}");
    }

    private void ReadLine(string? line)
    {
        if (line is null)
            return;
        if (Listening().Match(line) is { Success: true } match)
        {
            _ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
            if (_ports.Count == 3)
                _ready.TrySetResult();
        }
        else
        {
            _accessLog?.WriteLine(line);
        }
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
