using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Microsoft.Extensions.Logging;

namespace KhcnFunctions.Storage;

/// <summary>Published plans and calendars: table <c>Plan</c>, one partition an agency.</summary>
/// <remarks>Rows <c>plan|{id}</c> name the current revision, <c>rev|{id}|{sha256}</c> hold the revisions, <c>calendar|{revision}</c> the calendars.</remarks>
public sealed partial class PlanStore(StorageRealms realms, ILogger<PlanStore> log)
{
    // A revision is named by the hash of its content, so what is remembered can't go stale.
    private static readonly ConcurrentDictionary<string, Plan> Known = new(StringComparer.Ordinal);

    // By the revisions that it is made of; thirty years of days are not worked out at each look.
    private static readonly ConcurrentDictionary<string, WorkingCalendar> Calendars = new(StringComparer.Ordinal);

    /// <summary>Stores the plan and makes it the current one; returns its revision.</summary>
    public async Task<string> PublishAsync(Plan plan, string? rehearsal, DateTimeOffset at, CancellationToken ct)
    {
        var revision = PlanFile.Revision(plan);
        var table = realms.For(rehearsal).Plans;
        var body = new TableEntity(plan.Agency.Id, $"rev|{plan.Id}|{revision}") { ["Schema"] = 1, ["PublishedAt"] = at };
        body.SetText("Plan", PlanFile.Write(plan));
        await table.UpsertEntityAsync(body, TableUpdateMode.Replace, ct);
        await table.UpsertEntityAsync(new TableEntity(plan.Agency.Id, $"plan|{plan.Id}") { ["Revision"] = revision, ["PublishedAt"] = at }, TableUpdateMode.Replace, ct);
        return revision;
    }

    /// <summary>Keeps who published a plan at the desk, and why: rows <c>published|{plan}|{time}</c>.</summary>
    public async Task NoteAsync(Plan plan, string before, string after, string by, string reason, DateTimeOffset at, CancellationToken ct)
    {
        var row = new TableEntity(plan.Agency.Id, FormattableString.Invariant($"published|{plan.Id}|{at.UtcDateTime:yyyyMMddHHmmssfff}"))
        {
            ["Schema"] = 1,
            ["At"] = at,
            ["By"] = by,
            ["Before"] = before,
            ["After"] = after,
            ["Reason"] = reason,
        };
        await realms.Production.Plans.UpsertEntityAsync(row, TableUpdateMode.Replace, ct);
    }

    /// <summary>Who published a plan at the desk, and why; null where it was published by a program.</summary>
    public async Task<(string By, string Reason)?> FindNoteAsync(Plan plan, CancellationToken ct)
    {
        var (revision, from, below) = (PlanFile.Revision(plan), $"published|{plan.Id}|", $"published|{plan.Id}}}");
        (string, string)? last = null;
        await foreach (var row in realms.Production.Plans.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {plan.Agency.Id} and RowKey ge {from} and RowKey lt {below} and After eq {revision}"), cancellationToken: ct))
            last = (row.GetString("By"), row.GetString("Reason"));
        return last;
    }

    /// <summary>Current plans of all agencies. One that can't be read is logged and left out: it must not hide the others.</summary>
    public async Task<IReadOnlyList<(Plan Plan, string Revision)>> CurrentAsync(string? rehearsal, CancellationToken ct)
    {
        var plans = new List<(Plan, string)>();
        await foreach (var row in realms.For(rehearsal).Plans.QueryAsync<TableEntity>("RowKey ge 'plan|' and RowKey lt 'plan}'", cancellationToken: ct))
        {
            var revision = row.GetString("Revision") ?? "";
            try
            {
                plans.Add((await RevisionAsync(row.PartitionKey, row.RowKey["plan|".Length..], revision, rehearsal, ct), revision));
            }
            catch (InvalidDataException unreadable)
            {
                LogUnreadable(row.PartitionKey, row.RowKey, unreadable);
            }
        }

        return plans;
    }

    /// <summary>The plan as it is published now; null where it never was.</summary>
    /// <exception cref="InvalidDataException">It can't be read.</exception>
    public async Task<Plan?> FindCurrentAsync(string agency, string plan, CancellationToken ct)
    {
        var row = await realms.Production.Plans.GetEntityIfExistsAsync<TableEntity>(agency, $"plan|{plan}", cancellationToken: ct);
        return row.HasValue ? await RevisionAsync(agency, plan, row.Value!.GetString("Revision") ?? "", null, ct) : null;
    }

    /// <exception cref="InvalidDataException">There is no such revision, or it can't be read.</exception>
    public async Task<Plan> RevisionAsync(string agency, string plan, string revision, string? rehearsal, CancellationToken ct)
    {
        if (Known.TryGetValue(revision, out var known))
            return known;
        var row = await realms.For(rehearsal).Plans.GetEntityIfExistsAsync<TableEntity>(agency, $"rev|{plan}|{revision}", cancellationToken: ct);
        var text = row.HasValue ? row.Value!.FindText("Plan") : null;
        var reading = PlanFile.Read(text ?? throw new InvalidDataException($"Plan {agency}/{plan} has no revision {revision}."), revision);
        return Known[revision] = reading.Plan ?? throw new InvalidDataException($"Revision {revision} of plan {agency}/{plan} can't be read.");
    }

    /// <summary>The calendar that holds for the agency: the one shipped, with the agency's own revisions over it.</summary>
    public async Task<WorkingCalendar> CalendarAsync(string agency, string? rehearsal, CancellationToken ct)
    {
        var texts = new List<string>();
        await foreach (var text in CalendarTextsAsync(agency, rehearsal, ct))
            texts.Add(text);
        return Calendars.GetOrAdd(string.Join('\n', texts), _ => new(texts.Aggregate(CalendarData.Shipped, (data, text) => data.Revise(CalendarData.Parse(text)))));
    }

    /// <summary>Gives a rehearsal the agency's own revisions of the calendar; where production knows none, the shipped one holds.</summary>
    public async Task CopyCalendarAsync(string agency, string rehearsal, CancellationToken ct)
    {
        if (!await realms.Production.ExistsAsync(ct))
            return;
        await foreach (var text in CalendarTextsAsync(agency, null, ct))
            await PublishCalendarAsync(agency, text, CalendarData.Parse(text).Revision, rehearsal, ct);
    }

    /// <summary>Stores a calendar under its own revision.</summary>
    /// <returns>False where that revision was published before.</returns>
    public async Task<bool> PublishCalendarAsync(string agency, string calendar, int revision, string? rehearsal, CancellationToken ct)
    {
        var row = new TableEntity(agency, "calendar|" + revision.ToString("000000", CultureInfo.InvariantCulture)) { ["Schema"] = 1 };
        row.SetText("Calendar", calendar);
        try
        {
            await realms.For(rehearsal).Plans.AddEntityAsync(row, ct);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return false;
        }
    }

    // In the order of their revisions.
    private async IAsyncEnumerable<string> CalendarTextsAsync(string agency, string? rehearsal, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in realms.For(rehearsal).Plans.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {agency} and RowKey ge {"calendar|"} and RowKey lt {"calendar}"}"), cancellationToken: ct))
            yield return row.FindText("Calendar") ?? "";
    }

    [LoggerMessage(LogLevel.Error, "Published plan {Agency}/{Row} can't be read and is left out")]
    private partial void LogUnreadable(string agency, string row, Exception fault);
}
