using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Rehearsals;

namespace KhcnFunctions.Storage;

/// <summary>The rehearsal of a plan that was begun at the desk last.</summary>
/// <param name="Revision">Of the plan that is rehearsed.</param>
/// <param name="BusyUntil">Real time until which somebody drives it on; default while nobody does.</param>
public sealed record DeskRehearsal(
    CycleKey Cycle, RehearsalScenario Scenario, string Revision, string By, DateTimeOffset StartedAt, DateTimeOffset BusyUntil, ETag ETag);

/// <summary>Rows <c>rehearsal|{plan}</c> of the table Plan: one a plan.</summary>
public sealed class RehearsalRows(StorageRealms realms)
{
    internal async Task<DeskRehearsal?> FindAsync(string agency, string plan, CancellationToken ct)
    {
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(agency, Key(plan), cancellationToken: ct);
        return row.HasValue
            ? new(
                CycleKey.ForRehearsal(row.Value!.GetString("Run"), new CycleKey(agency, plan, row.Value.GetString("Period"))),
                Enum.Parse<RehearsalScenario>(row.Value.GetString("Scenario")), row.Value.GetString("Revision"), row.Value.GetString("By"),
                row.Value.GetDateTimeOffset("StartedAt") ?? default, row.Value.GetDateTimeOffset("BusyUntil") ?? default, row.Value.ETag)
            : null;
    }

    /// <exception cref="StorageConflictException">Somebody else began or drove one meanwhile.</exception>
    internal async Task<DeskRehearsal> SaveAsync(DeskRehearsal rehearsal, CancellationToken ct)
    {
        var cycle = rehearsal.Cycle;
        var row = new TableEntity(cycle.RealAgency, Key(cycle.Plan))
        {
            ["Schema"] = 1,
            ["Run"] = cycle.Rehearsal,
            ["Period"] = cycle.Period,
            ["Scenario"] = rehearsal.Scenario.ToString(),
            ["Revision"] = rehearsal.Revision,
            ["By"] = rehearsal.By,
            ["StartedAt"] = rehearsal.StartedAt,
            ["BusyUntil"] = rehearsal.BusyUntil == default ? null : rehearsal.BusyUntil,
        };
        try
        {
            var answer = rehearsal.ETag == default
                ? await Table.AddEntityAsync(row, ct)
                : await Table.UpdateEntityAsync(row, rehearsal.ETag, TableUpdateMode.Replace, ct);
            return rehearsal with { ETag = answer.Headers.ETag ?? default };
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            throw new StorageConflictException($"The rehearsal of {cycle} was changed by somebody else ({fault.ErrorCode}).", fault);
        }
    }

    private TableClient Table => realms.Production.Plans;

    private static string Key(string plan) => "rehearsal|" + plan;
}
