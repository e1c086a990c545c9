using System.Reflection;
using System.Text.Json;

namespace KhcnFunctions.Calendar;

/// <summary>A day that a decision lists.</summary>
/// <param name="Name">In Vietnamese, such as Quốc khánh.</param>
/// <param name="Source">The law or decision that says so, in Vietnamese.</param>
public sealed record CalendarEntry(DateOnly Date, DayKind Kind, string Name, string Source);

/// <summary>What is decided of a year's days off.</summary>
/// <param name="IsComplete">True when <paramref name="Days"/> is all of the year's days off; false when it is only what is
/// known so far: then the fixed rules give the rest.</param>
public sealed record CalendarYear(int Year, bool IsComplete, IReadOnlyList<CalendarEntry> Days);

/// <summary>The yearly decisions on days off.</summary>
/// <param name="Revision">Counts the changes, from 1; a change of the calendar re-plans what is pending.</param>
public sealed record CalendarData(int Revision, IReadOnlyList<CalendarYear> Years)
{
    private const string ShippedName = "KhcnFunctions.Calendar.days-off.json";

    /// <summary>The decisions known when this version was built.</summary>
    public static CalendarData Shipped { get; } = ReadShipped();

    /// <summary>Reads the format of Calendar/Data/days-off.json.</summary>
    /// <exception cref="CalendarDataException">Names every mistake with its place.</exception>
    public static CalendarData Parse(string json) => Parse(() => JsonDocument.Parse(json, CalendarReader.Options));

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="json">UTF-8; left open.</param>
    public static CalendarData Parse(Stream json) => Parse(() => JsonDocument.Parse(json, CalendarReader.Options));

    /// <summary>These decisions with a later revision over them: it replaces the years that it lists, and those alone.
    /// A revision that is not higher changes nothing.</summary>
    public CalendarData Revise(CalendarData later)
    {
        if (later.Revision <= Revision)
            return this;
        var kept = Years.Where(year => later.Years.All(other => other.Year != year.Year));
        return new(later.Revision, [.. kept.Concat(later.Years).OrderBy(year => year.Year)]);
    }

    private static CalendarData Parse(Func<JsonDocument> open)
    {
        try
        {
            using var document = open();
            return CalendarReader.Read(document.RootElement);
        }
        catch (JsonException unreadable)
        {
            throw new CalendarDataException([CalendarMistake.Unreadable(unreadable)], unreadable);
        }
    }

    private static CalendarData ReadShipped()
    {
        using var json = Assembly.GetExecutingAssembly().GetManifestResourceStream(ShippedName)
            ?? throw new InvalidOperationException($"{ShippedName} is not in the assembly.");
        return Parse(json);
    }
}
