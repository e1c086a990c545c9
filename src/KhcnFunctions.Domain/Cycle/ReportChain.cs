using KhcnFunctions.Dispatch;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Cycle;

/// <summary>How far the document in work has come.</summary>
public enum ReportStep
{
    /// <summary>Nothing is compiled yet.</summary>
    Awaited,

    /// <summary>HCTH works on the draft.</summary>
    Drafted,

    /// <summary>It waits for the check of the Trưởng phòng HCTH.</summary>
    Submitted,

    /// <summary>The Trưởng phòng HCTH sent it back.</summary>
    Returned,

    /// <summary>Leaders have it: opinions of those who direct, signature.</summary>
    Checked,

    /// <summary>It waits for số and ngày, or for the signed copy.</summary>
    Approved,

    /// <summary>It goes out on its day.</summary>
    Ready,

    Dispatched,
}

/// <summary>
/// The way of a report: chuyên viên HCTH drafts, Trưởng phòng HCTH checks, the directing deputies give opinions, the Director
/// signs or a deputy by KT., văn thư gives number and day. Says where it stands and what does not fit. Leaders may decide on
/// paper: then HCTH records it.
/// </summary>
/// <param name="drafts">All drafts of the cycle, in order.</param>
/// <param name="today">The cycle's day, on which the register is read.</param>
public sealed class ReportChain(Plan plan, CycleDecisions decisions, IReadOnlyList<Draft> drafts, DateOnly today)
{
    /// <summary>The draft that HCTH works on; null while there is none of the document in work.</summary>
    public Draft? Draft { get; } = Standing(decisions, drafts);

    /// <summary>A later draft that HCTH may take; null where there is none.</summary>
    public Draft? Offered => drafts.Count > 0 && drafts[^1] is { IsOffered: true } last && last.Document == decisions.Document && last.Number > (Draft?.Number ?? 0) ? last : null;

    public ReportStep Step => this switch
    {
        _ when decisions.Dispatched is not null => ReportStep.Dispatched,
        _ when decisions.ReadySince is not null => ReportStep.Ready,
        _ when decisions.Approval is not null => ReportStep.Approved,
        { Draft: null } => ReportStep.Awaited,
        { Check: { Passed: true } } => ReportStep.Checked,
        { Check: not null } => ReportStep.Returned,
        { Submission: not null } => ReportStep.Submitted,
        _ => ReportStep.Drafted,
    };

    public SubmitDraft? Submission => Draft is null ? null : decisions.SubmissionOf(Draft.Number);

    public CheckDraft? Check => Draft is null ? null : decisions.CheckOf(Draft.Number);

    /// <summary>HCTH has edited the draft or submitted it: what comes later is compiled beside it, never over it.</summary>
    public bool IsInHand => Draft is { } draft && (draft.Author is not null || Submission is not null);

    /// <summary>Who checks: empty where the register names nobody, and then no check is asked for.</summary>
    public IReadOnlyList<StaffMember> Checkers => [.. plan.Register.Staff.Where(member => member.Role is StaffRole.OfficeHead && member.IsValidOn(today))];

    /// <summary>A check is asked for where somebody may give it: not where all who check have drafted themselves.</summary>
    public bool NeedsCheck => Checkers.Any(checker => !Drafters.Contains(checker.Id));

    /// <summary>The leader who signs: the one whom HCTH chose, else the Director.</summary>
    public Person? Signer => Draft?.Signer is { } id ? plan.Register.PersonOn(id, today) : plan.Register.Director(today);

    /// <summary>The deputies who direct a task of the plan and do not sign, in the order of the tasks: they are asked for opinions.</summary>
    public IReadOnlyList<Person> Advisers =>
    [
        .. plan.Tasks.Select(task => plan.Register.PersonOn(task.DirectedBy, today)).OfType<Person>()
            .Where(person => person.Role is LeaderRole.DeputyDirector && person.Id != Signer?.Id).DistinctBy(person => person.Id),
    ];

