using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Cycle;

/// <summary>Mails of a cycle that are not done with.</summary>
/// <param name="Pending">Have to go yet.</param>
/// <param name="Refused">Wait for a corrected address.</param>
/// <param name="Quarantined">Came in and wait for HCTH.</param>
public sealed record OpenMails(int Pending, int Refused, int Quarantined);

/// <summary>What stands against closing a cycle before its closing day, in Vietnamese. Pure.</summary>
/// <param name="Open">What is to be done first.</param>
/// <param name="Remarks">What closing cuts off, to be known before.</param>
public sealed record ClosingCheck(IReadOnlyList<string> Open, IReadOnlyList<string> Remarks)
{
    public bool MayClose => Open.Count == 0;

    /// <param name="difficulties">Difficulties of units that nobody has answered.</param>
    /// <param name="today">In Việt Nam.</param>
    public static ClosingCheck Of(Plan plan, CycleDecisions decisions, IReadOnlyCollection<CycleUnit> units, OpenMails mails, int difficulties, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(mails);
        var open = new List<string>();
        if (decisions.Dispatched is null)
        {
            open.Add(decisions.Edition switch
            {
                null => "Báo cáo tổng hợp chưa được gửi.",
                { Edition: EditionKind.Supplement } => "Báo cáo bổ sung đang lập chưa được gửi.",
                _ => "Báo cáo thay thế đang lập chưa được gửi.",
            });
        }

        var unissued = IssueTask.OfAll(plan, decisions).Where(task => task.Done is null).Select(task => task.Name).Distinct(StringComparer.Ordinal).ToList();
        if (unissued.Count > 0)
            open.Add($"Chưa ghi nhận đã phát hành đến: {string.Join("; ", unissued)}.");
        Count(open, units.Count(unit => unit.Awaiting is not null), "đơn vị có báo cáo đang chờ Trưởng đơn vị duyệt");
        Count(open, units.Count(unit => unit is { Status: UnitStatus.Open, Paused: true }), "đơn vị báo đã gửi qua kênh khác, Phòng chưa xử lý");
        Count(open, units.Count(unit => unit is { Status: UnitStatus.Open, Awaiting: null } && unit.Deadline.LastDay >= today), "đơn vị chưa gửi và vẫn trong thời hạn gửi");
        Count(open, difficulties, "khó khăn, vướng mắc chưa được trả lời");
        Count(open, mails.Quarantined, "thư đến chờ xử lý");
        Count(open, mails.Pending, "thư chưa gửi xong");
        var remarks = new List<string>();
        Count(remarks, units.Count(unit => unit is { Status: UnitStatus.Open, Awaiting: null } && unit.Deadline.LastDay < today), "đơn vị chưa gửi báo cáo; sau khi đóng kỳ không gửi được nữa");
        Count(remarks, mails.Refused, "thư không đến được nơi nhận; sau khi đóng kỳ không gửi lại nữa");
        return new(open, remarks);
    }

    private static void Count(List<string> lines, int count, string what)
    {
        if (count > 0)
            lines.Add($"Còn {DayText.Count(count)} {what}.");
    }
}
