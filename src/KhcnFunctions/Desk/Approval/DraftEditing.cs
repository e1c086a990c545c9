using KhcnFunctions.Consolidation;
using KhcnFunctions.Consolidation.EditedFile;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Approval;

/// <summary>
/// What HCTH changes in the report: the text of a part, who signs, the whole file. Each change is a draft of its own, with
/// author and reason; of two at once the second is told.
/// </summary>
public sealed class DraftEditing(DraftCompiler compiler, FileStore store, CycleNudges nudges)
{
    /// <exception cref="ProblemException">409 where there is no draft, or it is approved.</exception>
    internal static void CheckNotApproved(CycleView view)
    {
        if (view.Draft is null)
            throw new ProblemException(StatusCodes.Status409Conflict, "no-draft", "Chưa có dự thảo", "Chưa có dự thảo nào để sửa.");
        if (view.Approval is not null)
            throw new ProblemException(StatusCodes.Status409Conflict, "approved-before", "Dự thảo đã được phê duyệt", "Dự thảo đã được phê duyệt; muốn sửa, đề nghị lập dự thảo mới (phê duyệt cũ hết hiệu lực).");
    }

    /// <exception cref="ProblemException">409 where parts can't be edited: there is no draft, it is approved, or it came from Word.</exception>
    internal static void CheckParts(CycleView view)
    {
        CheckNotApproved(view);
        if (view.Draft!.IsUploaded)
            throw new ProblemException(StatusCodes.Status409Conflict, "uploaded", "Dự thảo là tệp Word đã tải lên", "Dự thảo hiện hành là tệp Phòng đã biên tập trong Word; đề nghị sửa trong Word rồi tải lên lại.");
    }

    /// <param name="draft">Number of the draft that was seen.</param>
    /// <exception cref="ProblemException">409 where another stands.</exception>
    internal static void CheckLatest(CycleView view, int draft)
    {
        if (view.Draft!.Number != draft)
            throw new ProblemException(StatusCodes.Status409Conflict, "not-the-latest-draft", "Đã có dự thảo mới hơn", $"Trong lúc này đã có dự thảo lần {view.Draft.Number}; đề nghị tải lại trang và kiểm tra.");
    }

    /// <summary>The parts of the draft that stands, as things are now.</summary>
    internal async Task<IReadOnlyList<ReportPart>> PartsAsync(CycleView view, CancellationToken ct) => ConsolidatedReport.From(await compiler.InputAsync(view, ct)).Parts;

    /// <exception cref="ProblemException">404 where the report has no such part.</exception>
    internal async Task<ReportPart> PartAsync(CycleView view, string key, CancellationToken ct) =>
        (await PartsAsync(view, ct)).FirstOrDefault(part => part.Key == key)
        ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-part", "Không có phần này", "Báo cáo không có phần này; đề nghị mở lại trang Báo cáo.");

    /// <param name="text">Null takes the compiled text again.</param>
    /// <inheritdoc cref="DraftCompiler.ChangeAsync"/>
    internal Task<Draft> ChangePartAsync(CycleView view, DeskUser by, ReportPart part, string? text, string reason, string? operation, CancellationToken ct)
    {
        var edit = text is null ? null : part.EditWith(text, by.Name ?? DeskWords.Of(by.Role), view.Now);
        return compiler.ChangeAsync(view, new DraftChange(by.Id, $"{part.Name}: {reason}") { Part = (part.Key, edit), Operation = operation }, ct);
    }

    /// <param name="id">Of the leader who is to sign.</param>
    /// <exception cref="ProblemException">422 where nobody who is in office has the id.</exception>
    /// <inheritdoc cref="DraftCompiler.ChangeAsync"/>
    internal async Task<Draft> ChooseSignerAsync(CycleView view, DeskUser by, string id, string? reason, string? operation, CancellationToken ct)
    {
        var signer = view.Holders.Leaders().FirstOrDefault(leader => leader.Id == id) ?? throw DeskForm.Wrong("Chưa chọn người ký.");
        // The file from Word stays what it is; its signature block is HCTH's to change.
        var file = view.Draft!.IsUploaded ? await store.ReadAsync(view.Table.Realm, view.Draft.Report.Name, ct) : null;
        var why = $"Người ký: {Wording.Leader(signer)}. {reason}".TrimEnd();
        return await compiler.ChangeAsync(view, new DraftChange(by.Id, why) { Signer = signer.Id, File = file, Operation = operation }, ct);
    }

    /// <summary>The report as it was edited in Word.</summary>
    /// <param name="file">As it was taken in.</param>
    /// <exception cref="ProblemException">422 where it can't be read as this report, with everything that is wrong.</exception>
    /// <inheritdoc cref="DraftCompiler.ChangeAsync"/>
    internal async Task<Draft> TakeFileAsync(CycleView view, DeskUser by, ReportFile file, string reason, string? operation, DurableTaskClient client, CancellationToken ct)
    {
        var reading = await ReadAsync(view, ReportFiles.NameOf(view.Cycle, DeskForm.FileOwner, file.Sha256), ct);
        if (reading.Report is not { } edited)
            throw DeskForm.Wrong($"Chưa nhận được tệp: {string.Join("; ", reading.Mistakes)}.");
        var draft = await compiler.ChangeAsync(view, new DraftChange(by.Id, $"Sửa trong Word: {reason}") { File = edited.Docx.ToArray(), Operation = operation }, ct);
        // What came since the draft was taken to Word is offered beside the file.
        await nudges.SendAsync(client, view.Cycle, ReadAgenda.ReportNudge + "-desk", ct);
        return draft;
    }

    /// <summary>A draft's report as its parts.</summary>
    internal async Task<EditedReportReading> ReadAsync(CycleView view, string blob, CancellationToken ct)
    {
        var outline = ReportOutline.Of(ConsolidatedReport.From(await compiler.InputAsync(view, ct)));
        return EditedReport.Read(await store.ReadAsync(view.Table.Realm, blob, ct), outline);
    }
}
