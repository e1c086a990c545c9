using KhcnFunctions.Cycle;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>Sends a draft as the unit's report.</summary>
public sealed class DraftSending(SubmissionDesk desk, DraftDesk drafts, CycleNudges nudges)
{
    /// <summary>Reads the draft as it would be sent.</summary>
    internal static FormReading Read(UnitWork work, Draft draft) => FormReader.Read(draft.Form, work.Scope, draft.Files);

    /// <returns>The receipt, or everything that is wrong.</returns>
    internal async Task<(SubmissionReceipt? Receipt, IReadOnlyList<FormMistake> Mistakes)> SendAsync(
        UnitWork work, Draft draft, DurableTaskClient client, CancellationToken ct)
    {
        var reading = Read(work, draft);
        if (reading.Report is not { } report)
            return (null, reading.Mistakes);

        // The request's body was read since: what counts is when it began.
        var receipt = await desk.ReceiveAsync(work.Caller, new Sending(report, SubmissionChannel.WebForm) { ReceivedAt = work.Now }, ct);
        await drafts.ClearAsync(work.Table, work.Unit, draft, ct);
        if (receipt.CameAfter)
            await nudges.SendAsync(client, work.Caller.Basis.Cycle, ReadAgenda.ReportNudge, ct);
        return (receipt, []);
    }

    /// <summary>Number of the version that holds just this; null where the latest holds something else.</summary>
    internal static int? VersionOf(UnitWork work, Draft draft)
    {
        if (Read(work, draft).Report is not { } report)
            return null;
        var sha256 = CanonicalReport.Sha256(CanonicalReport.Write(report));
        return sha256 == work.Unit.Awaiting?.Sha256 ? work.Unit.Awaiting.Version : sha256 == work.Unit.Sha256 ? work.Unit.Version : null;
    }
}
