using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Sections II to IV: what the units remark, task by task, then what belongs to no task.</summary>
internal static class RemarksSection
{
    public static IEnumerable<Block> Difficulties(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks)
    {
        yield return new Heading(2, "Tồn tại, khó khăn");
        foreach (var block in Collect(input, tasks, answer => answer.Difficulties, general => general.Difficulties, "Chưa ghi nhận tồn tại, khó khăn."))
        {
            yield return block;
        }

        yield return new Heading(2, "Nguyên nhân");
        var causes = tasks.SelectMany(task => UnderLabel(task, task.Assessing is { } lead ? Material.Of(lead, lead.Answer.Assessment!.Cause) : [])).ToList();
        foreach (var block in causes.Count > 0 ? causes : [Nothing(input, "Chưa ghi nhận nguyên nhân cần báo cáo.")])
        {
            yield return block;
        }
    }

    public static IEnumerable<Block> Proposals(ConsolidationInput input, IReadOnlyList<TaskMaterial> tasks) =>
        Collect(input, tasks, answer => answer.Proposals, general => general.Proposals, "Chưa có đề xuất, kiến nghị.");

    public static IEnumerable<Block> NextYear(ConsolidationInput input)
    {
        var paragraphs = Material.Of(input, general => general.NextYear).ToList();
        return paragraphs.Count > 0 ? paragraphs : [Nothing(input, "Chưa có nội dung tổng hợp.")];
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

    private static IEnumerable<Block> UnderLabel(TaskMaterial task, IEnumerable<Paragraph> paragraphs)
    {
        var some = paragraphs.ToList();
        return some.Count == 0 ? [] : some.Prepend(new Paragraph($"Đối với nhiệm vụ {task.Task.Number}:", TextRole.Label));
    }

    // Where nothing was received at all, nobody can say that there is nothing.
    private static Paragraph Nothing(ConsolidationInput input, string words) =>
        new(input.Units.Any(entry => entry.Received is not null) ? words : ReportWording.NothingYet);
}