    /// <summary>Ids of those who wrote what stands in the draft, or submitted it.</summary>
    public IReadOnlySet<string> Drafters
    {
        get
        {
            var drafters = new HashSet<string>(StringComparer.Ordinal);
            for (var draft = Draft; draft is not null; draft = drafts.FirstOrDefault(other => other.Number == draft.Base))
            {
                if (draft.Author is { } author)
                    drafters.Add(author);
            }

            if (Submission is { } submission)
            {
                drafters.Add(submission.DecidedBy);
                if (submission.RecordedBy is { } recorder)
                    drafters.Add(recorder);
            }

            return drafters;
        }
    }

    /// <summary>Why a decision does not fit now, in Vietnamese with its kind; null where it does.</summary>
    public ChainMistake? Mistake(Decision decision) => decision switch
    {
        SubmitDraft submit => NotLatest(submit.Draft) ?? NotAStaff(submit, StaffRole.Officer, StaffRole.OfficeHead) ?? NotOpen()
            ?? (Submission is null ? null : new("submitted-before", "Dự thảo này đã được trình; đề nghị tải lại trang.")),
        TakeDraft take => NotOpen() ?? (Offered?.Number == take.Draft ? null : new("not-offered", "Không có dự thảo mới nào mang số thứ tự này để dùng.")),
        CheckDraft check => NotLatest(check.Draft) ?? NotOpen() ?? NotAStaff(check, StaffRole.OfficeHead) ?? WrongCheck(check),
        Opine opinion => NotLatest(opinion.Draft) ?? NotALeader(opinion)
            ?? (decisions.Dispatched is null ? null : new("sent-before", "Báo cáo đã được gửi; ý kiến về dự thảo không còn ghi nhận được.")),
        Approve approve => NotLatest(approve.Draft) ?? NotALeader(approve) ?? NotOpen() ?? WrongApproval(approve),
        Reopen reopen => NotApproved() ?? NotSent() ?? (reopen.Draft == decisions.Approval!.Draft ? null : new("not-the-latest-draft", "Dự thảo được phê duyệt là dự thảo khác; đề nghị tải lại trang.")),
        Numbered => NotApproved() ?? NotSent(),
        SignedCopyReceived copy => NotApproved() ?? NotSent()
            ?? (copy.Draft == decisions.Approval!.Draft ? null : new("not-the-approved-draft", "Bản ký này của dự thảo khác với dự thảo đã được phê duyệt.")),
        Issued issued => TaskOf(issued.Document, issued.Recipient) is null ? NoTask() : null,
        Acknowledged received => TaskOf(received.Document, received.Recipient) is not { } task ? NoTask()
            : task.Done is null ? new("not-issued", "Chưa ghi nhận đã phát hành đến nơi nhận này.") : null,
        BeginEdition begin => decisions.Dispatched is null ? new("not-sent", "Văn bản trước chưa được gửi; chưa lập được văn bản tiếp theo.")
            : begin.Document == decisions.Document + 1 ? null : new("begun-before", "Văn bản tiếp theo đã được lập; đề nghị tải lại trang."),
        _ => null,
    };

    /// <summary>The decision with the attempt that it is: a draft whose approval was voided may be approved again, and what was withdrawn decided again.</summary>
    public Decision Attempted(Decision decision) => decision switch
    {
        Approve approve => approve with { Attempt = AttemptAt(approve.Draft) },
        Reopen reopen => reopen with { Attempt = AttemptAt(reopen.Draft) },
        Exempt exempt => exempt with { Attempt = AttemptFor<Exempt>(exempt.Unit) },
        ConfirmLate late => late with { Attempt = AttemptFor<ConfirmLate>(late.Unit) },
        _ => decision,
    };

    /// <summary>Which attempt to approve the draft is due: 2 and more after an approval of it was voided.</summary>
    public int AttemptAt(int draft) => 1 + decisions.Of<Reopen>().Count(reopened => reopened.Draft == draft);

    // What stands keeps its number, so that of two who decide at once the second finds the first one's row.
    private int AttemptFor<T>(string unit) where T : Decision =>
        1 + decisions.All.OfType<T>().Count(other => decisions.UnitOf(other) == unit && decisions.WithdrawalOf(other) is not null);

