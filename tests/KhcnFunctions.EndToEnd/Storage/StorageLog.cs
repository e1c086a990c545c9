using System.Text;

namespace KhcnFunctions.EndToEnd.Storage;

/// <summary>One row of a count.</summary>
public readonly record struct StorageUse(StorageService Service, string Operation, string Resource);

/// <summary>
/// Counts storage transactions in Azurite's own access log, which it writes to its output, a line a request. A group
/// transaction is one line. Give each line to <see cref="Add"/>, from any thread.
/// </summary>
public sealed class StorageLog
{
    private readonly Lock gate = new();
    private readonly List<StorageRequest> requests = [];

    /// <summary>How many transactions so far; take it before and after what is to be measured.</summary>
    public int Mark
    {
        get
        {
            lock (gate)
                return requests.Count;
        }
    }

    /// <summary>Takes a line of output; one that is no request is passed over.</summary>
    public void Add(string? line)
    {
        if (line is null || StorageRequest.Parse(line) is not { } request)
            return;

        lock (gate)
            requests.Add(request);
    }

    /// <summary>Reads a whole log.</summary>
    public async Task ReadAsync(TextReader log, CancellationToken cancellationToken = default)
    {
        while (await log.ReadLineAsync(cancellationToken) is { } line)
            Add(line);
    }

    /// <summary>The requests from one mark up to another, by default up to now.</summary>
    public IReadOnlyList<StorageRequest> Between(int from, int? to = null)
    {
        lock (gate)
            return requests[from..(to ?? requests.Count)];
    }

    /// <summary>Counts by service, operation and resource from one mark up to another, by default of all.</summary>
    public IReadOnlyDictionary<StorageUse, int> Count(int from = 0, int? to = null) => Between(from, to)
        .CountBy(r => new StorageUse(r.Service, r.Operation, r.Resource))
        .ToDictionary();

    /// <summary>The counts as a Markdown table, the largest first, with the sum.</summary>
    public string ToMarkdown(int from = 0, int? to = null)
    {
        var counts = Count(from, to);
        var table = new StringBuilder("| service | operation | resource | count |\n|---|---|---|---:|\n");
        foreach (var (use, count) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.ToString(), StringComparer.Ordinal))
            table.Append($"| {use.Service} | {use.Operation} | {use.Resource} | {count} |\n");
        return table.Append($"| | | **all** | {counts.Values.Sum()} |\n").ToString();
    }
}
