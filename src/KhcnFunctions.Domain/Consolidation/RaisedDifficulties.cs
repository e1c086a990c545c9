using KhcnFunctions.Calendar;
using KhcnFunctions.Difficulties;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// The difficulties that units laid before the Director over the year, with their answers. The Báo cáo has the substance and
/// names neither people nor days of work; the internal document has all of it.
/// </summary>
internal static class RaisedDifficulties
{
    private static readonly Column[] Columns =
    [
        new("Số", 6, ColumnAlignment.Centre),
        new("Phòng, đơn vị", 18),
        new("Khó khăn, vướng mắc; đề xuất", 34),
        new("Quá trình xử lý, trả lời", 42),
    ];

    /// <summary>What stands in the Báo cáo; nothing of what a unit withdrew, and nothing in a supplement.</summary>
    public static IEnumerable<Block> Compose(ConsolidationInput input)
    {
        var raised = input.IsSupplement ? [] : input.Difficulties.Where(difficulty => difficulty.State is not DifficultyState.Withdrawn).ToList();
        return raised.Count == 0 ? [] : raised.SelectMany(difficulty => Of(input, difficulty)).Prepend(new Paragraph("Khó khăn, vướng mắc đã báo cáo Giám đốc Sở trong năm:", TextRole.Label));
    }

    /// <summary>For the internal document: all, with days and people.</summary>
    public static IEnumerable<Block> Track(ConsolidationInput input)
    {
        if (input.Difficulties.Count == 0)
            yield break;
        yield return new Heading(1, "KHÓ KHĂN, VƯỚNG MẮC CỦA CÁC PHÒNG, ĐƠN VỊ");
        yield return new Table("Khó khăn, vướng mắc các phòng, đơn vị gửi Giám đốc Sở trong năm", Columns, input.Difficulties.Select(difficulty => Row(input, difficulty)));
    }

    private static IEnumerable<Block> Of(ConsolidationInput input, Difficulty difficulty)
    {
        var task = input.Plan.Tasks.FirstOrDefault(task => task.Id == difficulty.Task);
        var about = task is null ? "" : FormattableString.Invariant($"Nhiệm vụ {task.Number}: ");
        yield return Line("- " + about + Ended(difficulty.What));
        yield return Line("+ " + (difficulty.Answer is { } answer ? "Đã được giải quyết: " + Ended(answer.Text) : "Đang được xem xét, giải quyết."));
        foreach (var amendment in difficulty.Amendments)
            yield return Line("+ " + Ended(DifficultyWords.Of(amendment)));
    }

    private static Paragraph Line(string text) => LineBlocks.Line(text) with { Composed = true };

    private static string Ended(string text) => LineBlocks.OneLine(text) is var line && line is [.., '.' or ';' or '!' or '?'] ? line : LineBlocks.OneLine(text) + ".";

    private static Row Row(ConsolidationInput input, Difficulty difficulty)
    {
        string?[] what =
        [
            difficulty.What,
            difficulty.Proposal is { } proposal ? $"Đề xuất: {proposal}" : null,
        ];
        IEnumerable<string> way =
        [
            $"{DayText.Moment(difficulty.RaisedAt)}: đơn vị gửi",
            .. difficulty.Steps.Select(step => DifficultyWords.Of(step, input.Plan.Register)),
            $"Hiện nay: {DifficultyWords.Of(difficulty.State)}",
        ];
        return new(
        [
            FormattableString.Invariant($"{difficulty.Number}"),
            input.Plan.Register.Units.FirstOrDefault(unit => unit.Id == difficulty.Unit)?.Name ?? difficulty.Unit,
            string.Join('\n', what.OfType<string>()).Replace("\t", " | ", StringComparison.Ordinal),
            string.Join('\n', way).Replace("\t", " | ", StringComparison.Ordinal),
        ]);
    }
}
