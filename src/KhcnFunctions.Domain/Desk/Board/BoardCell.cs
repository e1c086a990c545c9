using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Board;

/// <summary>What a unit has to do with a task.</summary>
public enum TaskPart
{
    None,

    /// <summary>Chủ trì.</summary>
    Leads,

    /// <summary>Phối hợp.</summary>
    Supports,
}

/// <summary>What a unit says of a task in the version that it stands by.</summary>
public enum TaskAnswer
{
    /// <summary>Nothing yet.</summary>
    Missing,

    /// <summary>Sent, and waiting for the head.</summary>
    Awaiting,

    /// <summary>'Không phát sinh'.</summary>
    NothingToReport,

    /// <summary>Answered without a level.</summary>
    Answered,
    Completed,
    InProgress,
    NotStarted,
}

/// <summary>One unit and one task.</summary>
public sealed record BoardCell(TaskPart Part, TaskAnswer Answer)
{
    /// <summary>What a report says of its tasks, by task.</summary>
    public static IReadOnlyDictionary<string, TaskAnswer> AnswersIn(Report report) => report.Tasks
        .GroupBy(task => task.Task, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Of(group.First()), StringComparer.Ordinal);

    private static TaskAnswer Of(TaskReport task) => task switch
    {
        { NothingToReport: true } => TaskAnswer.NothingToReport,
        { Assessment.Level: CompletionLevel.Completed } => TaskAnswer.Completed,
        { Assessment.Level: CompletionLevel.InProgress } => TaskAnswer.InProgress,
        { Assessment.Level: CompletionLevel.NotStarted } => TaskAnswer.NotStarted,
        _ => TaskAnswer.Answered,
    };

    /// <summary>In the grid; explained by the legend.</summary>
    public string Sign => Part is TaskPart.None ? "" : $"{(Part is TaskPart.Leads ? "CT" : "PH")} {SignOf(Answer)}";

    /// <summary>In full.</summary>
    public string Words => Part is TaskPart.None ? "không có nhiệm vụ này" : $"{(Part is TaskPart.Leads ? "chủ trì" : "phối hợp")}: {WordsOf(Answer)}";

    public static string SignOf(TaskAnswer answer) => answer switch
    {
        TaskAnswer.Missing => "–",
        TaskAnswer.Awaiting => "…",
        TaskAnswer.NothingToReport => "∅",
        TaskAnswer.Answered => "✎",
        TaskAnswer.Completed => "✓",
        TaskAnswer.InProgress => "◐",
        _ => "○",
    };

    public static string WordsOf(TaskAnswer answer) => answer switch
    {
        TaskAnswer.Missing => "chưa có báo cáo",
        TaskAnswer.Awaiting => "chờ Trưởng đơn vị duyệt",
        TaskAnswer.NothingToReport => "không phát sinh",
        TaskAnswer.Answered => "đã báo cáo, chưa ghi mức độ",
        TaskAnswer.Completed => "hoàn thành",
        TaskAnswer.InProgress => "đang thực hiện",
        _ => "chưa thực hiện",
    };
}
