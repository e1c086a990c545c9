using System.Globalization;
using System.Text.RegularExpressions;

namespace KhcnFunctions.EndToEnd.Storage;

/// <summary>Which storage service a request went to.</summary>
public enum StorageService
{
    Blob,
    Queue,
    Table,

    /// <summary>Of a whole account: the log does not tell blobs and queues apart there.</summary>
    Account,
}

/// <summary>One request in Azurite's access log: one storage transaction.</summary>
/// <param name="Operation">The operation's name in the REST reference, without spaces.</param>
/// <param name="Resource">Table, queue or container; <c>$batch</c> for a group transaction, whose address names no table.</param>
/// <param name="Status">HTTP status; a refused request is a transaction as well.</param>
public sealed partial record StorageRequest(
    DateTimeOffset At, StorageService Service, string Operation, string Resource, int Status)
{
    /// <summary>Reads a line in the common log format; null for any other line that Azurite writes.</summary>
    public static StorageRequest? Parse(string line)
    {
        if (Line().Match(line) is not { Success: true } match)
            return null;

        var address = StorageAddress.Of(match.Groups["target"].Value);
        return new StorageRequest(
            DateTimeOffset.ParseExact(match.Groups["at"].Value, "dd/MMM/yyyy:HH:mm:ss zzz", CultureInfo.InvariantCulture),
            address.Service,
            StorageOperation.Of(match.Groups["method"].Value, address),
            address.Resource,
            int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        """^\S+ \S+ \S+ \[(?<at>[^\]]+)\] "(?<method>[A-Z]+) (?<target>\S+) HTTP/[\d.]+" (?<status>\d{3}) \S+$""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
