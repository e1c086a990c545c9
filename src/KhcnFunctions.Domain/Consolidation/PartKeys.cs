namespace KhcnFunctions.Consolidation;

/// <summary>Keys of the parts of the Báo cáo that can be edited one by one. They are stored beside edits: never changed, only added to.</summary>
public static class PartKeys
{
    /// <summary>Căn cứ and the opening sentences.</summary>
    public const string Opening = "opening";

    /// <summary>The sentences that open section I.</summary>
    public const string Summary = "summary";

    /// <summary>Kết quả chung: what belongs to no task.</summary>
    public const string General = "general";

    /// <summary>Tồn tại, khó khăn.</summary>
    public const string Difficulties = "difficulties";

    /// <summary>Nguyên nhân.</summary>
    public const string Causes = "causes";

    /// <summary>Đề xuất, kiến nghị.</summary>
    public const string Proposals = "proposals";

    /// <summary>Phương hướng năm sau.</summary>
    public const string NextYear = "next-year";

    /// <summary>The last paragraph.</summary>
    public const string Closing = "closing";

    private const string TaskPrefix = "task.";

    /// <summary>The part of one task in section I.</summary>
    public static string Task(string task) => TaskPrefix + task;

    /// <summary>Id of the task whose part it is; null for other parts.</summary>
    public static string? TaskOf(string key) => key.StartsWith(TaskPrefix, StringComparison.Ordinal) ? key[TaskPrefix.Length..] : null;
}
