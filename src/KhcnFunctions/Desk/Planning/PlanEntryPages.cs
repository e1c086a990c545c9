using KhcnFunctions.Plans.Editing;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Planning;

/// <summary>One entry of the plan or its register as a form: a unit, a leader, a task … Changes go into the draft.</summary>
public sealed class PlanEntryPages(HttpPipeline pipeline, Pages pages, PlanDesk desk, TimeProvider time)
{
    private const string Route = PlanPages.Route + "/muc/{kind}/{id}";

    /// <summary>Stands for an entry that is not there yet.</summary>
    internal const string NewId = "moi";

    internal static readonly IReadOnlyDictionary<string, PlanEntryKind> Kinds = new Dictionary<string, PlanEntryKind>(StringComparer.Ordinal)
    {
        ["van-ban"] = PlanEntryKind.Document,
        ["nhiem-vu"] = PlanEntryKind.Task,
        ["don-vi"] = PlanEntryKind.Unit,
        ["lanh-dao"] = PlanEntryKind.Leader,
        ["can-bo"] = PlanEntryKind.Staff,
        ["noi-nhan"] = PlanEntryKind.Recipient,
    };

    internal static string AddressOf(PlanEntryKind kind, string id) => $"{PlanPages.Home}/muc/{Kinds.First(entry => entry.Value == kind).Key}/{id}";

    [Function("EditPlanEntry")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string kind, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.Plan, async (user, stop) =>
        {
            var work = await desk.LoadAsync(user, stop);
            var edit = Find(work, KindOf(kind), id, "mục mới");
            return await ShowAsync(request, work, user, kind, id, edit.Fields, edit.ValuesOf, []);
        }, ct);

    [Function("SavePlanEntry")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string kind, string id, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPostAsync(request, client, PlanPages.Route, DeskRight.Plan, async (user, stop) =>
        {
            var form = await PlanForm.ReadAsync(request, stop);
            var work = await desk.LoadAsync(user, stop);
            var name = form["shortName"].Trim() is { Length: > 0 } shortName ? shortName : form["name"].Trim() is { Length: > 0 } full ? full : form["title"];
            var edit = Find(work, KindOf(kind), id, name);
            var editing = edit.With(field => form.All(field.Name));
            if (editing.Plan is not { } changed)
                return await ShowAsync(request, work, user, kind, id, edit.Fields, field => form.All(field.Name), editing.Mistakes);
            await desk.SaveAsync(work, form["ban"], changed, user, stop);
            return request.SeeOther(PlanPages.Home);
        }, ct);

    private static PlanEntryKind KindOf(string kind) => Kinds.TryGetValue(kind, out var known) ? known : throw NoEntry();

    private static PlanEdit Find(PlanWork work, PlanEntryKind kind, string id, string name) =>
        id == NewId && kind is not PlanEntryKind.Document ? PlanEdit.Add(work.Plan, kind, name) : PlanEdit.Of(work.Plan, kind, id) ?? throw NoEntry();

    private static ProblemException NoEntry() => new(StatusCodes.Status404NotFound, "no-entry", "Không có mục này", "Kế hoạch không có mục này; đề nghị mở lại trang Kế hoạch và danh bạ.");

    private async Task<IActionResult> ShowAsync(
        HttpRequest request, PlanWork work, DeskUser user, string kind, string id,
        IReadOnlyList<EntryField> fields, Func<EntryField, IReadOnlyList<string>> values, IReadOnlyList<EntryMistake> mistakes)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var action = FormMark.AddTo($"{PlanPages.Home}/muc/{kind}/{id}", FormMark.Of(user, PlanPages.Route));
        return await pages.ShowAsync<EntryPage, EntrySheet>(
            PlanPages.FrameOf(work.Published, time.GetUtcNow(), TitleOf(KindOf(kind), id)), new(action, work.Revision, fields, values, mistakes),
            mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string TitleOf(PlanEntryKind kind, string id) => (id == NewId ? "Thêm " : "Sửa ") + kind switch
    {
        PlanEntryKind.Document => "số, ngày của Kế hoạch",
        PlanEntryKind.Task => "nhiệm vụ",
        PlanEntryKind.Unit => "phòng, đơn vị",
        PlanEntryKind.Leader => "lãnh đạo Sở",
        PlanEntryKind.Staff => "cán bộ làm việc trên Bàn làm việc",
        _ => "nơi nhận",
    };
}
