using System.Collections.Concurrent;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Board;

/// <summary>
/// What the units say of their tasks, in short. A version never changes, so what was read of it once is kept: as long as
/// nothing new came, the grid costs no request; else what is new is read.
/// </summary>
public sealed class AnswerSheets(VersionReader versions)
{
    private readonly ConcurrentDictionary<Version, IReadOnlyDictionary<string, TaskAnswer>> _known = new();

    /// <returns>By unit and task, of the versions that the units stand by.</returns>
    internal async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, TaskAnswer>>> OfAsync(CycleTable table, IReadOnlyList<UnitRow> units, CancellationToken ct)
    {
        var standing = units.Where(row => row.Unit is { Version: > 0, Sha256: not null })
            .ToDictionary(row => row.Unit.Unit, row => new Version(table.Partition, row.Unit.Unit, row.Unit.Version, row.Unit.Sha256!), StringComparer.Ordinal);
        var unknown = units.Select(row => row.Unit).Where(unit => standing.TryGetValue(unit.Unit, out var version) && !_known.ContainsKey(version));
        foreach (var (unit, report) in await versions.ReadStandingAsync(table, unknown, ct))
            _known[standing[unit]] = BoardCell.AnswersIn(report);

        var answers = new Dictionary<string, IReadOnlyDictionary<string, TaskAnswer>>(StringComparer.Ordinal);
        foreach (var (unit, version) in standing)
        {
            if (_known.TryGetValue(version, out var known))
                answers[unit] = known;
        }

        return answers;
    }

    private sealed record Version(string Partition, string Unit, int Number, string Sha256);
}
