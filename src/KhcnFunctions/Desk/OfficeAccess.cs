using Azure.Data.Tables;
using KhcnFunctions.Api;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk;

/// <summary>
/// The IT person hands HCTH its access to a cycle: a token of the one form, which ends with the cycle, or when the next
/// is handed out.
/// </summary>
public sealed class OfficeAccess(HttpPipeline pipeline, CycleBases bases, StorageRealms realms, CycleClocks clocks, TokenKeys keys)
{
    private const int Tries = 6;

    [Function("IssueOfficeToken")]
    [ApiOperation("Hands HCTH its token for the cycle; the earlier one ends", Caller = ApiCaller.Operator, Answer = typeof(IssuedToken), Problems = [StatusCodes.Status404NotFound])]
    public Task<IActionResult> IssueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/{agency}/plans/{plan}/cycles/{period}/office-token")] HttpRequest request,
        string agency, string plan, string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunAsync<OperatorCaller>(request, client, null, async (_, token) =>
        {
            var cycle = new CycleKey(agency, plan, period);
            if (!cycle.IsWellFormed || await bases.FindAsync(cycle, token) is not { } basis)
                throw new ProblemException(StatusCodes.Status404NotFound, "no-cycle", "Không có kỳ báo cáo này", "Chưa mở kỳ báo cáo nào theo địa chỉ này.");
            var generation = await NextGenerationAsync(cycle, token);
            var issued = AccessToken.Issue(cycle, CallerFinder.OfficeHolder, generation, await keys.SigningKeyAsync(cycle, token));
            return new OkObjectResult(new IssuedToken(issued, generation, basis.Closing));
        }, ct);

    // A repeated write that lost its first answer goes one further: what matters is that the token given out is the last.
    private async Task<int> NextGenerationAsync(CycleKey cycle, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        var now = (await clocks.ForAsync(cycle, ct)).Now;
        for (var attempt = 1; ; attempt++)
        {
            var (header, tag) = await table.HeaderAsync(ct);
            var generation = header.OfficeGeneration + 1;
            var audit = new AuditEntry(
                now, "operator", "officeToken", "office", FormattableString.Invariant($"generation {header.OfficeGeneration}"),
                FormattableString.Invariant($"generation {generation}"), null, FormattableString.Invariant($"office-token-{generation}"));
            try
            {
                await table.CommitAsync(
                    [
                        new(TableTransactionActionType.UpdateMerge, new TableEntity(table.Partition, CycleRows.HeaderKey) { ["OfficeGeneration"] = generation }, tag),
                        new(TableTransactionActionType.UpsertReplace, AuditRows.Write(table.Partition, audit)),
                    ], ct);
                return generation;
            }
            catch (StorageConflictException) when (attempt < Tries)
            {
                // The head was changed meanwhile: look again.
            }
        }
    }
}

/// <summary>HCTH's token for a cycle.</summary>
/// <param name="Expires">When the cycle closes.</param>
public sealed record IssuedToken(string Token, int Generation, DateTimeOffset Expires);
