using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Publishes plans in the storage of a host, opens what is due, and says where each plan stands.</summary>
internal sealed class PlanPublication(LocalHostApp host)
{
    // Beside the program, to be copied and filled in.
    private static readonly string Template = Path.Combine(AppContext.BaseDirectory, "Plans", "Data", "dich-vu-khcn.plan.json");

    private readonly StorageRealm _production = host.Services.GetRequiredService<StorageRealms>().Production;
    private readonly PlanStore _plans = host.Services.GetRequiredService<PlanStore>();

    public async Task PublishAsync(Plan plan, CancellationToken ct)
    {
        await _production.CreateAsync(ct);
        await _plans.PublishAsync(plan, null, TimeProvider.System.GetUtcNow(), ct);
        await OpenDueAsync(ct);
    }

    /// <summary>Where nothing was published yet, the shipped plan is.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        await _production.CreateAsync(ct);
        if ((await _plans.CurrentAsync(null, ct)).Count == 0)
            await _plans.PublishAsync(PlanFile.Shipped, null, TimeProvider.System.GetUtcNow(), ct);
        await OpenDueAsync(ct);
    }

    public async Task<IReadOnlyList<string>> DescribeAsync(CancellationToken ct) =>
        [.. (await host.Services.GetRequiredService<PublishedPlans>().ReadAsync(ct)).SelectMany(Lines)];

    private Task OpenDueAsync(CancellationToken ct) => host.Services.GetRequiredService<CycleKeeper>().EnsureAsync(host.Client, null, ct);

    private static IEnumerable<string> Lines(PublishedPlan published) =>
        published.CountsFromNextCycle ? [Describe(published), PublishedPlan.CountsFromNext] : [Describe(published)];

    private static string Describe(PublishedPlan published) => published switch
    {
        { Plan.IsNumbered: false } =>
            $"Kế hoạch {published.Plan.Title} chưa có số và ngày nên chưa mở kỳ báo cáo; chép tệp {Template}, điền số, ngày vào bản chép rồi chạy: {PublishCommand.Usage}",
        { OpensOn: { } day } => $"{Citation.NumberAndDay(published.Plan)}: kỳ báo cáo năm {day.Year} mở từ ngày {DayText.Date(day)}.",
        { Cycles: [{ IsOpen: true } cycle, ..] } =>
            $"{Citation.NumberAndDay(published.Plan)}: kỳ báo cáo năm {cycle.Year} đang mở, thời hạn gửi báo cáo {DayText.Deadline(cycle.Deadline)}.",
        _ => $"{Citation.NumberAndDay(published.Plan)}: kỳ báo cáo năm {published.Cycles[0].Year} đã kết thúc.",
    };
}
