using System.Globalization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Input;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions;

/// <summary>Xin gia hạn: a unit that has sent nothing asks for a later day; a leader decides, and until then its deadline stays.</summary>
public sealed class ExtensionPages(HttpPipeline pipeline, Pages pages, UnitSheets sheets, CycleViews views, DecisionDesk decisions, CycleNudges nudges)
{
    private const string Route = "don-vi/xin-gia-han";
    private const int LargestForm = 32 * 1024;
    private const int LongestReason = 2_000;

    [Function("AskForExtension")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var sheet = await sheets.ReadAsync(caller, stop);
            return sheet.MayAskExtension ? await ShowAsync(request, new(sheet, Guid.NewGuid().ToString("N"), "", "", null, null), StatusCodes.Status200OK) : request.SeeOther(UnitPages.Home);
        }, ct);

    [Function("SendExtensionRequest")]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var posted = await RequestBody.ReadFormAsync(request, LargestForm, stop);
            var sheet = await sheets.ReadAsync(caller, stop);
            // Sent or asked meanwhile, or sent twice: the unit's page says what stands.
            if (!sheet.MayAskExtension)
                return request.SeeOther(UnitPages.Home);
            var form = Read(sheet, posted);
            if (form is not { DayMistake: null, ReasonMistake: null })
                return await ShowAsync(request, form, StatusCodes.Status422UnprocessableEntity);
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var decision = new AskExtension(sheet.Standing.Unit, DayOf(form.Day)!.Value)
            {
                Id = form.Operation,
                At = view.Now,
                DecidedBy = sheet.Standing.Unit,
                DecidedOn = view.Today,
                Form = caller.IsHead ? "trang của đơn vị, liên kết của Trưởng đơn vị" : "trang của đơn vị",
                Reason = PlainText.Normalize(form.Reason)!,
            };
            await decisions.RecordAsync(view, decision, stop);
            await nudges.SendAsync(client, caller.Basis.Cycle, "decision", stop);
            return request.SeeOther(UnitPages.Home);
        }, ct);

    private static ExtensionSheet Read(UnitSheet sheet, IReadOnlyDictionary<string, string> posted)
    {
        var (day, reason) = (posted.GetValueOrDefault("den-ngay", "").Trim(), posted.GetValueOrDefault("ly-do", ""));
        var operation = posted.GetValueOrDefault("ma", "");
        var known = operation.Length == 32 && operation.All(char.IsAsciiHexDigit) ? operation : Guid.NewGuid().ToString("N");
        return new(sheet, known, day, reason, DayMistake(sheet, DayOf(day)), ReasonMistake(reason));
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? DayMistake(UnitSheet sheet, DateOnly? day) => day switch
    {
        null => "Cần ghi ngày/tháng/năm, ví dụ 18/12/2026.",
        { } asked when asked <= sheet.Standing.Deadline.LastDay || asked < VietnamTime.Day(sheet.Context.Now) => "Ngày xin gia hạn phải sau thời hạn hiện nay và không ở trước ngày hôm nay.",
        { } asked when asked > VietnamTime.Day(sheet.Context.Now).AddYears(1) => "Ngày này cách hôm nay quá một năm; đề nghị kiểm tra lại năm.",
        _ => null,
    };

    private static string? ReasonMistake(string reason) => PlainText.Normalize(reason) is not { } text
        ? "Còn thiếu lý do."
        : PlainText.Mistake(text, LongestReason) is { } mistake ? $"Lý do {mistake}." : null;

    private async Task<IActionResult> ShowAsync(HttpRequest request, ExtensionSheet sheet, int status)
    {
        PageHeaders.AllowForms(request.HttpContext.Response.Headers);
        return await pages.ShowAsync<ExtensionPage, ExtensionSheet>(PageFrame.Of(sheet.Unit.Context, $"Xin gia hạn gửi báo cáo năm {sheet.Unit.Context.Year} của {sheet.Unit.Duty.Unit.Name}"), sheet, status);
    }
}
