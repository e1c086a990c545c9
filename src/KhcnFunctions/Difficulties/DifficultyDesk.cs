using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Difficulties;

/// <summary>
/// Records difficulties and what is done about them: the row by its tag, the letters and the audit in one transaction. Of two
/// people who do something at once the second is told.
/// </summary>
public sealed class DifficultyDesk(CycleViews views, TimeProvider time)
{
    private const int Tries = 6;

    // What the audit says of it; the whole stands in the row.
    private const int LongestBasis = 1000;

    /// <returns>The difficulty as it stands, and whether it is new.</returns>
    /// <exception cref="ProblemException">The unit has raised too many.</exception>
    internal async Task<(Difficulty Difficulty, bool IsNew)> RaiseAsync(CycleView view, string unit, RaisedText raised, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var all = (await view.Table.DifficultiesAsync(ct)).Select(row => row.Difficulty).ToList();
            var own = all.Where(difficulty => difficulty.Unit == unit).ToList();
            if (own.FirstOrDefault(difficulty => difficulty.Operation == raised.Operation) is { } earlier)
                return (earlier, false);
            if (DifficultyRules.CannotRaise(own) is { } mistake)
                throw Conflict(mistake);
            var difficulty = new Difficulty
            {
                Number = 1 + (all.Count == 0 ? 0 : all.Max(other => other.Number)),
                Unit = unit,
                Task = raised.Task,
                RaisedAt = view.Now,
                What = raised.What,
                Proposal = raised.Proposal,
                Files = raised.Files,
                Operation = raised.Operation,
                Through = raised.Through,
            };
            try
            {
                await CommitAsync(view, difficulty, null, DifficultyNotices.OfRaised(difficulty), unit, "difficulty.raised", raised.Operation, DifficultyWords.Excerpt(raised.What, LongestBasis), ct);
                return (difficulty, true);
            }
            catch (StorageConflictException) when (attempt < Tries)
            {
                // The number was taken meanwhile, or our own answer was lost: look again.
            }
        }
    }

    /// <returns>The difficulty as it stands, and whether the step is new.</returns>
    /// <exception cref="ProblemException">There is no such difficulty (404), or the step does not fit (409).</exception>
    /// <exception cref="StorageConflictException">Somebody else did something at the same moment.</exception>
    internal async Task<(Difficulty Difficulty, bool IsNew)> RecordAsync(CycleView view, int number, string? unit, DifficultyStep step, CancellationToken ct)
    {
        var row = await FindAsync(view.Table, number, unit, ct);
        if (row.Difficulty.Steps.FirstOrDefault(other => other.Id == step.Id) is { } earlier)
            return earlier.By == step.By && earlier.GetType() == step.GetType() ? (row.Difficulty, false) : throw Conflict(new("operation-reused", "Mã thao tác này đã dùng cho việc khác."));
        if (DifficultyRules.Mistake(row.Difficulty, step, view.Plan.Register) is { } mistake)
            throw Conflict(mistake);
        var difficulty = row.Difficulty with { Steps = [.. row.Difficulty.Steps, step with { At = view.Now }] };
        try
        {
            var who = (step as LeaderStep)?.RecordedBy ?? step.By;
            await CommitAsync(view, difficulty, row, DifficultyNotices.OfStep(view.Holders, difficulty), who, "difficulty." + step.GetType().Name, step.Id,
                DifficultyWords.Excerpt(DifficultyWords.Of(difficulty.Steps[^1], view.Plan.Register), LongestBasis), ct);
        }
        catch (StorageConflictException)
        {
            // A retry after a lost answer meets its own step.
            var now = await view.Table.FindDifficultyAsync(number, ct);
            if (now is null || now.Difficulty.Steps.All(other => other.Id != step.Id))
                throw;
            return (now.Difficulty, true);
        }

        return (difficulty, true);
    }

    /// <summary>Takes the rungs that are due. Two at once are one: the second meets the first one's row.</summary>
    internal async Task ClimbAsync(CycleKey cycle, int number, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        if (await view.Table.FindDifficultyAsync(number, ct) is not { } row)
            return;
        if (DifficultyClimb.Of(row.Difficulty, view.Holders, view.Calendar, view.Now) is not { } climb)
            return;
        try
        {
            await CommitAsync(view, climb.Difficulty, row, climb.Mails, "cycle", "difficulty.climbed", FormattableString.Invariant($"difficulty-{number}-{climb.Rung}"), null, ct);
        }
        catch (StorageConflictException)
        {
            // Somebody did something at the same moment: the orchestration looks again.
        }
    }

    /// <param name="unit">Whose it must be; null for everybody's.</param>
    /// <exception cref="ProblemException">404 where there is none, or it is another unit's.</exception>
    internal static async Task<DifficultyRow> FindAsync(CycleTable table, int number, string? unit, CancellationToken ct) =>
        await table.FindDifficultyAsync(number, ct) is { } row && (unit is null || row.Difficulty.Unit == unit)
            ? row
            : throw new ProblemException(StatusCodes.Status404NotFound, "no-difficulty", "Không có khó khăn, vướng mắc này", "Không có khó khăn, vướng mắc mang số này; đề nghị mở lại danh sách.");

    private async Task CommitAsync(
        CycleView view, Difficulty difficulty, DifficultyRow? before, IEnumerable<Notice> notices, string who, string what, string operation, string? basis,
        CancellationToken ct)
    {
        var partition = view.Table.Partition;
        var row = DifficultyRows.Write(partition, difficulty);
        List<TableTransactionAction> actions =
        [
            before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag),
        ];
        foreach (var notice in notices)
            actions.AddRange(OutboxRows.Insert(partition, notice, view.Now, time.GetUtcNow(), view.Transport));
        var audit = new AuditEntry(
            view.Now, who, what, FormattableString.Invariant($"{difficulty.Number:0000}"), before?.Difficulty.State.ToString(), difficulty.State.ToString(), basis, operation);
        actions.Add(new(TableTransactionActionType.Add, AuditRows.Write(partition, audit)));
        await view.Table.CommitAsync(actions, ct);
    }

    private static ProblemException Conflict(ChainMistake mistake) => new(StatusCodes.Status409Conflict, mistake.Kind, "Không ghi nhận được", mistake.Words);
}
