using System.Globalization;
using System.Text.Json;

namespace KhcnFunctions.Calendar;

/// <summary>Reads the data of days off; every mistake is collected before it refuses.</summary>
internal static class CalendarReader
{
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private static readonly Dictionary<string, DayKind> Kinds = new(StringComparer.Ordinal)
    {
        ["holiday"] = DayKind.Holiday,
        ["compensation"] = DayKind.Compensation,
        ["swap-off"] = DayKind.SwapOff,
        ["swap-work"] = DayKind.SwapWork,
    };

    public static CalendarData Read(JsonElement root)
    {
        var mistakes = new List<CalendarMistake>();
        var data = ReadData(new JsonPlace(root, "", mistakes));
        return mistakes.Count == 0 ? data : throw new CalendarDataException(mistakes);
    }

    private static CalendarData ReadData(JsonPlace place)
    {
        if (!place.IsObjectOf("revision", "years"))
            return new(0, []);
        var revision = place.Whole("revision", 1, int.MaxValue);
        var years = ReadEach(place.Items("years") ?? [], ReadYear);
        RefuseTwice(years, "year", year => year.Year, year => string.Create(CultureInfo.InvariantCulture, $"năm {year}"));
        return new(revision ?? 0, [.. years.Select(year => year.Value)]);
    }

    private static CalendarYear? ReadYear(JsonPlace place)
    {
        if (!place.IsObjectOf("year", "complete", "source", "days"))
            return null;
        var source = place.Text("source");
        var isComplete = place.Flag("complete", whenAbsent: true);
        var number = place.Whole("year", LunarTable.FirstYear, LunarTable.LastYear);
        var items = place.Items("days");
        var days = ReadEach(items ?? [], day => ReadDay(day, number, source));
        RefuseTwice(days, "date", day => day.Date, date => "ngày " + DayText.Date(date));
        if (number is not { } year)
            return null;
        var result = new CalendarYear(year, isComplete, [.. days.Select(day => day.Value)]);
        if (isComplete && items?.Count == days.Count)
            RefuseMissingHolidays(result, place);
        return result;
    }

    private static CalendarEntry? ReadDay(JsonPlace place, int? year, string? sourceOfYear)
    {
        if (!place.IsObjectOf("date", "kind", "name", "source"))
            return null;
        var date = ReadDate(place, year);
        var kind = ReadKind(place);
        var name = place.Text("name");
        var source = place.Has("source") ? place.Text("source") : sourceOfYear;
        if (date is null || kind is null)
            return null;
        RefuseWrongWeekday(place, date.Value, kind.Value);
        return new(date.Value, kind.Value, name ?? "", source ?? "");
    }

    private static DateOnly? ReadDate(JsonPlace place, int? year)
    {
        if (place.Text("date") is not { } text)
            return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            place.Refuse("date", $"'{text}' không phải là một ngày viết theo dạng năm-tháng-ngày, ví dụ 2026-09-02");
            return null;
        }

        if (year is not null && date.Year != year)
            place.Refuse("date", string.Create(CultureInfo.InvariantCulture, $"ngày {DayText.Date(date)} không thuộc năm {year}"));
        return date;
    }

    private static DayKind? ReadKind(JsonPlace place)
    {
        if (place.Text("kind") is not { } text)
            return null;
        if (Kinds.TryGetValue(text, out var kind))
            return kind;
        place.Refuse("kind", $"không có loại '{text}'; chọn một trong các loại: {string.Join(", ", Kinds.Keys)}");
        return null;
    }

    private static void RefuseWrongWeekday(JsonPlace place, DateOnly date, DayKind kind)
    {
        var isWeekend = VietnamTime.IsWeekend(date);
        if (kind is DayKind.SwapWork && !isWeekend)
            place.Refuse("date", $"ngày làm việc hoán đổi phải là thứ Bảy hoặc Chủ nhật, nhưng ngày {DayText.Date(date)} là {DayText.Weekday(date)}");
        if (kind is DayKind.SwapOff or DayKind.Compensation && isWeekend)
            place.Refuse("date", $"ngày nghỉ bù, nghỉ hoán đổi phải từ thứ Hai đến thứ Sáu, nhưng ngày {DayText.Date(date)} là {DayText.Weekday(date)}");
    }

    /// <summary>No decision takes away what the law gives; a forgotten line would make a holiday a working day unnoticed.</summary>
    private static void RefuseMissingHolidays(CalendarYear year, JsonPlace place)
    {
        var listed = year.Days.Where(day => day.Kind is DayKind.Holiday).Select(day => day.Date).ToHashSet();
        foreach (var missing in StatutoryDays.NamedByLaw(year.Year).Where(holiday => !listed.Contains(holiday.Date)))
            place.Refuse("days", $"thiếu ngày lễ {DayText.Date(missing.Date)} ({missing.Name}); nếu năm này chưa có đủ quyết định, ghi \"complete\": false");
    }

    private static List<(JsonPlace Place, T Value)> ReadEach<T>(IEnumerable<JsonPlace> places, Func<JsonPlace, T?> read)
        where T : class =>
        [.. from place in places let value = read(place) where value is not null select (place, value)];

    private static void RefuseTwice<T, TKey>(List<(JsonPlace Place, T Value)> items, string field, Func<T, TKey> key, Func<TKey, string> name)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, string>();
        foreach (var (place, item) in items)
        {
            if (!first.TryAdd(key(item), place.Path))
                place.Refuse(field, $"{name(key(item))} đã có ở {first[key(item)]}");
        }
    }
}
