using KhcnFunctions.Calendar;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Tells HCTH that a draft is compiled and what comes next.</summary>
    /// <param name="dispatchOn">Day of sending.</param>
    /// <param name="isAttached">True when the two documents go along.</param>
    /// <param name="besides">The draft that HCTH has in hand and that stands until HCTH takes this one; null where this one stands.</param>
    public static Letter ApprovalRequest(LetterContext context, DraftFacts draft, DateOnly dispatchOn, bool isAttached, int? besides = null)
    {
        var replaces = draft.Draft == 1 || besides is not null ? "" : $" và thay dự thảo lần {draft.Draft - 1}";
        return new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Dự thảo lần {draft.Draft} của Báo cáo đã được tổng hợp lúc {DayText.Moment(draft.CompiledAt)}{replaces}; {Received(draft.Counts)}, cụ thể:")
            .List(Standings(draft.Counts, context.Plan.Reporting.Deadline, context.Year))
            .Say(isAttached ? "Kèm theo thư này: dự thảo Báo cáo và Phụ lục theo dõi (chỉ dùng nội bộ)." : null)
            .Say(besides is null ? null : $"Dự thảo lần {besides}, {Wording.Address(context.Office)} đang xử lý, vẫn giữ nguyên. Dự thảo lần {draft.Draft} giữ các nội dung đã biên tập, đánh dấu nội dung mới và chỉ thay dự thảo lần {besides} khi {Wording.Address(context.Office)} chọn dùng.")
            .Say($"Việc tiếp theo của {Wording.Address(context.Office)}: rà soát dự thảo, xin ý kiến các đồng chí Phó Giám đốc chỉ đạo, trình lãnh đạo Sở ký, lấy số tại văn thư để gửi vào {Day(dispatchOn)}. Báo cáo của đơn vị đến trước khi ký thì được tổng hợp vào dự thảo tiếp theo.")
            .Link("Dự thảo và các báo cáo đã nhận", draft.Link)
            .ToOffice($"Dự thảo lần {draft.Draft} Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, ngày gửi {DayText.Date(dispatchOn)}");
    }

    /// <summary>Reminds HCTH that the report is not signed yet.</summary>
    /// <param name="workingDaysLeft">Up to the day of sending, today counted.</param>
    public static Letter ApprovalReminderToOffice(LetterContext context, DraftFacts draft, DateOnly dispatchOn, int workingDaysLeft) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Đến {DayText.Moment(context.Now)}, chưa ghi nhận Báo cáo (dự thảo lần {draft.Draft}; {Received(draft.Counts)}) đã được ký. {DaysToDispatch(context, dispatchOn, workingDaysLeft)}")
            .Say(HowToRecord(context))
            .Link("Dự thảo và nơi ghi nhận", draft.Link)
            .ToOffice($"Nhắc trình ký Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}, ngày gửi {DayText.Date(dispatchOn)}");

    /// <summary>Tells the Director that the report waits for a signature.</summary>
    /// <param name="workingDaysLeft">Up to the day of sending, today counted.</param>
    /// <param name="answer">The signer's own link, by which an approval needs no account; null where the reader does not sign.</param>
    public static Letter ApprovalReminderToDirector(LetterContext context, LeaderReader director, DraftFacts draft, DateOnly dispatchOn, int workingDaysLeft, string? answer = null) =>
        new LetterDraft(context).About("báo cáo kết quả").InPlaceOf(director)
            .Say($"{context.Office.Name} kính báo cáo: đến {DayText.Moment(context.Now)}, Báo cáo (dự thảo lần {draft.Draft}; {Received(draft.Counts)}) chưa được ký. {DaysToDispatch(context, dispatchOn, workingDaysLeft)} Kính xin ý kiến chỉ đạo của đồng chí.")
            .Answer("Xem và phê duyệt ngay, không cần đăng nhập", answer)
            .Say(LeaderAnswer(context))
            .ToLeader(director, $"Kính báo cáo: Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)} chờ ký, ngày gửi {DayText.Date(dispatchOn)}");

    /// <summary>Tells HCTH that the day of sending has passed without a signed report.</summary>
    public static Letter ApprovalOverdueToOffice(LetterContext context, DraftFacts draft, DateOnly dispatchOn) =>
        new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Ngày gửi Báo cáo, {Day(dispatchOn)}, đã qua; đến {DayText.Moment(context.Now)}, chưa ghi nhận Báo cáo (dự thảo lần {draft.Draft}; {Received(draft.Counts)}) đã được ký. {AfterSigning}")
            .Say(HowToRecord(context))
            .Link("Dự thảo và nơi ghi nhận", draft.Link)
            .ToOffice($"Đã qua ngày gửi {DayText.Date(dispatchOn)}: Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)} chưa ký");

    /// <summary>Tells the Director the same.</summary>
    /// <param name="answer"><inheritdoc cref="ApprovalReminderToDirector" path="/param[@name='answer']"/></param>
    public static Letter ApprovalOverdueToDirector(LetterContext context, LeaderReader director, DraftFacts draft, DateOnly dispatchOn, string? answer = null) =>
        new LetterDraft(context).About("báo cáo kết quả").InPlaceOf(director)
            .Say($"{context.Office.Name} kính báo cáo: ngày gửi Báo cáo, {Day(dispatchOn)}, đã qua; đến {DayText.Moment(context.Now)}, Báo cáo (dự thảo lần {draft.Draft}; {Received(draft.Counts)}) chưa được ký. {AfterSigning} Kính xin ý kiến chỉ đạo của đồng chí.")
            .Answer("Xem và phê duyệt ngay, không cần đăng nhập", answer)
            .Say(LeaderAnswer(context))
            .ToLeader(director, $"Kính báo cáo: Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)} chưa ký, ngày gửi {DayText.Date(dispatchOn)} đã qua");

    /// <summary>Tells HCTH that the approved report waits for its số and ngày, or for the signed copy.</summary>
    /// <param name="approval">Who approved it, when and how.</param>
    /// <param name="hasNumber">Only the signed copy is to come.</param>
    public static Letter NumberAwaited(LetterContext context, DraftFacts draft, LeaderDecision approval, DateOnly dispatchOn, bool hasNumber)
    {
        var day = context.Today == dispatchOn ? $"Hôm nay, {Day(dispatchOn)}, là ngày gửi Báo cáo." : $"Ngày gửi Báo cáo, {Day(dispatchOn)}, đã qua.";
        var missing = hasNumber ? "bản đã ký (PDF có chữ ký số hoặc bản quét)" : "số, ký hiệu và ngày, tháng của Báo cáo";
        var wanted = hasNumber ? "lấy bản đã ký tại văn thư và tải lên" : "lấy số tại văn thư, ghi nhận và tải lên bản đã ký";
        return new LetterDraft(context).About("báo cáo kết quả")
            .Say($"Báo cáo (dự thảo lần {draft.Draft}; {Received(draft.Counts)}) đã được {Wording.Leader(approval.By)} phê duyệt ngày {DayText.Date(approval.On)}{(approval.Form is null ? "" : $" ({approval.Form})")}; đến {DayText.Moment(context.Now)}, chưa có {missing}. {day}")
            .Say($"Báo cáo chỉ được gửi theo Nơi nhận khi đã có số, ký hiệu, ngày, tháng và bản đã ký. Đề nghị {Wording.Address(context.Office)} {wanted}; văn bản đã ký được gửi trong ngày hoặc chậm nhất trong ngày làm việc tiếp theo.")
            .Link("Dự thảo và nơi ghi nhận", draft.Link)
            .ToOffice($"Báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)} đã được phê duyệt, chờ {(hasNumber ? "bản ký" : "số, ngày")}");
    }

    /// <summary>Article 18 of Decree 30/2020/NĐ-CP.</summary>
    private const string AfterSigning = "Sau khi ký, Báo cáo được gửi trong ngày hoặc chậm nhất trong ngày làm việc tiếp theo.";

    private static string Day(DateOnly day) => $"{DayText.Weekday(day)} ngày {DayText.Date(day)}";

    private static string Received(DraftCounts counts) => $"đã nhận báo cáo của {DayText.Count(counts.Received)}/{DayText.Count(counts.Units)} phòng, đơn vị";

    private static string DaysToDispatch(LetterContext context, DateOnly dispatchOn, int workingDaysLeft) => context.Today == dispatchOn
        ? $"Hôm nay, {Day(dispatchOn)}, là ngày gửi Báo cáo."
        : $"Ngày gửi Báo cáo là {Day(dispatchOn)}, còn {DayText.Count(workingDaysLeft)} ngày làm việc, tính cả hôm nay.";

    private static string HowToRecord(LetterContext context) =>
        $"Nếu lãnh đạo Sở đã ký hoặc đã cho ý kiến trên bản giấy, qua điện thoại, đề nghị {Wording.Address(context.Office)} ghi nhận (ai, ngày giờ, hình thức) để các bước sau được thực hiện.";

    private static IEnumerable<string> Standings(DraftCounts counts, DeadlineRule rule, int year)
    {
        (string Words, int Count)[] lines =
        [
            ("Gửi đúng hạn", counts.OnTime),
            ($"Gửi trong ngày {DayText.Date(rule.Day.In(year))}", counts.OnTheDay),
            ("Gửi chậm", counts.Late),
            ("Chưa gửi", counts.Missing),
            ("Được miễn báo cáo", counts.Exempt),
        ];
        return lines.Where(line => line.Count > 0).Select(line => $"{line.Words}: {DayText.Count(line.Count)}");
    }
}
