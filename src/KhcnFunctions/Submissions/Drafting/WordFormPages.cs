using KhcnFunctions.Cycle;
using KhcnFunctions.Input;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Narratives;
using KhcnFunctions.Submissions.WordForm;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>The Word form, to take along and to bring back: what it says goes into the draft, where it is looked at before it is sent.</summary>
public sealed class WordFormPages(HttpPipeline pipeline, UnitSheets sheets, UnitWorks works, DraftDesk drafts, ReportFiles files)
{
    private const string Route = "don-vi/mau";
    private const string Check = "nội dung tự do ngoài biểu mẫu, HCTH cần kiểm tra";

    [Function("WordForm")]
    public Task<IActionResult> TakeAlongAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPageAsync(request, client, UnitLink.KeptBy(request), async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            var content = ContentOf(await sheets.ReadAsync(caller, stop)) with { Prefill = (await drafts.ReadAsync(work.Table, work.Unit, stop)).Form };
            using var document = new MemoryStream();
            WordFormWriter.Write(document, content);
            return request.SaveAs(content.FileName, FileTypes.ContentType(FileKind.Docx), document.ToArray());
        }, ct);

    [Function("FillFromWordForm")]
    public Task<IActionResult> BringBackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunUnitPostAsync(request, client, async (caller, stop) =>
        {
            var work = await works.OpenAsync(caller, stop);
            if (work.Unit.Status is UnitStatus.Transferred)
                throw SubmissionDesk.Transferred();
            var content = ContentOf(await sheets.ReadAsync(caller, stop));
            await foreach (var upload in Uploads.ReadAsync(request, stop))
            {
                var draft = await drafts.ReadAsync(work.Table, work.Unit, stop);
                var form = new ReportForm(draft.Form.Fields);
                var taken = await files.TakeAsync(
                    work.Table, work.Unit.Unit, upload.Content, upload.Name, signedCopy: false, stop, (file, stream) => Fill(form, content, file, stream));
                await drafts.AddFileAsync(work.Table, caller, work.Unit, taken.File ?? throw Refused(taken.Refusal!), work.Now, stop);
                await SaveAsync(work, form, draft.Rev, stop);
                return request.SeeOther(UnitPages.Home + "/soan");
            }

            throw Refused("chưa chọn tệp");
        }, ct);

    internal static WordFormContent ContentOf(UnitSheet sheet) => new(
        sheet.Context.Plan, sheet.Duty.Unit, sheet.Context.Year, sheet.Duty.Deadline, sheet.Duty.Leads, sheet.Duty.Supports, sheet.Office)
    {
        Rehearsal = sheet.Context.Rehearsal,
    };

    /// <summary>Fills a form from a file; what the file leaves blank stays as the form has it.</summary>
    internal static ReportFile Fill(ReportForm form, WordFormContent content, ReportFile file, Stream stream)
    {
        var text = (string?)null;
        var isWhole = false;
        stream.Position = 0;
        if (file.Kind is FileKind.Docx)
        {
            var reading = WordFormReader.Read(stream, content.Tasks);
            if (reading.Code is { } code && code != content.Code)
                throw Refused("biểu mẫu này của đơn vị khác hoặc của năm khác");
            foreach (var (field, value) in reading.Form.Fields)
                form[field] = value;
            (text, isWhole) = (reading.FreeText, reading is { IsOurForm: true, FreeText: null, Remarks.Count: 0 });
        }
        else
        {
            text = NarrativeReader.Read(stream, file.Kind);
        }

        if (text is not null && !form[FormField.GeneralResults].Contains(text, StringComparison.Ordinal))
            form[FormField.GeneralResults] = Cut((form[FormField.GeneralResults] + "\n" + text).Trim());
        return isWhole ? file : file with { Check = file.Check ?? Check };
    }

    private static string Cut(string text) => text.Length <= PlainText.LongestText ? text : text[..PlainText.LongestText];

    internal static ProblemException Refused(string reason) => new(
        StatusCodes.Status422UnprocessableEntity, "file-refused", "Chưa nhận được tệp", char.ToUpperInvariant(reason[0]) + reason[1..] + ". Báo cáo đang soạn không thay đổi.");

    private async Task SaveAsync(UnitWork work, ReportForm form, string rev, CancellationToken ct)
    {
        try
        {
            await drafts.SaveAsync(work.Table, work.Caller, work.Unit, form, rev, work.Now, ct);
        }
        catch (DraftConflictException conflict)
        {
            throw new StorageConflictException("The draft was saved while the form was read.", conflict);
        }
    }
}
