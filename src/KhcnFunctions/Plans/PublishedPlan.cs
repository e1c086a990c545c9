using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans;

/// <summary>A published plan as everybody may see it.</summary>
/// <param name="Cycles">The latest first.</param>
/// <param name="OpensOn">When the next cycle opens; null where this year's has, or where the plan has no number and day.</param>
/// <param name="CountsFromNextCycle">The plan was corrected after its open cycle had asked for the reports: that one keeps the plan it has.</param>
public sealed record PublishedPlan(Plan Plan, IReadOnlyList<PublishedCycle> Cycles, DateOnly? OpensOn, bool CountsFromNextCycle)
{
    public const string CountsFromNext =
        "Bản sửa này được áp dụng từ kỳ báo cáo sau: kỳ đang mở đã đến ngày đề nghị báo cáo hoặc đã có việc được ghi nhận nên giữ bản kế hoạch khi mở kỳ.";
}

/// <param name="Deadline">The plan's own of that year; what single units were granted is not for everybody.</param>
public sealed record PublishedCycle(int Year, bool IsOpen, Deadline Deadline);
