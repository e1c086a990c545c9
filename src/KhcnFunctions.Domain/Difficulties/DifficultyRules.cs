using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Difficulties;

/// <summary>Which steps fit where a difficulty stands. Pure.</summary>
public static class DifficultyRules
{
    /// <summary>Difficulties of one unit that may be open at once.</summary>
    public const int MostOpen = 20;

    /// <summary>Difficulties of one unit in a cycle.</summary>
    public const int MostOfUnit = 60;

    /// <summary>Longest text of a difficulty or a step, in characters.</summary>
    public const int LongestText = 5_000;

    private const int MostSteps = 60;

    /// <summary>Why no further difficulty of the unit is taken; null where one is.</summary>
    /// <param name="ofUnit">Those that the unit raised in the cycle.</param>
    public static ChainMistake? CannotRaise(IReadOnlyCollection<Difficulty> ofUnit)
    {
        ArgumentNullException.ThrowIfNull(ofUnit);
        return ofUnit.Count(difficulty => difficulty.IsOpen) >= MostOpen || ofUnit.Count >= MostOfUnit
            ? new("too-many-difficulties", "Đơn vị đã gửi nhiều khó khăn, vướng mắc chưa được trả lời; đề nghị bổ sung vào nội dung đã gửi hoặc liên hệ Phòng Hành chính - Tổng hợp.")
            : null;
    }

    /// <summary>Why a step does not fit now, in Vietnamese with its kind; null where it does.</summary>
    public static ChainMistake? Mistake(Difficulty difficulty, DifficultyStep step, Register register)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        ArgumentNullException.ThrowIfNull(register);
        if (difficulty.Steps.Count >= MostSteps)
            return new("too-many-steps", "Nội dung này đã được bổ sung, xử lý nhiều lần; đề nghị liên hệ Phòng Hành chính - Tổng hợp.");
        return step switch
        {
            AddedToDifficulty or DifficultyWithdrawn => difficulty.IsOpen ? null
                : new("not-open", "Khó khăn, vướng mắc này đã được trả lời hoặc đã rút; không bổ sung hoặc rút được nữa."),
            DifficultyUnsettled => difficulty.State is DifficultyState.Answered ? null : new("not-answered", "Khó khăn, vướng mắc này chưa có trả lời."),
            DifficultyForwarded => difficulty.State is DifficultyState.WithOffice || (difficulty.State is DifficultyState.WithLeaders && difficulty.Forwarded is null) ? null
                : new("forwarded-before", "Khó khăn, vướng mắc này đã được chuyển, đã trả lời hoặc đã rút; đề nghị tải lại trang."),
            DifficultyReached => difficulty.State is DifficultyState.WithOffice ? null : new("forwarded-before", "Khó khăn, vướng mắc này đã được chuyển."),
            OpinionOnDifficulty opinion => NotOpen(difficulty) ?? NotALeader(opinion, register),
            DifficultyAnswered answer => NotOpen(difficulty) ?? NotALeader(answer, register) ?? NotTheDirector(answer, register),
            AmendmentNoted => difficulty.State is DifficultyState.Answered ? null
                : new("not-answered", "Chỉ ghi nhận văn bản điều chỉnh Kế hoạch sau khi đã có trả lời."),
            _ => null,
        };
    }

    private static ChainMistake? NotOpen(Difficulty difficulty) => difficulty.IsOpen ? null
        : new("answered-before", "Khó khăn, vướng mắc này đã được trả lời hoặc đã rút; đề nghị tải lại trang.");

    private static ChainMistake? NotALeader(LeaderStep step, Register register) => register.People.Any(person => person.Id == step.By) ? null
        : new("leader-decides", "Việc này do Giám đốc hoặc Phó Giám đốc cho ý kiến; Phòng Hành chính - Tổng hợp ghi nhận.");

    private static ChainMistake? NotTheDirector(DifficultyAnswered answer, Register register) =>
        answer.OnBehalf || register.People.Any(person => person.Id == answer.By && person.Role is LeaderRole.Director) ? null
            : new("director-answers", "Giám đốc trả lời; Phó Giám đốc trả lời thay khi được Giám đốc giao, và cần chọn đúng mục này.");
}
