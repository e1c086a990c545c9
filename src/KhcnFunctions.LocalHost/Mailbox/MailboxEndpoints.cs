using KhcnFunctions.Mail;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KhcnFunctions.LocalHost.Mailbox;

/// <summary>
/// Shows the mails that stay on this machine. No function of the product, so the cloud does not have it; here it is
/// there only while mail goes to the local mailbox, and only for browsers of this machine.
/// </summary>
public static class MailboxEndpoints
{
    private const string Root = "hop-thu";

    private delegate Task<IActionResult> Handler(HttpContext context, LocalMailboxes mailboxes, CancellationToken ct);

    public static void MapMailbox(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Root, ListAsync);
        routes.MapPage(Root + "/{box}/{file}", ShowAsync);
        routes.MapPage(Root + "/{box}/{file}/html", ShowHtmlAsync);
        routes.MapPage(Root + "/{box}/{file}/eml", DownloadAsync);
    }

    private static void MapPage(this IEndpointRouteBuilder routes, string route, Handler handle) =>
        routes.MapGet(route, context => AnswerAsync(context, handle));

    private static async Task AnswerAsync(HttpContext context, Handler handle)
    {
        var services = context.RequestServices;
        var result = await services.GetRequiredService<HttpPipeline>().RunPageAsync(
            context.Request,
            services.GetRequiredService<DurableTaskClient>(),
            ct => StaysHere(services) && context.Request.IsOfThisMachine() ? handle(context, services.GetRequiredService<LocalMailboxes>(), ct) : throw NotFound(),
            context.RequestAborted);
        await result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
    }

    // Asked at each request: the settings are checked when the host starts, not while it is put together.
    private static bool StaysHere(IServiceProvider services) =>
        services.GetRequiredService<IOptions<MailOptions>>().Value.Transport is MailTransportKind.Mailbox;

    private static async Task<IActionResult> ListAsync(HttpContext context, LocalMailboxes mailboxes, CancellationToken ct) =>
        await PagesOf(context).ShowAsync<MailListPage, IReadOnlyList<LocalBox>>(new PageFrame("Hộp thư trên máy này"), await mailboxes.ListAsync(ct));

    private static async Task<IActionResult> ShowAsync(HttpContext context, LocalMailboxes mailboxes, CancellationToken ct)
    {
        var (box, file) = Place(context);
        var message = await mailboxes.FindAsync(box, file, ct) ?? throw NotFound();
        var text = message.TextBody ?? "";
        var home = context.RequestServices.GetRequiredService<IOptions<KhcnOptions>>().Value.PublicAddress.TrimEnd('/') + "/bao-cao/";
        var mail = new LocalMail(
            LocalMailboxes.Head(box, file, message.Headers),
            message.From.ToString(),
            text,
            message.HtmlBody is not null,
            [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith(home, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            [.. message.Attachments.OfType<MimePart>().Select(part => part.FileName ?? "(không tên)")]);
        PageHeaders.AllowOwnFrame(context.Response.Headers);
        return await PagesOf(context).ShowAsync<MailPage, LocalMail>(new PageFrame(mail.Head.Subject), mail);
    }

    private static async Task<IActionResult> ShowHtmlAsync(HttpContext context, LocalMailboxes mailboxes, CancellationToken ct)
    {
        var (box, file) = Place(context);
        var html = (await mailboxes.FindAsync(box, file, ct))?.HtmlBody ?? throw NotFound();
        PageHeaders.Sandbox(context.Response.Headers);
        return new ContentResult { Content = html, ContentType = "text/html; charset=utf-8" };
    }

    private static async Task<IActionResult> DownloadAsync(HttpContext context, LocalMailboxes mailboxes, CancellationToken ct)
    {
        var (box, file) = Place(context);
        var content = await mailboxes.DownloadAsync(box, file, ct) ?? throw NotFound();
        return new FileContentResult(content, "message/rfc822") { FileDownloadName = file };
    }

    private static Pages PagesOf(HttpContext context) => context.RequestServices.GetRequiredService<Pages>();

    private static (string Box, string File) Place(HttpContext context) =>
        ((string)context.GetRouteValue("box")!, (string)context.GetRouteValue("file")!);

    private static ProblemException NotFound() => new(
        StatusCodes.Status404NotFound, "no-mail", "Không có thư này", "Không tìm thấy thư; hộp thư chỉ xem được trên chính máy đang chạy chương trình.");
}
