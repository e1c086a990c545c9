using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Input;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>How the forms of the cycle-wide page become decisions, by the name in the address.</summary>
internal static class CycleWideSteps
{
    public const string Hold = "tam-dung";
    public const string Release = "tiep-tuc";
    public const string StandIn = "vang-mat";
    public const string Succeed = "chuyen-giao";
    public const string Address = "dia-chi";
    public const string Close = "dong-ky";

    /// <summary>Strikes mails that are held; no decision about the cycle, see <see cref="MailStriking"/>.</summary>
    public const string Strike = "khong-gui";

    private static readonly Dictionary<string, Func<StepInput, Decision>> Rules = new(StringComparer.Ordinal)
    {
        [Hold] = step => step.Own(new Hold(ScopeOf(step))),
        [Release] = step => step.Own(new Release()),
        [StandIn] = StandInOf,
        [Succeed] = SuccessionOf,
        [Address] = step => step.Own(new CorrectAddress(HolderOf(step), EmailOf(step))),
        [Close] = step => step.Form["xac-nhan"] == "on" ? step.Own(new CloseYear()) : throw DeskForm.Wrong("Chưa đánh dấu xác nhận đóng kỳ."),
    };

    public static SubjectStepRule? Find(string name) => Rules.TryGetValue(name, out var read)
        ? new(DeskRight.Draft, (step, _) => step.View.IsClosed ? throw Closed() : read(step))
        : null;

    private static ProblemException Closed() => new(StatusCodes.Status409Conflict, "closed", "Kỳ báo cáo đã đóng", "Kỳ báo cáo đã đóng; không ghi nhận thêm quyết định.");

    private static HoldScope ScopeOf(StepInput step) =>
        Enum.TryParse<HoldScope>(step.Form["pham-vi"], out var scope) && Enum.IsDefined(scope) ? scope : throw DeskForm.Wrong("Chưa chọn phạm vi tạm dừng.");

    private static StandIn StandInOf(StepInput step)
    {
        var (away, by) = (PersonOf(step, "nguoi", "lãnh đạo vắng mặt"), PersonOf(step, "thay", "lãnh đạo làm thay"));
        if (away == by)
            throw DeskForm.Wrong("Lãnh đạo làm thay phải là người khác.");
        var from = step.Form.DayToCome("tu-ngay", "ngày bắt đầu", step.View.Today);
        var to = step.Form.DayToCome("den-ngay", "ngày kết thúc", step.View.Today);
        return to >= from ? step.Own(new StandIn(away, by, from, to)) : throw DeskForm.Wrong("Ngày kết thúc ở trước ngày bắt đầu.");
    }

    private static Succeed SuccessionOf(StepInput step)
    {
        var (unit, successor) = (UnitOf(step, "don-vi", "đơn vị chuyển giao"), UnitOf(step, "ke-thua", "đơn vị kế thừa"));
        return unit != successor
            ? step.Own(new Succeed(unit, successor, step.Form.DayToCome("tu-ngay", "ngày chuyển giao", step.View.Today)))
            : throw DeskForm.Wrong("Đơn vị kế thừa phải là đơn vị khác.");
    }

    private static string PersonOf(StepInput step, string field, string what) =>
        step.View.Plan.Register.People.FirstOrDefault(person => person.Id == step.Form[field])?.Id ?? throw DeskForm.Wrong($"Chưa chọn {what}.");

    private static string UnitOf(StepInput step, string field, string what) =>
        step.View.Plan.Register.Units.FirstOrDefault(unit => unit.Id == step.Form[field])?.Id ?? throw DeskForm.Wrong($"Chưa chọn {what}.");

    private static string HolderOf(StepInput step) =>
        AddressHolder.Of(step.View.Plan.Register).FirstOrDefault(holder => holder.Id == step.Form["noi-nhan"])?.Id ?? throw DeskForm.Wrong("Chưa chọn người, nơi nhận thư.");

    private static string EmailOf(StepInput step)
    {
        var email = step.Form.Text("email", "địa chỉ thư điện tử", 254);
        return EmailSyntax.IsValid(email) ? email : throw DeskForm.Wrong("Mục địa chỉ thư điện tử cần ghi đúng một địa chỉ.");
    }
}
