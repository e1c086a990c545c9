using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk;

/// <summary>How decisions about units and tasks are spoken of on the desk's pages.</summary>
public static class DecisionWords
{
    /// <summary>Such as 'Gia hạn đến hết ngày 16/12/2026'; the reason is not in it.</summary>
    /// <param name="decisions">Among which a withdrawn one is looked up.</param>
    public static string Of(Decision decision, Plan plan, CycleDecisions decisions) => decision switch
    {
        Extend extend => $"Gia hạn đến hết ngày {DayText.Date(extend.LastDay)}",
        Exempt => "Miễn báo cáo",
        ReportedElsewhere => "Đơn vị báo đã gửi qua kênh khác",
        SettleElsewhere => "Đã kiểm tra: chưa nhận được qua kênh khác, tiếp tục nhắc",
        ConfirmLate => "Xác nhận gửi chậm",
        ReissueLink => "Cấp lại liên kết",
        AskCompletion asked => $"Đề nghị hoàn thiện, gửi lại chậm nhất hết ngày {DayText.Date(asked.By)}",
        Accept => "Chấp nhận báo cáo",
        AskExtension ask => $"Xin gia hạn đến hết ngày {DayText.Date(ask.LastDay)}",
        RefuseExtension => "Chưa chấp thuận gia hạn",
        RemindNow => "Đôn đốc bằng thư",
        CallNoted call => $"Trao đổi qua điện thoại với {call.To}",
        CorrectAddress correction => $"Sửa địa chỉ {(correction.Holder.StartsWith(HeadPrefix, StringComparison.Ordinal) ? "của Trưởng đơn vị" : "nhận thư")}: {correction.Email}",
        Succeed succeed => $"Chuyển nhiệm vụ của {plan.Register.NameOf(succeed.Unit)} sang {plan.Register.NameOf(succeed.Successor)} từ ngày {DayText.Date(succeed.From)}",
        Assess assess => $"Đánh giá của Sở: {FormWords.Levels.First(level => level.Value == assess.Level).Words.ToLowerInvariant()}",
        NoteTask => "Theo dõi, kiểm tra, đôn đốc",
        Withdraw withdraw => decisions.Find(withdraw.Decision) is { } withdrawn and not Withdraw ? $"Rút lại: {Of(withdrawn, plan, decisions)}" : "Rút lại một quyết định",
        _ => "Quyết định khác của kỳ báo cáo",
    };

    private static string HeadPrefix { get; } = Holder.Head("") + ".";
}
