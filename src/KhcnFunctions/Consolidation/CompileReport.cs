using KhcnFunctions.Cycle;
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
        if (view.LatestCompiled?.Inputs == await InputsAsync(view, units, ct) || view.Approval is not null || view.Decisions.Dispatched is not null)
            return;
        await compiler.CompileAsync(view, units, ct);
    }

    /// <inheritdoc cref="DraftInputs"/>
    internal static async Task<string> InputsAsync(CycleView view, IReadOnlyList<UnitRow> units, CancellationToken ct) =>
        DraftInputs.Of(view.Decisions, units.Select(row => row.Unit), (await view.Table.DifficultiesAsync(ct)).Select(row => row.Difficulty));
}
