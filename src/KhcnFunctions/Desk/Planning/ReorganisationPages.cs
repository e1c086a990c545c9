using System.Globalization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Input;
using KhcnFunctions.Plans;
using KhcnFunctions.Plans.Editing;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Planning;

/// <summary>Sắp xếp tổ chức: units are renamed, merged or split from a day on.</summary>
public sealed class ReorganisationPages(HttpPipeline pipeline, Pages pages, PlanDesk desk, TimeProvider time)
{
    private const string Route = PlanPages.Route + "/sap-xep";
    private const int LongestName = 200;

    internal static readonly IReadOnlyDictionary<string, (ReorganisationKind Kind, string Label)> Kinds = new Dictionary<string, (ReorganisationKind, string)>(StringComparer.Ordinal)
    {
        ["doi-ten"] = (ReorganisationKind.Rename, "Đổi tên"),
        ["sap-nhap"] = (ReorganisationKind.Merge, "Sáp nhập"),
        ["chia-tach"] = (ReorganisationKind.Split, "Chia tách"),
    };

    [Function("AskReorganisation")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPageAsync(request, client, DeskRight.Plan, async (user, stop) => await ShowAsync(request, user, await desk.LoadAsync(user, stop), null, null), ct);

    [Function("Reorganise")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPlanPostAsync(request, client, PlanPages.Route, DeskRight.Plan, async (user, stop) =>
        {
            var form = await PlanForm.ReadAsync(request, stop);
            var work = await desk.LoadAsync(user, stop);
            var (wanted, mistake) = Read(form);
            mistake ??= wanted!.Mistake(work.Plan);
            if (mistake is not null)
                return await ShowAsync(request, user, work, form, mistake);
            var reading = PlanFile.Read(PlanFile.Write(wanted!.Apply(work.Plan)), "plan.json");
            if (reading.Plan is not { } changed)
                return await ShowAsync(request, user, work, form, string.Join(" ", reading.Mistakes.Select(wrong => $"{wrong.Message} {wrong.Remedy}")));
            await desk.SaveAsync(work, form["ban"], changed, user, stop);
            return request.SeeOther(PlanPages.Home);
        }, ct);

    private static (Reorganisation? Wanted, string? Mistake) Read(PlanForm form)
    {
        if (!Kinds.TryGetValue(form["viec"], out var kind))
            return (null, "đề nghị chọn việc sắp xếp");
        if (!DateOnly.TryParseExact(form["tu-ngay"].Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            return (null, "ngày bắt đầu cần ghi ngày/tháng/năm, ví dụ 01/03/2027");
        var names = form["ten-moi"].Split('\n').Select(PlainText.Normalize).OfType<string>().ToList();
        if (names.Select(name => PlainText.Mistake(name, LongestName)).FirstOrDefault(wrong => wrong is not null) is { } mistake)
            return (null, $"tên đơn vị mới {mistake}");
        return (new(kind.Kind, from, form.All("don-vi"), names, form["vao"] is { Length: > 0 } into ? into : null), null);
    }

    private async Task<IActionResult> ShowAsync(HttpRequest request, DeskUser user, PlanWork work, PlanForm? typed, string? mistake)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        var action = FormMark.AddTo("/" + Route, FormMark.Of(user, PlanPages.Route));
        return await pages.ShowAsync<ReorganisationPage, ReorganisationSheet>(
            PlanPages.FrameOf(work.Published, time.GetUtcNow(), "Sắp xếp phòng, đơn vị"), new(work.Plan, VietnamTime.Day(time.GetUtcNow()), action, work.Revision, typed, mistake),
            mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
