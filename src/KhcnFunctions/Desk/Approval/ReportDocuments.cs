using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Desk.Approval;

/// <summary>What can be saved of the report.</summary>
internal enum ReportDocumentKind
{
    Report,
    Appendix,

    /// <summary>Phiếu trình, of the draft that stands.</summary>
    Slip,

    /// <summary>The approved draft with the number and day of văn thư.</summary>
    Numbered,
    SignedCopy,
    IssuePackage,

    /// <summary>The photo or scan of a decision.</summary>
    Evidence,
}

/// <summary>The report's documents, to be saved.</summary>
public sealed class ReportDocuments(FileStore files, SubmissionSlips slips, IssuePackages packages)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="kind">Null for a name that is none.</param>
    /// <param name="number">Of the draft; the one that stands where it is no number.</param>
    /// <param name="decision">Id of the decision whose evidence is asked for.</param>
    /// <exception cref="ProblemException">404 where there is none, or none yet.</exception>
    internal async Task<IActionResult> SaveAsync(HttpRequest request, CycleView view, ReportDocumentKind? kind, string? number, string? decision, CancellationToken ct)
    {
        var draft = int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var asked)
            ? view.Snapshot.Drafts.FirstOrDefault(draft => draft.Number == asked)
            : view.Draft;
        var (content, type, name) = await FindAsync(view, draft, kind, decision ?? "", ct)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-document", "Không có tệp này", "Chưa có tệp này; đề nghị mở lại trang Báo cáo.");
        return request.SaveAs(name, type, content);
    }

    private async Task<(byte[] Content, string Type, string Name)?> FindAsync(CycleView view, Draft? draft, ReportDocumentKind? kind, string decision, CancellationToken ct)
    {
        var realm = view.Table.Realm;
        return (kind, draft) switch
        {
            (ReportDocumentKind.Report, { } known) => (await files.ReadAsync(realm, known.Report.Name, ct), Docx, $"Báo cáo tổng hợp, dự thảo lần {known.Number}.docx"),
            (ReportDocumentKind.Appendix, { } known) => (await files.ReadAsync(realm, known.Appendix.Name, ct), Docx, $"Phụ lục theo dõi (nội bộ), dự thảo lần {known.Number}.docx"),
            (ReportDocumentKind.Slip, { } known) when known == view.Draft => (slips.Write(view), Docx, $"Phiếu trình, dự thảo lần {known.Number}.docx"),
            (ReportDocumentKind.Numbered, { } known) when view.Decisions.Number is { } given && known.Number == view.Approval?.Draft =>
                (NumberedReport.From(await files.ReadAsync(realm, known.Report.Name, ct), given.Number, given.SignedOn), Docx, "Báo cáo có số, ngày.docx"),
            (ReportDocumentKind.SignedCopy, { } known) when view.Decisions.AsSent(known.Number).SignedCopy is { } copy => (await files.ReadAsync(realm, copy.File.Blob, ct), "application/pdf", copy.File.Name),
            (ReportDocumentKind.IssuePackage, { } known) when view.Decisions.AsSent(known.Number).SignedCopy is { } ready && ready.Draft == known.Number => (await packages.WriteAsync(view, known, ct), "application/zip", "Gói phát hành.zip"),
            (ReportDocumentKind.Evidence, _) when view.Decisions.Find(decision)?.Evidence is { } evidence =>
                (await files.ReadAsync(realm, evidence.Blob, ct), "application/octet-stream", evidence.Name),
            _ => null,
        };
    }
}
