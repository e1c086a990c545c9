using KhcnFunctions.Calendar;

namespace KhcnFunctions.Difficulties;

internal static class SampleDifficulty
{
    public static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);

    /// <param name="raised">In Việt Nam.</param>
    public static Difficulty Raised(string raised = "2026-11-16 10:00", string unit = "p-qlkh") => new()
    {
        Number = 1,
        Unit = unit,
        RaisedAt = At(raised),
        What = "Chưa có kinh phí mua thiết bị.",
        Operation = "a",
        Through = "link 1",
    };

    public static Difficulty With(this Difficulty difficulty, string at, DifficultyStep step, string by = "gd") =>
        difficulty with { Steps = [.. difficulty.Steps, step with { Id = FormattableString.Invariant($"s{difficulty.Steps.Count}"), At = At(at), By = by }] };

    public static DateTimeOffset At(string moment) => new(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), VietnamTime.Offset);
}
