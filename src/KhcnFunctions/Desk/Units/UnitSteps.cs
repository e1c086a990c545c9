using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Input;
using KhcnFunctions.Mail;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Units;

/// <summary>What can be decided on the page of a unit or task: the right, and how the form becomes a decision.</summary>
/// <param name="Read">Of the form and the id of the unit or task.</param>
internal sealed record SubjectStepRule(DeskRight Right, Func<StepInput, string, Decision> Read);

internal static class UnitSteps
{
    /// <summary>The step that withdraws a decision.</summary>
    public const string Withdraw = "rut-lai";

    private const int LongestRemarks = 5_000;
    private const int LongestName = 200;

    private static readonly Dictionary<string, SubjectStepRule> OfUnit = new(StringComparer.Ordinal)
    {
        ["de-nghi-hoan-thien"] = new(DeskRight.Draft, (step, unit) => step.Own(
            new AskCompletion(unit, step.Form.Text("noi-dung", "nội dung cần hoàn thiện", LongestRemarks), step.Form.DayToCome("han", "ngày gửi lại", step.View.Today)),
            step.Form.FindText("ly-do", "lý do") ?? "Đề nghị hoàn thiện báo cáo.")),
        ["chap-nhan"] = new(DeskRight.Draft, (step, unit) => step.Own(new Accept(unit), step.Form.FindText("ly-do", "ghi chú") ?? "Đã xem, chấp nhận báo cáo.")),
        ["xac-nhan-gui-cham"] = new(DeskRight.Draft, (step, unit) => step.Own(new ConfirmLate(unit))),
        ["gia-han"] = new(DeskRight.RecordForLeader, (step, unit) => step.ForLeader(new Extend(unit, NewDay(step)))),
        ["quyet-dinh-gia-han"] = new(DeskRight.Advise, (step, unit) => step.Own(new Extend(unit, NewDay(step)))),
        ["khong-gia-han"] = new(DeskRight.RecordForLeader, (step, unit) => step.ForLeader(new RefuseExtension(unit))),
        ["quyet-dinh-khong-gia-han"] = new(DeskRight.Advise, (step, unit) => step.Own(new RefuseExtension(unit))),
        ["mien"] = new(DeskRight.RecordForLeader, (step, unit) => step.ForLeader(new Exempt(unit))),
        ["quyet-dinh-mien"] = new(DeskRight.Advise, (step, unit) => step.Own(new Exempt(unit))),
        ["xin-gia-han"] = new(DeskRight.Draft, (step, unit) => step.Own(new AskExtension(unit, NewDay(step)))),
        ["don-doc"] = new(DeskRight.Draft, (step, unit) => step.Own(new RemindNow(unit))),
        ["cuoc-goi"] = new(DeskRight.Draft, (step, unit) => step.Own(new CallNoted(unit, step.Form.Text("nguoi-nghe", "người trao đổi", LongestName)))),
        ["lien-ket"] = new(DeskRight.Draft, (step, unit) => step.Own(new ReissueLink(unit))),
        ["dia-chi"] = new(DeskRight.Draft, (step, unit) => step.Own(new CorrectAddress(step.Form["cua"] is "truong" ? Holder.Head(unit).ToString() : unit, EmailOf(step)))),
        ["kenh-khac"] = new(DeskRight.Draft, (step, unit) => step.Own(new SettleElsewhere(unit))),
        [Withdraw] = new(DeskRight.See, (step, unit) => Withdrawn(step, decision => step.View.Decisions.UnitOf(decision) == unit)),
    };

    private static readonly Dictionary<string, SubjectStepRule> OfTask = new(StringComparer.Ordinal)
    {
        ["danh-gia"] = new(DeskRight.Draft, (step, task) => step.Own(new Assess(task, LevelOf(step)))),
        ["theo-doi"] = new(DeskRight.Draft, (step, task) => step.Own(new NoteTask(task))),
        [Withdraw] = new(DeskRight.See, (step, task) => Withdrawn(step, decision => step.View.Decisions.TaskOf(decision) == task)),
    };

    public static SubjectStepRule? FindOfUnit(string name) => OfUnit.GetValueOrDefault(name);

    public static SubjectStepRule? FindOfTask(string name) => OfTask.GetValueOrDefault(name);

    /// <summary>HCTH withdraws what it recorded, a leader the own decisions.</summary>
    public static bool MayWithdraw(DeskUser user, Decision decision) => user.May(DeskRight.Draft) || (user.May(DeskRight.Advise) && decision.DecidedBy == user.Id);

    private static DateOnly NewDay(StepInput step) => step.Form.DayToCome("den-ngay", "ngày gia hạn đến", step.View.Today);

    private static string EmailOf(StepInput step)
    {
        var email = step.Form.Text("email", "địa chỉ thư điện tử", 254);
        return EmailSyntax.IsValid(email) ? email : throw DeskForm.Wrong("Địa chỉ thư điện tử viết sai.");
    }

    private static CompletionLevel LevelOf(StepInput step) =>
        Enum.TryParse<CompletionLevel>(step.Form["muc-do"], out var level) && Enum.IsDefined(level) ? level : throw DeskForm.Wrong("Chưa chọn mức độ thực hiện.");

    private static Withdraw Withdrawn(StepInput step, Func<Decision, bool> isHere)
    {
        if (step.View.Decisions.Find(step.Form["quyet-dinh"]) is not { } decision || !isHere(decision))
            throw DeskForm.Wrong("Không có quyết định này trên trang.");
        return MayWithdraw(step.User, decision) ? step.Own(new Withdraw(decision.Id)) : throw new ProblemException(
            StatusCodes.Status403Forbidden, "no-right", "Việc này dành cho người khác",
            $"Quyết định do {DeskWords.WhoMay(DeskRight.Draft)} Phòng Hành chính - Tổng hợp rút lại. Đang đăng nhập: {step.User.NameAndRole}. Không có gì thay đổi.");
    }
}
