using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Web;

/// <summary>The one place where pages for people are rendered: a body inside the frame that all have.</summary>
public sealed class Pages(ComponentHtml html, StorageRealms realms, TimeProvider time)
{
    internal async Task<IActionResult> ShowAsync<TBody, TModel>(PageFrame frame, TModel model, int status = StatusCodes.Status200OK)
        where TBody : PageBody<TModel>
        where TModel : class
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(PageDocument.Frame)] = frame,
            [nameof(PageDocument.OnEmulator)] = realms.IsEmulator,
            [nameof(PageDocument.Body)] = typeof(TBody),
            [nameof(PageDocument.Model)] = model,
        };
        return new ContentResult
        {
            Content = await html.RenderAsync<PageDocument>(parameters),
            ContentType = "text/html; charset=utf-8",
            StatusCode = status,
        };
    }

    /// <summary>A part of a page, which its script exchanges for what stands later.</summary>
    internal Task<string> RenderPartAsync<TBody, TModel>(TModel model)
        where TBody : PageBody<TModel>
        where TModel : class =>
        html.RenderPartAsync<TBody>(new Dictionary<string, object?> { [nameof(PageBody<>.Model)] = model });

    /// <summary>Says what can't be done. Only the holder of a genuine link learns whom to ask.</summary>
    internal Task<IActionResult> ShowProblemAsync(HttpContext context, Problem problem)
    {
        var told = PageProblems.ForPeople(problem, HttpMethods.IsGet(context.Request.Method));
        if (told.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var frame = problem.Basis is { } basis
            ? PageFrame.Of(new LetterContext(basis.Plan, basis.Year, time.GetUtcNow(), basis.Cycle.Rehearsal is not null), told.Title)
            : new PageFrame(told.Title);
        return ShowAsync<ProblemPage, Problem>(frame, told, told.Status);
    }
}
