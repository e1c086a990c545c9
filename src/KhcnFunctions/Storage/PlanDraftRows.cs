using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Storage;

/// <summary>A plan that is being edited at the desk and not published yet.</summary>
/// <param name="Base">The published revision from which it began.</param>
/// <param name="By">Who changed it last, by their id in the register.</param>
public sealed record PlanDraft(Plan Plan, string Base, DateTimeOffset At, string By, ETag ETag);

/// <summary>Rows <c>draft|{plan}</c> of the table Plan: one a plan, gone once it is published or dropped.</summary>
public sealed class PlanDraftRows(StorageRealms realms)
{
    /// <summary>Null where nothing is being edited.</summary>
    /// <exception cref="InvalidDataException">It can't be read.</exception>
    internal async Task<PlanDraft?> FindAsync(string agency, string plan, CancellationToken ct)
    {
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(agency, Key(plan), cancellationToken: ct);
        if (!row.HasValue)
            return null;
        var reading = PlanFile.Read(row.Value!.FindText("Plan") ?? "", Key(plan));
        return new(
            reading.Plan ?? throw new InvalidDataException($"The draft of plan {agency}/{plan} can't be read."),
            row.Value!.GetString("Base"), row.Value.GetDateTimeOffset("At") ?? default, row.Value.GetString("By"), row.Value.ETag);
    }

    /// <param name="tag">Of the draft that is replaced; null where there is none yet.</param>
    /// <exception cref="StorageConflictException">Somebody else changed it meanwhile.</exception>
    internal async Task SaveAsync(Plan plan, string basis, DateTimeOffset at, string by, ETag? tag, CancellationToken ct)
    {
        var row = new TableEntity(plan.Agency.Id, Key(plan.Id)) { ["Schema"] = 1, ["Base"] = basis, ["At"] = at, ["By"] = by };
        row.SetText("Plan", PlanFile.Write(plan));
        try
        {
            if (tag is { } known)
                await Table.UpdateEntityAsync(row, known, TableUpdateMode.Replace, ct);
            else
                await Table.AddEntityAsync(row, ct);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            throw new StorageConflictException($"The draft of plan {plan.Agency.Id}/{plan.Id} was changed by somebody else ({fault.ErrorCode}).", fault);
        }
    }

    /// <exception cref="StorageConflictException">Somebody else changed it meanwhile.</exception>
    internal async Task DropAsync(string agency, string plan, ETag tag, CancellationToken ct)
    {
        try
        {
            await Table.DeleteEntityAsync(agency, Key(plan), tag, ct);
        }
        catch (RequestFailedException fault) when (fault.Status is 412)
        {
            throw new StorageConflictException($"The draft of plan {agency}/{plan} was changed by somebody else ({fault.ErrorCode}).", fault);
        }
    }

    private TableClient Table => realms.Production.Plans;

    private static string Key(string plan) => "draft|" + plan;
}
