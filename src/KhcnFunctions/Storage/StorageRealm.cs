using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Storage;

/// <summary>
/// The tables and containers of production, or those of one rehearsal. A rehearsal has its own of everything, and is
/// deleted as a whole.
/// </summary>
public sealed class StorageRealm
{
    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;

    internal StorageRealm(TableServiceClient tables, BlobServiceClient blobs, string? rehearsal)
    {
        _tables = tables;
        _blobs = blobs;
        Rehearsal = rehearsal;
        Cycles = tables.GetTableClient(rehearsal + "Cycle");
        Plans = tables.GetTableClient(rehearsal + "Plan");
        Files = blobs.GetBlobContainerClient((rehearsal ?? "khcn") + "-files");
        Mailbox = blobs.GetBlobContainerClient((rehearsal ?? "khcn") + "-mailbox");
        Keys = blobs.GetBlobContainerClient((rehearsal ?? "khcn") + "-keys");
    }

    public string? Rehearsal { get; }

    public TableClient Cycles { get; }

    public TableClient Plans { get; }

    public BlobContainerClient Files { get; }

    public BlobContainerClient Mailbox { get; }

    public BlobContainerClient Keys { get; }

    /// <summary>Whether the realm's tables are there.</summary>
    public async Task<bool> ExistsAsync(CancellationToken ct)
    {
        await foreach (var _ in _tables.QueryAsync(table => table.Name == Cycles.Name, cancellationToken: ct))
            return true;
        return false;
    }

    public async Task CreateAsync(CancellationToken ct)
    {
        await Cycles.CreateIfNotExistsAsync(ct);
        await Plans.CreateIfNotExistsAsync(ct);
        await Files.CreateIfNotExistsAsync(cancellationToken: ct);
        await Mailbox.CreateIfNotExistsAsync(cancellationToken: ct);
        await Keys.CreateIfNotExistsAsync(cancellationToken: ct);
    }

    /// <exception cref="InvalidOperationException">The realm is production.</exception>
    public async Task DeleteAsync(CancellationToken ct)
    {
        if (Rehearsal is null)
            throw new InvalidOperationException("Only a rehearsal is ever deleted.");
        await _tables.DeleteTableAsync(Cycles.Name, ct);
        await _tables.DeleteTableAsync(Plans.Name, ct);
        foreach (var container in new[] { Files, Mailbox, Keys })
            await _blobs.GetBlobContainerClient(container.Name).DeleteIfExistsAsync(cancellationToken: ct);
    }
}

/// <summary>Finds the realm of a cycle or agency by its rehearsal mark.</summary>
public sealed class StorageRealms(TableServiceClient tables, BlobServiceClient blobs)
{
    private const string EmulatorAccount = "devstoreaccount1";

    /// <summary>True on Azurite, which may lose the last seconds: for trial and tests alone, and every page says so.</summary>
    public bool IsEmulator { get; } = tables.AccountName == EmulatorAccount;

    public StorageRealm Production { get; } = new(tables, blobs, null);

    public StorageRealm For(CycleKey cycle) => For(cycle.Rehearsal);

    public StorageRealm For(string? rehearsal) => rehearsal is null ? Production : new StorageRealm(tables, blobs, rehearsal);

    /// <summary>Names of the rehearsals that have storage.</summary>
    public async Task<IReadOnlyList<string>> RehearsalsAsync(CancellationToken ct)
    {
        var runs = new List<string>();
        await foreach (var table in tables.QueryAsync(cancellationToken: ct))
        {
            if (table.Name.StartsWith(CycleKey.RehearsalPrefix, StringComparison.Ordinal) && table.Name.EndsWith("Cycle", StringComparison.Ordinal))
                runs.Add(table.Name[..^"Cycle".Length]);
        }

        return runs;
    }
}
