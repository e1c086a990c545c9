using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Quarantined;

/// <summary>How the forms beside a mail become what is done with it, by the name in the address.</summary>
internal static class QuarantineSteps
{
    public const string Record = "ghi-nhan";
    public const string Draft = "ban-nhap";
    public const string Guide = "huong-dan";
    public const string Ignore = "bo-qua";
    public const string TakeBack = "lay-lai";
    public const string Finish = "hoan-tat";

    /// <returns>Null for a step that is none.</returns>
    public static QuarantineAct? Read(string step, StepInput input) => step switch
    {
        Record => Act(QuarantineStep.Recorded, input, UnitOf(input)) with
        {
            IsSigned = input.Form["da-ky"] == "on",
            DraftIfUnread = input.Form["khong-tach"] == "ban-nhap",
        },
        Draft => Act(QuarantineStep.Drafted, input, UnitOf(input)),
        Guide => Act(QuarantineStep.Guided, input, null) with { Message = input.Form.FindText("loi-nhan", "lời nhắn") },
        Ignore => Act(QuarantineStep.Ignored, input, null),
        _ => null,
    };

    private static QuarantineAct Act(QuarantineStep step, StepInput input, string? unit) => new(step, input.User.Id, input.View.Now, input.Reason, unit);

    private static string UnitOf(StepInput input) =>
        input.View.Plan.Register.Units.FirstOrDefault(unit => unit.Id == input.Form["don-vi"])?.Id ?? throw DeskForm.Wrong("Chưa chọn đơn vị.");
}
