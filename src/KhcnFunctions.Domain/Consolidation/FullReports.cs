using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Each unit's report in full, every line as the unit wrote it.</summary>
internal static class FullReports
{
    public static IEnumerable<Block> Compose(ConsolidationInput input)
    {
        yield return new Heading(1, "BÁO CÁO CỦA TỪNG PHÒNG, ĐƠN VỊ (NGUYÊN VĂN)");
        var any = false;
        foreach (var entry in input.Units)
        {
            if (entry.Received is not { } received)
            {
                continue;
            }

            any = true;
            foreach (var block in Of(input, entry, received))
            {
                yield return block;
            }
        }

        if (!any)
        {
            yield return new Paragraph("Chưa nhận được báo cáo nào.");
        }
    }

    private static IEnumerable<Block> Of(ConsolidationInput input, UnitEntry entry, ReceivedReport received)
    {
        yield return new Heading(2, entry.Unit.Name);
        yield return new Paragraph(
            $"Lần gửi thứ {received.Version}, nhận lúc {DayText.Moment(received.ReceivedAt)}, mã tiếp nhận {received.ReceiptId}.",
            TextRole.Label);
        yield return new Paragraph($"SHA-256: {received.Sha256}", TextRole.Label);
        if (received.Report.Document is { } document)
        {
            yield return new Paragraph($"Văn bản của đơn vị: số {document.Number}/{document.Sign} ngày {DayText.Date(document.SignedOn)}, người ký: {document.Signer}.");
        }

        foreach (var line in Around(received.Report))
        {
            yield return new Paragraph(line);
        }

        var silent = received.Report.Tasks.Where(answer => answer.NothingToReport).Select(answer => TitleOf(input, entry, answer)).ToList();
        if (silent.Count > 0)
        {
            yield return new Paragraph($"Không phát sinh: {string.Join("; ", silent)}.");
        }

        foreach (var answer in received.Report.Tasks.Where(HasContent))
        {
            yield return new Heading(3, TitleOf(input, entry, answer));
            foreach (var block in Of(answer))
            {
                yield return block;
            }
        }

        var general = Of(received.Report.General).ToList();
        if (general.Count > 0)
        {
            yield return new Heading(3, "Nội dung chung");
            foreach (var block in general)
            {
                yield return block;
            }
        }
    }

    // Who approved, what HCTH has to look at, which files came along.
    private static IEnumerable<string> Around(Report report)
    {
        if (report.Approver is { } approver)
        {
            yield return $"Người duyệt (do đơn vị khai): {approver.Name}, {approver.Position}.";
        }

        foreach (var check in report.Checks ?? [])
        {
            yield return $"HCTH cần kiểm tra: {check}";
        }

        foreach (var file in report.Files ?? [])
        {
            yield return $"Tệp kèm theo: {file.Name}{(file.SignedCopy ? " (bản ký)" : "")}, {FileSize.Words(file.Size)}, SHA-256: {file.Sha256}{(file.Check is null ? "" : $". HCTH cần kiểm tra: {file.Check}")}";
        }
    }

    private static string TitleOf(ConsolidationInput input, UnitEntry entry, TaskReport answer)
    {
        var number = input.Plan.Tasks.FirstOrDefault(task => task.Id == answer.Task)?.Number;
        var role = entry.Leads.Contains(answer.Task, StringComparer.Ordinal) ? "chủ trì" : "phối hợp";
        return number is null ? answer.Task : $"Nhiệm vụ {number} ({role})";
    }

    private static bool HasContent(TaskReport answer) => !answer.NothingToReport || Of(answer).Any();

    private static IEnumerable<Block> Of(TaskReport answer) =>
        Under("Kết quả:", answer.Results)
            .Concat(answer.Assessment is { } assessment ? Of(assessment) : [])
            .Concat(Under("Số liệu:", Join(answer.Figures.Select(ReportWording.Of))))
            .Concat(Under("Kinh phí:", answer.Budget is { } budget ? ReportWording.Of(budget) : null, oneLine: true))
            .Concat(Under("Tồn tại, khó khăn:", answer.Difficulties))
            .Concat(Under("Đề xuất, kiến nghị:", answer.Proposals));

    private static IEnumerable<Block> Of(Assessment assessment) =>
        Under("Mức độ thực hiện:", ReportWording.Of(assessment.Level), oneLine: true)
            .Concat(Under("Chất lượng:", assessment.Quality, oneLine: true))
            .Concat(Under("Tiến độ:", assessment.Pace is { } pace ? ReportWording.Of(pace) : null, oneLine: true))
            .Concat(Under("Nguyên nhân:", assessment.Cause, oneLine: true));

    private static IEnumerable<Block> Of(GeneralPart general) =>
        Under("Kết quả chung:", general.Results)
            .Concat(Under("Tồn tại, khó khăn:", general.Difficulties))
            .Concat(Under("Đề xuất, kiến nghị:", general.Proposals))
            .Concat(Under("Phương hướng năm sau:", general.NextYear));

    // A short text may stand beside its label; one of several lines never does.
    private static IEnumerable<Block> Under(string label, string? text, bool oneLine = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var lines = ReportWording.Lines(text).ToList();
        return oneLine && lines.Count == 1 ? [new Paragraph($"{label} {text}")] : LineBlocks.Of(lines, line => new Paragraph(line, LineBlocks.IsListLine(line) ? TextRole.Item : TextRole.Body)).Prepend(new Paragraph(label, TextRole.Label));
    }

    private static string? Join(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;
}
