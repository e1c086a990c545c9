using System.Text.Json;

namespace KhcnFunctions.Calendar;

/// <summary>A mistake in the data of days off, for the operator to mend.</summary>
/// <param name="Place">Path in the file, such as years[0].days[2].date, or line and column where it is no JSON.</param>
/// <param name="Message">What is wrong, in Vietnamese.</param>
public sealed record CalendarMistake(string Place, string Message)
{
    public override string ToString() => $"{Place}: {Message}";

    internal static CalendarMistake Unreadable(JsonException error) => new(
        FormattableString.Invariant($"dòng {error.LineNumber + 1 ?? 1}, cột {error.BytePositionInLine + 1 ?? 1}"),
        "nội dung không đúng cú pháp JSON hoặc có trường bị lặp");
}

/// <summary>The data of days off is wrong; nothing of it was taken.</summary>
public sealed class CalendarDataException(IReadOnlyList<CalendarMistake> mistakes, Exception? inner = null)
    : Exception("Dữ liệu ngày nghỉ có lỗi: " + string.Join("; ", mistakes), inner)
{
    public IReadOnlyList<CalendarMistake> Mistakes { get; } = mistakes;
}
