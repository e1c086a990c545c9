using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// Compiles a draft of the two documents from the latest versions. Of the first HCTH is told at once; of later ones, which
/// late reports bring about, once a day by the round. Where HCTH has the draft in hand, the new one lies beside it.
/// </summary>
public sealed class CompileReport(CycleViews views, DraftCompiler compiler)
{
    public const string Name = "CompileReport";

    [Function(Name)]
    public async Task RunAsync([ActivityTrigger] CycleKey cycle, CancellationToken ct)
    {
        var view = await views.LoadAsync(cycle, ct);
        var units = await view.Table.UnitsAsync(ct);
        if (view.LatestCompiled?.Inputs == DailyRound.InputsOf(view.Decisions, units, await view.Table.DifficultiesAsync(ct)) || view.Approval is not null || view.Decisions.Dispatched is not null)
            return;
        await compiler.CompileAsync(view, units, ct);
    }

    /// <summary>Asks HCTH to check the draft and submit it for approval.</summary>
    internal static Notice RequestFor(Draft draft) => new(NoticeKind.ApprovalRequest, Holder.Office, CycleRows.DraftNumber(draft.Number)) { Draft = draft.Number };
}
