using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Approval;

/// <summary>What can be decided about the report on its page: the name in the address, the right, and how the form becomes a decision.</summary>
internal sealed record ReportStepRule(DeskRight Right, Func<StepInput, Decision> Read);

/// <summary>A form with who sent it and where the report stands.</summary>
internal sealed record StepInput(DeskForm Form, DeskUser User, CycleView View)
{
    public int Draft => Form.Whole("du-thao");

    public string Reason => Form.Text("ly-do", "nội dung, lý do");

    /// <summary>What the user decides as such.</summary>
    public T Own<T>(T decision, string? reason = null) where T : Decision => decision with
    {
        Id = Form.OperationId,
        At = View.Now,
        DecidedBy = User.Id,
        DecidedOn = View.Today,
        Form = "trên trang của Phòng Hành chính - Tổng hợp",
        Reason = reason ?? Reason,
    };

    /// <summary>What a leader decided elsewhere and the user records: who, when, how, with a photo.</summary>
    public T ForLeader<T>(T decision) where T : Decision => Own(decision) with
    {
        DecidedBy = View.Plan.Register.People.FirstOrDefault(person => person.Id == Form["nguoi"])?.Id ?? throw DeskForm.Wrong("Còn thiếu người cho ý kiến."),
        DecidedOn = Form.Day("ngay", "ngày cho ý kiến", View.Today),
        Form = Form.Text("hinh-thuc", "hình thức", 200),
        RecordedBy = User.Id,
        Evidence = FileOf(),
    };

    public DecisionFile? FileOf() => Form.File is { } file ? new(file.Name, ReportFiles.NameOf(View.Cycle, DeskForm.FileOwner, file.Sha256), file.Sha256, file.Size) : null;
}

internal static class ReportSteps
{
    private static readonly Dictionary<string, ReportStepRule> Rules = new(StringComparer.Ordinal)
    {
        ["trinh"] = new(DeskRight.Draft, step => step.Own(new SubmitDraft(step.Draft), step.Form.FindText("ly-do", "ghi chú") ?? "Trình kiểm tra dự thảo.")),
        ["dung-du-thao"] = new(DeskRight.Draft, step => step.Own(new TakeDraft(step.Draft), "Dùng dự thảo mới.")),
        ["lap-lai"] = new(DeskRight.Draft, step => step.Own(new Reopen(step.Draft))),
        ["kiem-tra"] = new(DeskRight.Check, step => step.Form["ket-qua"] switch
        {
            "dat" => step.Own(new CheckDraft(step.Draft, CheckVerdict.Passed), step.Form.FindText("ly-do", "ý kiến") ?? "Nhất trí trình lãnh đạo Sở."),
            "hoan-thien" => step.Own(new CheckDraft(step.Draft, CheckVerdict.Returned)),
            _ => throw DeskForm.Wrong("Chưa chọn kết quả kiểm tra."),
        }),
        ["y-kien"] = new(DeskRight.Advise, step => step.Own(Opinion(step), OpinionText(step))),
        ["ghi-y-kien"] = new(DeskRight.RecordForLeader, step => step.ForLeader(Opinion(step))),
        ["phe-duyet"] = new(DeskRight.Approve, step => step.Own(new Approve(step.Draft, null, null), step.Form.FindText("ly-do", "ý kiến") ?? "Đồng ý ký ban hành.")),
        ["ghi-phe-duyet"] = new(DeskRight.RecordForLeader, step => step.ForLeader(new Approve(step.Draft, null, null))),
        ["so"] = new(DeskRight.Number, step => step.Own(new Numbered(NumberOf(step), step.Form.Day("ngay-ky", "ngày ký", step.View.Today)), "Văn thư cấp số.")),
        ["phat-hanh"] = new(DeskRight.Issue, step => step.Own(
            new Issued(step.Form.Whole("van-ban"), RecipientOf(step), step.Form.Text("kenh", "kênh phát hành", 200), step.Form.Day("ngay", "ngày phát hành", step.View.Today)), "Đã phát hành.")),
        ["da-nhan"] = new(DeskRight.Issue, step => step.Own(
            new Acknowledged(step.Form.Whole("van-ban"), RecipientOf(step), step.Form.Day("ngay", "ngày nhận", step.View.Today)), "Nơi nhận xác nhận đã nhận.")),
        ["bo-sung"] = new(DeskRight.Draft, step => step.Own(new BeginEdition(step.Form.Whole("van-ban-moi"), EditionKind.Supplement, UnitsOf(step)))),
        ["thay-the"] = new(DeskRight.Draft, step => step.Own(new BeginEdition(step.Form.Whole("van-ban-moi"), EditionKind.Replacement, ""))),
        ["danh-gia"] = new(DeskRight.Draft, step => step.Own(new Assess(TaskOf(step), LevelOf(step)))),
        ["theo-doi"] = new(DeskRight.Draft, step => step.Own(new NoteTask(TaskOf(step)))),
    };

    public static IEnumerable<string> Names => Rules.Keys;

    public static ReportStepRule? Find(string name) => Rules.GetValueOrDefault(name);

    /// <summary>Decisions after which the cycle compiles at once, as after a late report.</summary>
    /// <param name="decisions">As they stood, among them what a withdrawal names.</param>
    public static bool Recompiles(CycleDecisions decisions, Decision decision) =>
        decision is Withdraw withdraw ? decisions.Find(withdraw.Decision) is Assess or NoteTask or ConfirmLate : decision is Reopen or BeginEdition or Assess or NoteTask or ConfirmLate;

    private static Opine Opinion(StepInput step) => new(step.Draft, step.Form["nhat-tri"] switch
    {
        "co" => Stance.Agrees,
        "khong" => Stance.Remarks,
        _ => throw DeskForm.Wrong("Chưa chọn nhất trí hay có ý kiến khác."),
    });

    private static string OpinionText(StepInput step) =>
        step.Form["nhat-tri"] == "co" ? step.Form.FindText("ly-do", "ý kiến") ?? "Nhất trí." : step.Reason;

    private static string NumberOf(StepInput step)
    {
        var number = step.Form.Text("so-ky-hieu", "số, ký hiệu", 100);
        return number.Split('/', 2) is [{ Length: > 0 }, { Length: > 0 }] ? number : throw DeskForm.Wrong("Mục số, ký hiệu phải gồm số và ký hiệu, như 12/BC-SKHCN.");
    }

    private static string RecipientOf(StepInput step) =>
        step.Form["noi-nhan"] is var id && (id == Issued.Website || step.View.Plan.Register.Recipients.Any(recipient => recipient.Id == id)) ? id : throw DeskForm.Wrong("Không có nơi nhận này.");

    private static string UnitsOf(StepInput step)
    {
        var units = step.View.Plan.Register.Units.Select(unit => unit.Id).Where(id => step.Form.Fields.ContainsKey("don-vi-" + id)).ToList();
        return units.Count > 0 ? string.Join(' ', units) : throw DeskForm.Wrong("Chưa chọn đơn vị được bổ sung.");
    }

    private static string TaskOf(StepInput step) =>
        step.View.Plan.Tasks.FirstOrDefault(task => task.Id == step.Form["nhiem-vu"])?.Id ?? throw DeskForm.Wrong("Chưa chọn nhiệm vụ.");

    private static CompletionLevel LevelOf(StepInput step) =>
        Enum.TryParse<CompletionLevel>(step.Form["muc-do"], out var level) && Enum.IsDefined(level) ? level : throw DeskForm.Wrong("Chưa chọn mức độ thực hiện.");
}
