using KhcnFunctions.Cycle;
using KhcnFunctions.Signing;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Approval;

/// <summary>
/// Takes in the signed paper of the approved draft as a PDF. Where it bears digital signatures, nothing may have been changed
/// after the last one; a scan is compared by eye. It is bound to the approved content by the hash of the approved file.
/// </summary>
public sealed class SignedCopyDesk(FileStore files, DecisionDesk decisions)
{
    /// <param name="file">As it was taken in.</param>
    /// <param name="by">Id of the member of the staff.</param>
    /// <param name="changed">'Có sửa khi ký': what; null where nothing was.</param>
    /// <exception cref="ProblemException">422 where the file is no signed copy, 409 where it does not fit what stands.</exception>
    internal async Task<(Decision Decision, bool IsNew)> TakeAsync(CycleView view, ReportFile file, int draft, string by, string? changed, string operation, CancellationToken ct)
    {
        if (file.Kind is not FileKind.Pdf)
            throw Refused("tệp phải là PDF (có chữ ký số hoặc bản quét)");
        if (view.Approval is not { } approval || approval.Draft != draft || view.ApprovedDraft is not { } approved)
            throw new ProblemException(StatusCodes.Status409Conflict, "not-the-approved-draft", "Chưa nhận được bản ký", "Dự thảo này không phải là dự thảo đang được phê duyệt; đề nghị tải lại trang.");
        var blob = ReportFiles.NameOf(view.Cycle, DeskForm.FileOwner, file.Sha256);
        var copy = SignedCopyReader.Read(await files.ReadAsync(view.Table.Realm, blob, ct));
        var words = SignedCopyWords.Verdict(copy);
        if (!copy.IsAccepted)
            throw Refused(char.ToLowerInvariant(words[0]) + words[1..]);
        var decision = new SignedCopyReceived(
            draft, new(file.Name, blob, file.Sha256, file.Size), approved.Report.Sha256, changed is not null, string.Join('\n', SignedCopyWords.Signatures(copy).Prepend(words)))
        {
            Id = operation,
            At = view.Now,
            DecidedBy = by,
            DecidedOn = view.Today,
            Form = "tải lên",
            Reason = changed ?? "Bản ký của dự thảo đã phê duyệt.",
        };
        return await decisions.RecordAsync(view, decision, ct);
    }

    private static ProblemException Refused(string why) => new(
        StatusCodes.Status422UnprocessableEntity, "signed-copy-refused", "Chưa nhận được bản ký", $"Chưa nhận được bản ký: {why}. Không có gì thay đổi.");
}
