using System.Diagnostics;
using System.Text.RegularExpressions;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>The local host as an operating system's process of its own, which can be killed.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Known once it serves.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Serves on any free port, with leases so short that the work of a killed process is soon taken up.</summary>
    public static async Task<HostProcess> StartAsync(string account, string hub, ReceivingSmtpServer mail)
    {
        const string durable = "AzureFunctionsJobHost:extensions:durableTask:";
        var settings = TrialSettings.For(mail);
        settings["AzureWebJobsStorage"] = account;
        settings[durable + "hubName"] = hub;
        settings[durable + "storageProvider:controlQueueVisibilityTimeout"] = "00:00:06";
        settings[durable + "storageProvider:workItemQueueVisibilityTimeout"] = "00:00:06";
        settings[durable + "storageProvider:leaseInterval"] = "00:00:06";
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(LocalHostApp).Assembly.Location, "--port", "0" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var host = new HostProcess(new Process { StartInfo = start });
        var first = await Task.WhenAny(host._serving.Task, host._process.WaitForExitAsync(), Task.Delay(StartLimit));
        return first == host._serving.Task ? host : throw new InvalidOperationException($"The host did not start: {host.Output}");
    }

    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    /// <summary>kill -9: nothing is finished, nothing is given back.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        if (Serving().Match(line) is { Success: true } match)
        {
            Address = new Uri(match.Groups["address"].Value);
            _serving.TrySetResult();
        }
    }

    [GeneratedRegex(@"Đang phục vụ tại (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Serving();
}
