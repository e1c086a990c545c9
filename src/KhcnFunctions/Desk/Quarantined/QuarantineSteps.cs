using KhcnFunctions.Desk.Approval;

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
    public static MailAct? Read(string step, StepInput input) => step switch
    {
        Record => Act(MailActKind.Record, input, UnitOf(input)) with
        {
            IsSigned = input.Form["da-ky"] == "on",
            DraftIfUnread = input.Form["khong-tach"] == "ban-nhap",
        },
        Draft => Act(MailActKind.Draft, input, UnitOf(input)),
        Guide => Act(MailActKind.Guide, input) with { Message = input.Form.FindText("loi-nhan", "lời nhắn") },
        Ignore => Act(MailActKind.Ignore, input),
        TakeBack => Act(MailActKind.TakeBack, input),
        Finish => new(IdOf(input), MailActKind.Finish, input.User.Id),
        _ => null,
    };

    private static MailAct Act(MailActKind kind, StepInput input, string? unit = null) => new(IdOf(input), kind, input.User.Id, input.Reason, unit);

    private static string IdOf(StepInput input) => input.Form["ma"].Length > 0 ? input.Form.OperationId : Guid.NewGuid().ToString("N");

    private static string UnitOf(StepInput input) =>
        input.View.Plan.Register.Units.FirstOrDefault(unit => unit.Id == input.Form["don-vi"])?.Id ?? throw DeskForm.Wrong("Chưa chọn đơn vị.");
}
