using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Asks the Trưởng phòng HCTH to check a draft.</summary>
    /// <param name="by">Who submitted it, by name; null where the name is not known.</param>
    /// <param name="remarks">What the drafter says of it.</param>
    public static Letter CheckRequested(LetterContext context, DraftFacts draft, string? by, string remarks) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"{(by is null ? "Chuyên viên" : $"Chuyên viên {by}")} trình dự thảo lần {draft.Draft} của Báo cáo ({Received(draft.Counts)}): {remarks}")
            .Say("Kính đề nghị đồng chí kiểm tra trước khi trình lãnh đạo Sở; người soạn dự thảo không đồng thời là người kiểm tra. Kèm theo thư này: dự thảo Báo cáo, Phiếu trình và Phụ lục theo dõi (chỉ dùng nội bộ).")
            .Link("Dự thảo và nơi ghi ý kiến kiểm tra", draft.Link)
            .To($"đồng chí Trưởng phòng, {context.Office.Name}", $"Đề nghị kiểm tra dự thảo lần {draft.Draft} {ReportOf(context)}");

    /// <summary>Tells who submitted a draft that the Trưởng phòng HCTH sent it back.</summary>
    public static Letter DraftReturned(LetterContext context, DraftFacts draft, string remarks) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Trưởng phòng đã xem dự thảo lần {draft.Draft} của Báo cáo và đề nghị hoàn thiện: {remarks}")
            .Link("Dự thảo", draft.Link)
            .ToOffice($"Đề nghị hoàn thiện dự thảo lần {draft.Draft} {ReportOf(context)}");

    /// <summary>Asks a deputy director who directs tasks of the plan for an opinion on the checked draft.</summary>
    /// <param name="tasks">Those that the leader directs.</param>
    /// <param name="signer">Who is to sign; null where nobody is known.</param>
    /// <param name="answer">The reader's own link, by which an answer needs no account; null where there is none.</param>
    public static Letter OpinionRequested(LetterContext context, DraftFacts draft, LeaderReader leader, IReadOnlyList<PlanTask> tasks, Person? signer, DateOnly? dispatchOn, string? answer = null) =>
        new LetterDraft(context).About("báo cáo kết quả").InPlaceOf(leader)
            .Say($"{context.Office.Name} kính trình đồng chí dự thảo lần {draft.Draft} của Báo cáo ({Received(draft.Counts)}), đã được Trưởng phòng kiểm tra. Đồng chí chỉ đạo {Wording.TaskNumbers(tasks)}; kính xin ý kiến của đồng chí trước khi trình {SignerOf(signer)} ký.{WhenItGoes(dispatchOn)}")
            .Say(HowToAnswer(context, hasLink: (draft.Link ?? answer) is not null))
            .Answer("Xem và cho ý kiến ngay, không cần đăng nhập", answer)
            .Link("Dự thảo và nơi cho ý kiến", draft.Link)
            .ToLeader(leader, $"Xin ý kiến về dự thảo {ReportOf(context)}");

    /// <summary>Submits the checked draft to who signs it.</summary>
    /// <param name="advisers">The deputy directors who are asked for opinions at the same time.</param>
    /// <param name="answer">The signer's own link, by which an approval needs no account; null where the reader does not sign.</param>
    public static Letter SignatureRequested(LetterContext context, DraftFacts draft, LeaderReader leader, IReadOnlyList<Person> advisers, DateOnly? dispatchOn, string? answer = null)
    {
        var asked = advisers.Count == 0 ? "" : $" Dự thảo đồng thời được gửi xin ý kiến {string.Join("; ", advisers.Select(Wording.Leader))}.";
        return new LetterDraft(context).About("báo cáo kết quả").InPlaceOf(leader)
            .Say($"{context.Office.Name} kính trình đồng chí xem xét, ký ban hành Báo cáo (dự thảo lần {draft.Draft}; {Received(draft.Counts)}), đã được Trưởng phòng kiểm tra.{asked}{WhenItGoes(dispatchOn)}")
            .Say(HowToAnswer(context, hasLink: (draft.Link ?? answer) is not null))
            .Answer("Xem và phê duyệt ngay, không cần đăng nhập", answer)
            .Link("Dự thảo và nơi phê duyệt", draft.Link)
            .ToLeader(leader, $"Kính trình ký {ReportOf(context)}");
    }

    /// <summary>Tells HCTH what a leader said of the draft.</summary>
    public static Letter OpinionGiven(LetterContext context, DraftFacts draft, Person leader, Opine opinion) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Ngày {DayText.Date(opinion.DecidedOn)}, {Wording.Leader(leader)} {(opinion.Stance is Stance.Agrees ? "nhất trí với dự thảo" : "có ý kiến về dự thảo")} lần {draft.Draft} của Báo cáo ({opinion.Form}): {opinion.Reason}")
            .Link("Dự thảo và các ý kiến", draft.Link)
            .ToOffice($"Ý kiến của {Wording.Leader(leader)} về dự thảo lần {draft.Draft} {ReportOf(context)}");

    /// <summary>Asks văn thư for the number, the day and the signed copy.</summary>
    public static Letter NumberRequested(LetterContext context, DraftFacts draft, LeaderDecision approval) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Dự thảo lần {draft.Draft} của Báo cáo đã được {Wording.Leader(approval.By)} phê duyệt ngày {DayText.Date(approval.On)}{(approval.Form is null ? "" : $" ({approval.Form})")}. Kính đề nghị văn thư cấp số, ghi ngày, tháng, trình ký và tải lên bản đã ký (PDF có chữ ký số hoặc bản quét).")
            .Say("Báo cáo được gửi theo Nơi nhận khi đã có đủ số, ngày và bản đã ký. " + AfterSigning)
            .Link("Nơi ghi số, ngày và tải bản đã ký", draft.Link)
            .To($"Văn thư, {context.Office.Name}", $"Đề nghị cấp số và hoàn tất bản ký {ReportOf(context)}");

    /// <summary>Hands văn thư the package for those who get the document by another way than mail.</summary>
    public static Letter IssueRequested(LetterContext context, IssuedReport report, IReadOnlyList<IssueTask> tasks, string? link) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"{Citation.Report(report, context)} đã đến ngày gửi. Kính đề nghị văn thư phát hành đến các nơi nhận sau và ghi nhận “đã phát hành” (ngày, qua kênh nào):")
            .List(tasks.Select(task => $"{task.Name}: {Wording.Channel(task.Channel)}"))
            .Say((report.Link is null ? "Gói kèm theo thư này" : "Gói phát hành (tải tại trang Báo cáo, do dung lượng lớn)") + " gồm bản đã ký (PDF) và tệp ghi số, ký hiệu, trích yếu, ngày ký, người ký, nơi nhận để nhập vào Hệ thống quản lý văn bản và điều hành.")
            .Link("Nơi ghi nhận đã phát hành", link)
            .To($"Văn thư, {context.Office.Name}", $"Đề nghị phát hành {Citation.Report(report, context)} thực hiện {Citation.Number(context.Plan)}");

    /// <summary>Reminds văn thư of what was not noted as issued.</summary>
    public static Letter IssueAwaited(LetterContext context, IssuedReport report, IReadOnlyList<IssueTask> tasks, string? link) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Đến {DayText.Moment(context.Now)}, chưa ghi nhận {Citation.Report(report, context)} đã được phát hành đến:")
            .List(tasks.Select(task => $"{task.Name}: {Wording.Channel(task.Channel)}"))
            .Say("Nếu đã phát hành, kính đề nghị văn thư ghi nhận (ngày, qua kênh nào); thư điện tử gửi các nơi nhận này chỉ là bản sao.")
            .Link("Nơi ghi nhận đã phát hành", link)
            .To($"Văn thư, {context.Office.Name}", $"Nhắc ghi nhận phát hành {Citation.Report(report, context)} thực hiện {Citation.Number(context.Plan)}");

    private static string WhenItGoes(DateOnly? dispatchOn) => dispatchOn is { } day ? $" Ngày gửi Báo cáo là {Day(day)}." : "";

    private static string ReportOf(LetterContext context) => $"Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}";

    private static string SignerOf(Person? signer) => signer is null ? "lãnh đạo Sở" : Wording.Leader(signer);

    private static string HowToAnswer(LetterContext context, bool hasLink) =>
        $"Kèm theo thư này: dự thảo Báo cáo và Phiếu trình. Đồng chí có thể ghi ý kiến trên Phiếu trình, trả lời qua điện thoại{(hasLink ? " hoặc tại đường liên kết dưới đây" : "")}; {context.Office.Name} ghi nhận.";
}
