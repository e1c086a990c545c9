using KhcnFunctions.Calendar;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>One task as HCTH follows it: who directs, leads and supports, what each unit reported and how it judged.</summary>
internal static class TaskTracking
{
    private const int ExcerptLength = 1000;

    private static readonly Column[] Columns =
    [
        new("Phòng, đơn vị", 20),
        new("Vai trò", 11, ColumnAlignment.Centre),
        new("Nội dung đơn vị báo cáo", 43),
        new("Đánh giá của đơn vị", 26),
    ];

    public static IEnumerable<Block> Compose(ConsolidationInput input, TaskMaterial material)
    {
        var names = new Names(input.Plan, input.DispatchDay);
        var task = material.Task;
        yield return new Heading(2, task.Title);
        yield return LineBlocks.Line($"- Chỉ đạo thực hiện: {names.DirectorOf(task)}.");
        yield return LineBlocks.Line($"- Đơn vị chủ trì: {names.LeadsOf(material)}.");
        var supporters = input.Units.Where(entry => entry.Supports.Contains(task.Id, StringComparer.Ordinal)).ToList();
        yield return LineBlocks.Line($"- Đơn vị phối hợp (theo Kế hoạch: {task.Coordination.AsWritten}): {List(supporters)}.");
        if (material.Department is { } own)
        {
            yield return LineBlocks.Line($"- Đánh giá của Sở, đưa vào Báo cáo: {ReportWording.Of(own.Level).ToLowerInvariant()} (người quyết định: {own.DecidedBy}, lúc {DayText.Moment(own.At)}; lý do: {own.Reason.TrimEnd('.', ' ')}).");
        }

        yield return new Paragraph($"- {(material.Department is null ? "Đánh giá lấy làm đánh giá chung của nhiệm vụ (theo đơn vị chủ trì)" : "Đánh giá của đơn vị chủ trì")}: {Standing(material)}.", TextRole.Item);
        if (material.Differing.Any())
        {
            yield return LineBlocks.Line($"- Đơn vị đánh giá khác, HCTH cần kiểm tra: {string.Join("; ", material.Differing.Select(each => $"{each.Entry.Unit.Name} ({ReportWording.Of(each.Answer.Assessment!.Level).ToLowerInvariant()})"))}.");
        }

        foreach (var (label, units) in Silent(input, material))
        {
            yield return LineBlocks.Line($"- {label} ({DayText.Count(units.Count)}): {List(units)}.");
        }

        if (NoteTable.Of(input, task) is { } notes)
        {
            yield return notes;
        }

        var telling = material.All.Where(each => !each.Answer.NothingToReport).ToList();
        if (telling.Count > 0)
        {
            yield return new Table($"Báo cáo của các đơn vị về nhiệm vụ {task.Number}", Columns, telling.Select(each => Of(material, each)));
        }
    }

    private static IEnumerable<(string Label, IReadOnlyList<UnitEntry> Units)> Silent(ConsolidationInput input, TaskMaterial material)
    {
        var id = material.Task.Id;
        var concerned = input.Units.Where(entry => entry.Leads.Contains(id, StringComparer.Ordinal) || entry.Supports.Contains(id, StringComparer.Ordinal)).ToList();
        var answered = material.All.Select(each => each.Entry.Unit.Id).ToHashSet(StringComparer.Ordinal);
        (string, IReadOnlyList<UnitEntry>)[] groups =
        [
            ("Không phát sinh", [.. material.All.Where(each => each.Answer.NothingToReport).Select(each => each.Entry)]),
            ("Được miễn báo cáo", [.. concerned.Where(entry => entry.Received is null && entry.Standing is UnitStanding.Exempt)]),
            ("Chưa gửi báo cáo", [.. concerned.Where(entry => entry.Received is null && entry.Standing is not UnitStanding.Exempt)]),
            ("Đã gửi báo cáo nhưng không trả lời nhiệm vụ này", [.. concerned.Where(entry => entry.Received is not null && !answered.Contains(entry.Unit.Id))]),
        ];
        return groups.Where(group => group.Item2.Count > 0);
    }

    private static string List(IReadOnlyCollection<UnitEntry> units) => units.Count == 0 ? "không" : string.Join("; ", units.Select(entry => entry.Unit.Name));

    private static string Standing(TaskMaterial material) =>
        material is { Assessment: { } assessment, Assessing: { } assessing } ? $"{ReportWording.Of(assessment.Level).ToLowerInvariant()} ({assessing.Entry.Unit.Name})" : "chưa có";

    private static Row Of(TaskMaterial material, Contribution each)
    {
        var texts = new[] { each.Answer.Results }
            .Concat(each.Answer.Figures.Select(ReportWording.Of))
            .Append(each.Answer.Budget is { } budget ? $"Kinh phí: {ReportWording.Of(budget)}" : null)
            .Append(Labelled("Khó khăn", each.Answer.Difficulties))
            .Append(Labelled("Đề xuất", each.Answer.Proposals));
        return new(
        [
            each.Entry.Unit.Name,
            each.Entry.Leads.Contains(material.Task.Id, StringComparer.Ordinal) ? "Chủ trì" : "Phối hợp",
            Short(string.Join('\n', texts.Where(text => !string.IsNullOrEmpty(text))).Replace("\t", " | ", StringComparison.Ordinal)),
            each.Answer.Assessment is { } assessment ? Short(Judgement(assessment)) : "-",
        ]);
    }

    private static string? Labelled(string label, string? text) => string.IsNullOrEmpty(text) ? null : $"{label}: {text}";

    private static string Judgement(Assessment assessment)
    {
        string?[] lines =
        [
            $"Mức độ: {ReportWording.Of(assessment.Level).ToLowerInvariant()}",
            Labelled("Chất lượng", assessment.Quality),
            assessment.Pace is { } pace ? $"Tiến độ: {ReportWording.Of(pace).ToLowerInvariant()}" : null,
            Labelled("Nguyên nhân", assessment.Cause),
        ];
        return string.Join('\n', lines.Where(line => line is not null));
    }

    private static string Short(string text) =>
        text.Length <= ExcerptLength ? text : DocumentText.Excerpt(text, ExcerptLength) + "\n(xem đầy đủ tại mục III)";
}
