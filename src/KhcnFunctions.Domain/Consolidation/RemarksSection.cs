using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Sections II to IV: what the units remark, task by task, then what belongs to no task.</summary>
internal static class RemarksSection
{
    public static IEnumerable<ReportPart> Compose(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks) =>
    [
        new(PartKeys.Difficulties, "Tồn tại, khó khăn", [new(1, "TỒN TẠI, KHÓ KHĂN VÀ NGUYÊN NHÂN"), new(2, "Tồn tại, khó khăn")], [.. Difficulties(input, tasks), .. RaisedDifficulties.Compose(input)]),
        new(PartKeys.Causes, "Nguyên nhân", [new(2, "Nguyên nhân")], Causes(input, tasks)),
        new(PartKeys.Proposals, "Đề xuất, kiến nghị", [new(1, "ĐỀ XUẤT, KIẾN NGHỊ")], Proposals(input, tasks)),
        new(PartKeys.NextYear, FormattableString.Invariant($"Phương hướng năm {input.Year + 1}"), [new(1, FormattableString.Invariant($"PHƯƠNG HƯỚNG NĂM {input.Year + 1}"))], NextYear(input)),
    ];

    private static List<Block> Difficulties(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks) =>
        Collect(input, tasks, answer => answer.Difficulties, general => general.Difficulties, "Chưa ghi nhận tồn tại, khó khăn.");

    private static List<Block> Causes(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks)
    {
        var causes = tasks.SelectMany(task => UnderLabel(task, task.Assessing is { } lead ? Material.Of(lead, lead.Answer.Assessment!.Cause) : [])).ToList();
        return causes.Count > 0 ? causes : [Nothing(input, "Chưa ghi nhận nguyên nhân cần báo cáo.")];
    }

    private static List<Block> Proposals(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks) =>
        Collect(input, tasks, answer => answer.Proposals, general => general.Proposals, "Chưa có đề xuất, kiến nghị.");

    private static List<Block> NextYear(ConsolidationInput input)
    {
        var blocks = Material.Of(input, general => general.NextYear).ToList();
        return blocks.Count > 0 ? blocks : [Nothing(input, "Chưa có nội dung tổng hợp.")];
    }

    private static List<Block> Collect(
        ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks, Func<TaskReport, string?> ofTask, Func<GeneralPart, string?> ofGeneral, string nothing)
    {
        var blocks = tasks.SelectMany(task => UnderLabel(task, task.All.SelectMany(each => Material.Of(each, ofTask(each.Answer))))).ToList();
        var general = Material.Of(input, ofGeneral).ToList();
        if (general.Count > 0 && blocks.Count > 0)
        {
            blocks.Add(new Paragraph("Nội dung chung:", TextRole.Label));
        }

        blocks.AddRange(general);
        if (blocks.Count == 0)
        {
            blocks.Add(Nothing(input, nothing));
        }

        return blocks;
    }

    private static IEnumerable<Block> UnderLabel(TaskMaterial task, IEnumerable<Block> blocks)
    {
        var some = blocks.ToList();
        return some.Count == 0 ? [] : some.Prepend(new Paragraph($"Đối với nhiệm vụ {task.Task.Number}:", TextRole.Label));
    }

    // Where nothing was received at all, nobody can say that there is nothing.
    private static Paragraph Nothing(ConsolidationInput input, string words) =>
        new(input.IsSupplement ? "Không có nội dung bổ sung." : input.Units.Any(entry => entry.Received is not null) ? words : ReportWording.NothingYet);
}
