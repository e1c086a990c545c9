using Microsoft.Extensions.Options;

namespace KhcnFunctions.Submissions.Scanner;

/// <summary>Section Khcn:Scanner: a virus scanner that speaks clamd's protocol. Off unless a host is named.</summary>
public sealed class ScannerOptions
{
    public const string Section = "Khcn:Scanner";

    /// <summary>Null or blank: files are not scanned.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 3310;

    /// <summary>For one file, from connecting to the answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>Names every mistake of the scanner's settings at once, when a host starts.</summary>
public sealed class ScannerOptionsValidator : IValidateOptions<ScannerOptions>
{
    // An HTTP answer ends after 230 s in Azure, and the file has to be stored after it was scanned.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(120);

    public ValidateOptionsResult Validate(string? name, ScannerOptions options)
    {
        var mistakes = options.IsOn ? Mistakes(options).ToList() : [];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(ScannerOptions options)
    {
        if (Uri.CheckHostName(options.Host) is UriHostNameType.Unknown)
            yield return $"{ScannerOptions.Section}:Host is '{options.Host}'; it must be a host name or an IP address, or empty.";
        if (options.Port is < 1 or > 65535)
            yield return $"{ScannerOptions.Section}:Port is {options.Port}; it must be between 1 and 65535.";
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > LongestTimeout)
            yield return $"{ScannerOptions.Section}:Timeout is {options.Timeout}; it must be positive and at most {LongestTimeout}.";
    }
}
