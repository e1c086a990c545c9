using System.Text.Json;
using KhcnFunctions.Input;

namespace KhcnFunctions.Submissions;

/// <summary>The choices of a form: the code that inputs carry and the words that people read and write.</summary>
public static class FormWords
{
    public static readonly IReadOnlyList<(CompletionLevel Value, string Words)> Levels =
    [
        (CompletionLevel.Completed, "Hoàn thành"),
        (CompletionLevel.InProgress, "Đang thực hiện"),
        (CompletionLevel.NotStarted, "Chưa thực hiện"),
    ];

    public static readonly IReadOnlyList<(Pace Value, string Words)> Paces =
    [
        (Pace.Ahead, "Vượt tiến độ"),
        (Pace.OnSchedule, "Đạt tiến độ"),
        (Pace.Behind, "Chậm tiến độ"),
    ];

    /// <summary>Such as inProgress.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Reads a code or the words, whatever the case and the Unicode form; null where it is neither.</summary>
    public static T? Read<T>(string text, IReadOnlyList<(T Value, string Words)> choices) where T : struct, Enum
    {
        var plain = PlainText.Normalize(text)?.TrimEnd('.');
        foreach (var (value, words) in choices)
        {
            if (string.Equals(plain, Of(value), StringComparison.OrdinalIgnoreCase) || string.Equals(plain, words, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
