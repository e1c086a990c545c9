using Azure;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Planning;

/// <summary>What is edited of a plan, with what is published.</summary>
/// <param name="Tag">Of the draft's row; null where there is none.</param>
public sealed record PlanWork(Plan Published, string PublishedRevision, PlanDraft? Draft, ETag? Tag)
{
    /// <summary>As it is being edited.</summary>
    public Plan Plan => Draft?.Plan ?? Published;

    /// <summary>Of <see cref="Plan"/>; forms name it, so that what they rest on is known.</summary>
    public string Revision { get; } = Draft is null ? PublishedRevision : PlanFile.Revision(Draft.Plan);

    /// <summary>Another plan was published after the draft was begun.</summary>
    public bool IsOutdated => Draft is not null && Draft.Base != PublishedRevision;
}

/// <summary>The plan as it is edited at the desk: changes gather in a draft, and count only once that is published.</summary>
public sealed class PlanDesk(PlanStore plans, PlanDraftRows drafts, TimeProvider time)
{
    internal async Task<PlanWork> LoadAsync(DeskUser user, CancellationToken ct)
    {
        var published = await plans.FindCurrentAsync(user.Agency, user.Plan, ct)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-plan", "Chưa có Kế hoạch", "Chưa có Kế hoạch nào được ban hành.");
        var (revision, draft) = (PlanFile.Revision(published), await drafts.FindAsync(user.Agency, user.Plan, ct));
        // A publishing that was cut off leaves a draft that says the same.
        return new(published, revision, draft is not null && PlanFile.Revision(draft.Plan) == revision ? null : draft, draft?.ETag);
    }

    /// <summary>Keeps a changed plan as the draft.</summary>
    /// <param name="basis">Revision that the form was shown with.</param>
    /// <exception cref="StorageConflictException">Somebody else changed it meanwhile.</exception>
    internal async Task SaveAsync(PlanWork work, string basis, Plan changed, DeskUser user, CancellationToken ct)
    {
        if (basis != work.Revision)
            throw Changed(work);
        await drafts.SaveAsync(changed, work.Draft?.Base ?? work.PublishedRevision, time.GetUtcNow(), user.Id, work.Tag, ct);
    }

    internal async Task DropAsync(PlanWork work, string basis, CancellationToken ct)
    {
        if (basis != work.Revision)
            throw Changed(work);
        if (work.Draft is { } draft)
            await drafts.DropAsync(work.Published.Agency.Id, work.Published.Id, draft.ETag, ct);
    }

    /// <summary>Publishes the draft.</summary>
    /// <returns>Its revision.</returns>
    internal async Task<string> PublishAsync(PlanWork work, string basis, DeskUser user, string reason, CancellationToken ct)
    {
        if (basis != work.Revision)
            throw Changed(work);
        if (work.Draft is not { } draft)
            throw new ProblemException(StatusCodes.Status409Conflict, "nothing-changed", "Không có gì để ban hành", "Không có nội dung sửa đổi nào chưa ban hành.");
        if (work.IsOutdated)
            throw new ProblemException(StatusCodes.Status409Conflict, "outdated-draft", "Kế hoạch đã được ban hành lại", "Trong lúc sửa đã có bản Kế hoạch khác được ban hành; đề nghị bỏ bản đang sửa và sửa lại trên bản mới.");
        // Claimed first: what somebody else saves meanwhile is refused, and never lost unseen.
        await drafts.SaveAsync(draft.Plan, draft.Base, draft.At, draft.By, draft.ETag, ct);
        var revision = await plans.PublishAsync(draft.Plan, null, time.GetUtcNow(), ct);
        await plans.NoteAsync(draft.Plan, work.PublishedRevision, revision, user.Id, reason, time.GetUtcNow(), ct);
        await drafts.DropAsync(draft.Plan.Agency.Id, draft.Plan.Id, ETag.All, ct);
        return revision;
    }

    private static ProblemException Changed(PlanWork work) => new(
        StatusCodes.Status409Conflict, "changed-meanwhile", "Kế hoạch vừa được người khác sửa",
        $"Trong lúc trang này được mở, {DeskNames.Of(work.Published, work.Draft?.By ?? "người khác")} đã sửa Kế hoạch nên nội dung chưa được ghi nhận. Đề nghị mở lại trang và kiểm tra.");
}
