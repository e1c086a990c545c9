using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions;

/// <summary>Reads what a version contains, wherever it lies.</summary>
public sealed class VersionReader(FileStore files)
{
    /// <summary>Null where there is no such version.</summary>
    internal async Task<Report?> ReadAsync(CycleTable table, string unit, int version, CancellationToken ct) =>
        await table.FindVersionAsync(unit, version, ct) is { } stored ? await ReadAsync(table, stored, ct) : null;

    internal async Task<Report> ReadAsync(CycleTable table, StoredVersion version, CancellationToken ct) =>
        CanonicalReport.Read(version.Content ?? await files.ReadAsync(table.Realm, version.Blob!, ct));
}
