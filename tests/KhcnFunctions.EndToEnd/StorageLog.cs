using System.Globalization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.EndToEnd;

/// <summary>One request to the storage; a group transaction of a table is one, its path ends in <c>$batch</c>.</summary>
/// <param name="Path">Without the account and the query.</param>
public sealed record StorageRequest(string Method, string Path, int Status);

/// <summary>Azurite's access log, to count transactions between two moments.</summary>
public sealed partial class StorageLog(string file)
{
    /// <summary>Where the log ends now.</summary>
    public long Mark() => new FileInfo(file).Length;

    /// <summary>The requests since a mark, in order of their answers.</summary>
    public async Task<IReadOnlyList<StorageRequest>> SinceAsync(long mark)
    {
        // A line is written just after its answer was sent.
        await Task.Delay(200);
        await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(mark, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return [.. Line().Matches(await reader.ReadToEndAsync()).Select(match => new StorageRequest(
            match.Groups["method"].Value,
            match.Groups["path"].Value,
            int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture)))];
    }

    [GeneratedRegex(@"""(?<method>[A-Z]+) /devstoreaccount1/?(?<path>[^ ?]*)[^ ]* HTTP/[0-9.]+"" (?<status>\d{3})")]
    private static partial Regex Line();
}
