using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Dispatch;

/// <summary>A document that went out and is too large for a mail, for whoever has its link.</summary>
public sealed class IssuedDocumentPages(HttpPipeline pipeline, CallerFinder callers, CycleViews views, FileStore files)
{
    [Function("IssuedDocument")]
    public Task<IActionResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "van-ban/{token}")] HttpRequest request,
        string token, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunPageAsync(request, client, async stop =>
        {
            var (cycle, draft) = await callers.FindDocumentAsync(request, token, stop);
            var view = await views.LoadAsync(cycle, stop);

            // Until it goes out nobody outside reads it, whoever guesses the number of its draft.
            if (view.Decisions.Of<Dispatched>().All(sent => sent.Draft != draft)
                || view.Decisions.Of<SignedCopyReceived>().LastOrDefault(copy => copy.Draft == draft) is not { } copy)
                throw CallerFinder.Unknown();
            return request.SaveAs(copy.File.Name, "application/pdf", await files.OpenAsync(view.Table.Realm, copy.File.Blob, stop));
        }, ct);
}
