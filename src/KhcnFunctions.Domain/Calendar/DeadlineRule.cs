namespace KhcnFunctions.Calendar;

/// <summary>How the plan words its deadline: 'trước ngày' excludes the day, 'chậm nhất ngày' includes it.</summary>
public enum DeadlineForm
{
    Before,
    NoLaterThan,
}

/// <summary>What happens to a last day that is a day off (by analogy with Articles 147 and 148 of the Civil Code 2015).</summary>
public enum DayOffRule
{
    /// <summary>The day stands as it is.</summary>
    None,

    /// <summary>The working day before.</summary>
    Back,

    /// <summary>The next working day.</summary>
    Forward,
}

/// <summary>The plan's deadline as it is worded, for any year.</summary>
/// <param name="Time">Time of day in Việt Nam, to the minute; null where the whole day is meant.</param>
/// <param name="Lateness">Moves the last day by which lateness is judged.</param>
/// <param name="Aim">Moves the last day that units are told and that reminders aim at.</param>
public sealed record DeadlineRule(DeadlineForm Form, AnnualDay Day, TimeOnly? Time, DayOffRule Lateness, DayOffRule Aim)
{
    public Deadline Resolve(WorkingCalendar calendar, int year) =>
        Deadline.Of(Form, Day.In(year), Time, Lateness, Aim, calendar);
}
