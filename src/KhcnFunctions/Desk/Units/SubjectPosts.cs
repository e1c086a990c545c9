using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Units;

/// <summary>Takes a form of a page about a unit, a task or the cycle as a whole: records the decision, or says why not and keeps what was typed.</summary>
public sealed class SubjectPosts(CycleViews views, DecisionDesk decisions, ReportFiles files, CycleNudges nudges)
{
    /// <param name="id">Of the unit or task; empty for the cycle as a whole.</param>
    /// <param name="meanwhile">What was done about it since a moment.</param>
    /// <returns>Null where it is recorded; else what the page shows, with the status.</returns>
    internal async Task<(PostedStep Posted, int Status)?> TakeAsync(
        HttpRequest request, DurableTaskClient client, DeskCaller caller, SubjectStepRule rule, string step, string id,
        Func<CycleView, DateTimeOffset, CancellationToken, Task<IReadOnlyList<AuditLine>>> meanwhile, CancellationToken ct)
    {
        var form = await DeskForm.ReadAllAsync(request, views.TableOf(caller.Basis.Cycle), files, ct);
        Problem refused;
        try
        {
            if (form.Refusal is { } refusal)
                throw DeskForm.Wrong(refusal);
            var view = await views.LoadAsync(caller.Basis.Cycle, ct);
            var (decision, isNew) = await decisions.RecordAsync(view, rule.Read(new(form, caller.User, view), id), form["moc"], ct);
            if (isNew)
                await nudges.SendAsync(client, view.Cycle, ReportSteps.Recompiles(view.Decisions, decision) ? ReadAgenda.ReportNudge + "-desk" : "decision", ct);
            return null;
        }
        catch (ProblemException mistake) when (mistake.Problem.Status is StatusCodes.Status422UnprocessableEntity or StatusCodes.Status409Conflict)
        {
            refused = mistake.Problem;
        }
        catch (StorageConflictException)
        {
            refused = ShownMark.Changed().Problem;
        }

        var now = await views.LoadAsync(caller.Basis.Cycle, ct);
        // Of a double click one form is taken, and the other meets what it changed.
        if (refused.Type == ShownMark.ChangedKind && now.Decisions.Find(form["ma"]) is { } own && (own.RecordedBy ?? own.DecidedBy) == caller.User.Id)
            return null;
        var lines = refused.Status is StatusCodes.Status409Conflict && ShownAt(form, now) is { } shown ? await meanwhile(now, shown, ct) : [];
        return (PostedStep.Of(step, form, refused, lines), refused.Status);
    }

    // As the page said; somebody who says otherwise only sees more of what they may see anyway.
    internal static DateTimeOffset? ShownAt(DeskForm form, CycleView view) =>
        long.TryParse(form["luc"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var ticks)
        && ticks > view.Snapshot.Header.OpenedAt.UtcTicks - TimeSpan.TicksPerDay && ticks <= view.Now.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;
}
