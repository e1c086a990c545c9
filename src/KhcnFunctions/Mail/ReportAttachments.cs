using System.Collections.Concurrent;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail;

/// <summary>The documents that go along with the letters about the report. The internal one never leaves HCTH and the leaders.</summary>
public sealed class ReportAttachments(FileStore files, SubmissionSlips slips, IssuePackages packages)
{
    /// <summary>Largest document that goes along with a mail, in bytes; a larger one is linked.</summary>
    public const long Largest = 10 * 1024 * 1024;

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Pdf = "application/pdf";
    private const string Zip = "application/zip";

    private readonly ConcurrentDictionary<string, byte[]> _read = new(StringComparer.Ordinal);

    /// <summary>Empty for a notice of another kind.</summary>
    internal async Task<IReadOnlyList<MailAttachment>> OfAsync(CycleView view, Notice notice, CancellationToken ct)
    {
        if (view.Snapshot.Drafts.FirstOrDefault(draft => draft.Number == notice.Draft) is not { } draft)
            return [];
        return notice.Kind switch
        {
            NoticeKind.ApprovalRequest => [await ReportAsync(view, draft, ct), await AppendixAsync(view, draft, ct)],
            NoticeKind.CheckRequested => [await ReportAsync(view, draft, ct), Slip(view), await AppendixAsync(view, draft, ct)],
            NoticeKind.OpinionRequested or NoticeKind.SignatureRequested => [await ReportAsync(view, draft, ct), Slip(view)],
            NoticeKind.NumberRequested => [await ReportAsync(view, draft, ct)],
            NoticeKind.Dispatch => await IssuedAsync(view, draft, ct),
            NoticeKind.IssueRequested => await PackageAsync(view, draft, ct),
            _ => [],
        };
    }

    private async Task<MailAttachment> ReportAsync(CycleView view, Draft draft, CancellationToken ct) =>
        new("Báo cáo tổng hợp.docx", Docx, await ReadAsync(view, draft.Report.Name, draft.Report.Sha256, ct));

    private async Task<MailAttachment> AppendixAsync(CycleView view, Draft draft, CancellationToken ct) =>
        new("Phụ lục theo dõi (nội bộ).docx", Docx, await ReadAsync(view, draft.Appendix.Name, draft.Appendix.Sha256, ct));

    private MailAttachment Slip(CycleView view) => new("Phiếu trình.docx", Docx, slips.Write(view));

    // What is issued is the signed paper. A rehearsal has none, nor what went out before one was asked for.
    private async Task<IReadOnlyList<MailAttachment>> IssuedAsync(CycleView view, Draft draft, CancellationToken ct) => view.Decisions.AsSent(draft.Number).SignedCopy switch
    {
        null when view.Cycle.Rehearsal is not null || view.Decisions.Of<Dispatched>().Any(sent => sent.Draft == draft.Number) => [await ReportAsync(view, draft, ct)],
        null => throw new InvalidOperationException($"Draft {draft.Number} has no signed copy to be sent."),
        { File.Size: > Largest } => [],
        var copy => [new("Báo cáo tổng hợp.pdf", Pdf, await ReadAsync(view, copy.File.Blob, copy.File.Sha256, ct))],
    };

    private async Task<IReadOnlyList<MailAttachment>> PackageAsync(CycleView view, Draft draft, CancellationToken ct)
    {
        if (view.Decisions.AsSent(draft.Number).SignedCopy is { File.Size: > Largest })
            return [];
        return [new("Gói phát hành.zip", Zip, await packages.WriteAsync(view, draft, ct))];
    }

    // The content is named by its hash, so what is remembered can't go stale; the last few suffice.
    private async Task<byte[]> ReadAsync(CycleView view, string name, string sha256, CancellationToken ct)
    {
        if (_read.TryGetValue(sha256, out var known))
            return known;
        if (_read.Count >= 8)
            _read.Clear();
        return _read[sha256] = await files.ReadAsync(view.Table.Realm, name, ct);
    }
}