    private static Draft? Standing(CycleDecisions decisions, IReadOnlyList<Draft> drafts)
    {
        // What is approved stands, whatever was compiled at the same moment.
        if (decisions.Approval is { } approval && drafts.FirstOrDefault(draft => draft.Number == approval.Draft) is { } approved)
            return approved;
        return drafts.LastOrDefault(draft => draft.Document == decisions.Document && (!draft.IsOffered || decisions.HasTaken(draft.Number)));
    }

    private IssueTask? TaskOf(int document, string recipient) =>
        IssueTask.OfAll(plan, decisions).FirstOrDefault(task => task.Document == document && task.Recipient == recipient);

    private static ChainMistake NoTask() => new("not-a-task", "Văn bản này chưa được gửi, hoặc nơi nhận này không thuộc diện văn thư phát hành.");

    private ChainMistake? NotLatest(int draft) => Draft?.Number == draft ? null
        : new("not-the-latest-draft", $"Dự thảo hiện hành là dự thảo lần {Draft?.Number ?? 0}; đề nghị kiểm tra dự thảo này trước khi thực hiện.");

    private ChainMistake? NotOpen() => decisions.Approval is null ? null : new("approved-before", "Dự thảo đã được phê duyệt; muốn sửa, đề nghị lập dự thảo mới (phê duyệt cũ hết hiệu lực).");

    private ChainMistake? NotApproved() => decisions.Approval is not null ? null
        : new("not-approved", "Chưa ghi nhận phê duyệt dự thảo nào; số, ký hiệu, ngày ký và bản ký được ghi nhận sau khi phê duyệt.");

    private ChainMistake? NotSent() => decisions.Dispatched is null ? null : new("sent-before", "Báo cáo đã được gửi; nội dung này không thay đổi được nữa.");

    private ChainMistake? NotALeader(Decision decision) => plan.Register.People.Any(person => person.Id == decision.DecidedBy) ? null
        : new("leader-decides", "Việc này do Giám đốc hoặc Phó Giám đốc quyết định; Phòng Hành chính - Tổng hợp ghi nhận.");

    private ChainMistake? NotAStaff(Decision decision, params ReadOnlySpan<StaffRole> roles)
    {
        foreach (var member in plan.Register.Staff)
        {
            if (member.Id == decision.DecidedBy && member.IsValidOn(today) && roles.Contains(member.Role))
                return null;
        }

        return new("staff-decides", roles.Contains(StaffRole.Officer)
            ? "Việc này do chuyên viên hoặc Trưởng phòng Hành chính - Tổng hợp thực hiện."
            : "Việc này do Trưởng phòng Hành chính - Tổng hợp thực hiện.");
    }

    private ChainMistake? WrongCheck(CheckDraft check) => this switch
    {
        { Submission: null } => new("not-submitted", "Dự thảo chưa được trình để kiểm tra."),
        { Check: not null } => new("checked-before", "Dự thảo này đã có ý kiến kiểm tra; đề nghị tải lại trang."),
        _ when Drafters.Contains(check.DecidedBy) => new("drafter-checks", "Người soạn hoặc trình dự thảo không đồng thời là người kiểm tra; đề nghị người khác kiểm tra."),
        _ => null,
    };

    private ChainMistake? WrongApproval(Approve approve)
    {
        if (NeedsCheck && Check is not { Passed: true })
            return new("not-checked", "Dự thảo chưa được Trưởng phòng Hành chính - Tổng hợp kiểm tra, nên chưa ghi nhận được phê duyệt.");
        return Signer is { } signer && signer.Id != approve.DecidedBy
            ? new("other-signer", "Dự thảo ghi người ký khác với người phê duyệt; đề nghị chọn lại người ký trong dự thảo trước khi ghi nhận phê duyệt.")
            : null;
    }
}

/// <param name="Kind">Short name for programs.</param>
/// <param name="Words">For people.</param>
public sealed record ChainMistake(string Kind, string Words);
