namespace KhcnFunctions.Cycle;

/// <summary>
/// Which decisions can be withdrawn: the last of its kind for its unit or task, as long as nothing rests on it. What goes out
/// with the report or was done by others because of it is not undone, but decided anew.
/// </summary>
public sealed class Withdrawals(CycleDecisions decisions)
{
    /// <summary>Why it can't be withdrawn now, in Vietnamese with its kind; null where it can.</summary>
    /// <param name="unit">Row of the unit that it is about; null where it is about none.</param>
    public ChainMistake? Mistake(Decision decision, CycleUnit? unit)
    {
        if (decision is not (Exempt or Extend or ConfirmLate or Accept or CallNoted or NoteTask or Assess or RefuseExtension or AskExtension or AskCompletion))
            return new("not-withdrawable", "Quyết định này không rút lại được; nếu cần thay đổi, đề nghị ghi nhận quyết định mới.");
        if (decisions.WithdrawalOf(decision) is not null)
            return new("withdrawn-before", "Quyết định này đã được rút lại; đề nghị tải lại trang.");
        if (Later(decision).Any(later => later.GetType() == decision.GetType()))
            return new("not-the-last", "Sau quyết định này đã có quyết định khác cùng loại; chỉ rút lại được quyết định sau cùng.");
        return Rests(decision, unit) is { } why ? new("something-rests-on-it", why) : null;
    }

    /// <summary>The deadline's decision that holds once an extension is withdrawn; null where the plan's own holds.</summary>
    public Extend? Before(Extend extension) => decisions.Of<Extend>().LastOrDefault(other => other.Unit == extension.Unit && other.Id != extension.Id);

    private string? Rests(Decision decision, CycleUnit? unit) => decision switch
    {
        Exempt when unit is not { Status: UnitStatus.Exempt } => "Đơn vị không còn trong diện được miễn; quyết định miễn không cần rút lại.",
        Extend when unit is not { Status: UnitStatus.Open } => "Đơn vị đã gửi báo cáo hoặc không còn trong diện phải gửi; thời hạn đã gia hạn được giữ nguyên.",
        Extend when unit?.FirstReceivedAt > decision.At => "Đơn vị đã gửi báo cáo theo thời hạn đã gia hạn; thời hạn này được giữ nguyên.",
        ConfirmLate when unit is not { Timeliness: Calendar.Timeliness.Late } => "Báo cáo của đơn vị không còn được ghi nhận là gửi chậm.",
        AskCompletion when unit?.LatestReceivedAt > decision.At || unit?.Awaiting?.ReceivedAt > decision.At => "Đơn vị đã gửi lại báo cáo theo đề nghị hoàn thiện này.",
        AskCompletion when Later(decision).Any(later => later is Accept) => "Sau đề nghị này Phòng đã chấp nhận báo cáo; đề nghị rút lại việc chấp nhận trước.",
        Accept when Later(decision).Any(later => later is AskCompletion) => "Sau đó Phòng đã đề nghị hoàn thiện; đề nghị rút lại đề nghị đó trước.",
        AskExtension when Later(decision).Any(later => later is Extend or RefuseExtension or Exempt) => "Lãnh đạo Sở đã có ý kiến về đề nghị gia hạn này.",
        RefuseExtension when Later(decision).Any(later => later is AskExtension or Extend or Exempt) => "Sau đó đã có đề nghị hoặc quyết định khác về thời hạn của đơn vị.",
        Assess or NoteTask when IsIssued(decision) => "Nội dung này đã ở trong Báo cáo được phê duyệt hoặc đã gửi; muốn sửa, đề nghị lập dự thảo mới hoặc Báo cáo thay thế.",
        _ => null,
    };

    private bool IsIssued(Decision decision) =>
        decisions.Approval?.At >= decision.At || decisions.Of<Dispatched>().Any(sent => sent.At >= decision.At);

    private IEnumerable<Decision> Later(Decision decision) => decisions.Of<Decision>()
        .SkipWhile(other => other.Id != decision.Id).Skip(1)
        .Where(other => decisions.UnitOf(other) == decisions.UnitOf(decision) && decisions.TaskOf(other) == decisions.TaskOf(decision));
}
