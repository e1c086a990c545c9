using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Approval;

/// <summary>What the page of the report says of its way.</summary>
internal static class ReportWords
{
    public const int MostHints = 20;

    public static string Standing(ReportSheet sheet) => sheet.Chain switch
    {
        { Step: ReportStep.Awaited } => "Chưa có dự thảo.",
        { Step: ReportStep.Drafted, Draft: { } draft } => $"Dự thảo lần {draft.Number} đang ở Phòng.",
        { Step: ReportStep.Submitted, Draft: { } draft } => $"Dự thảo lần {draft.Number} chờ Trưởng phòng kiểm tra.",
        { Step: ReportStep.Returned, Draft: { } draft } => $"Trưởng phòng đề nghị hoàn thiện dự thảo lần {draft.Number}.",
        { Step: ReportStep.Checked, Draft: { } draft } => $"Dự thảo lần {draft.Number} chờ ý kiến, phê duyệt của lãnh đạo Sở.",
        { Step: ReportStep.Approved } => sheet.Decisions.Number is null ? "Đã phê duyệt, chờ số và ngày." : "Đã phê duyệt, đã có số; chờ bản ký.",
        { Step: ReportStep.Ready } => "Đã đủ số, ngày và bản ký; chờ đến giờ gửi.",
        _ => $"Đã gửi lúc {DayText.Moment(sheet.Decisions.Dispatched!.At)}.",
    };

    public static string Next(ReportSheet sheet) => sheet.Chain.Step switch
    {
        ReportStep.Awaited => $"Dự thảo được tổng hợp khi các đơn vị đã gửi đủ, hoặc sáng ngày làm việc đầu tiên sau thời hạn. Ngày gửi Báo cáo: {DayText.Date(sheet.DispatchDay)}.",
        ReportStep.Dispatched => "Văn thư ghi nhận đã phát hành đến các nơi nhận dưới đây.",
        ReportStep.Ready => "Báo cáo được gửi lúc 08 giờ 00 của ngày gửi, hoặc của ngày làm việc tiếp theo sau khi ký.",
        _ => $"Ngày gửi Báo cáo: {DayText.Weekday(sheet.DispatchDay)}, ngày {DayText.Date(sheet.DispatchDay)}.",
    };

    /// <summary>Each step, whether it is done, and by whom and when.</summary>
    public static IEnumerable<(bool Done, string Words)> Steps(ReportSheet sheet)
    {
        var (chain, decisions) = (sheet.Chain, sheet.Decisions);
        yield return (chain.Draft is not null, chain.Draft is { } draft ? $"Dự thảo lần {draft.Number}, {DayText.Moment(draft.CompiledAt)}" : "Tổng hợp dự thảo");
        yield return (chain.Submission is not null, chain.Submission is { } submission ? $"Trình: {Who(sheet, submission)}" : "Trình Trưởng phòng kiểm tra");
        yield return (chain.Check is { Passed: true }, chain.Check is { } check ? $"Kiểm tra: {(check.Passed ? "đạt" : "đề nghị hoàn thiện")}, {Who(sheet, check)}" : "Trưởng phòng kiểm tra");
        var asked = chain.Advisers;
        var given = chain.Draft is null ? 0 : decisions.OpinionsOn(chain.Draft.Number).Count(opinion => asked.Any(adviser => adviser.Id == opinion.DecidedBy));
        if (asked.Count > 0)
            yield return (given == asked.Count, $"Ý kiến của Phó Giám đốc chỉ đạo: {DayText.Count(given)}/{DayText.Count(asked.Count)}");
        yield return (decisions.Approval is not null, decisions.Approval is { } approval
            ? $"Phê duyệt: {Who(sheet, approval)} ({approval.Form})"
            : $"Phê duyệt, ký{(chain.Signer is { } signer ? $": {Wording.Leader(signer)}" : "")}");
        yield return (decisions.Number is not null, decisions.Number is { } number ? $"Số {number.Number}, ngày {DayText.Date(number.SignedOn)}" : "Số, ký hiệu và ngày (văn thư)");
        yield return (decisions.SignedCopy is not null, decisions.SignedCopy is { } copy ? $"Bản ký: {Who(sheet, copy)}" : "Bản ký (PDF)");
        yield return (decisions.Dispatched is not null, decisions.Dispatched is { } sent ? $"Gửi theo Nơi nhận, {DayText.Moment(sent.At)}" : "Gửi theo Nơi nhận");
        var tasks = sheet.Tasks.Where(task => task.Document == decisions.Document).ToList();
        if (tasks.Count > 0)
            yield return (tasks.TrueForAll(task => task.Done is not null), $"Văn thư phát hành: {DayText.Count(tasks.Count(task => task.Done is not null))}/{DayText.Count(tasks.Count)} nơi nhận");
    }

    private static string Who(ReportSheet sheet, Decision decision) => $"{sheet.NameOf(decision.DecidedBy)}, {DayText.Moment(decision.At)}";
}
