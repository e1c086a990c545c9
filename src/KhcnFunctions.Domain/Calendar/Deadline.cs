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
/// <param name="Lateness">Moves the last day by which lateness is judged.</param>
/// <param name="Aim">Moves the last day that units are told and that reminders aim at.</param>
public sealed record DeadlineRule(DeadlineForm Form, AnnualDay Day, TimeOnly? Time, DayOffRule Lateness, DayOffRule Aim);

/// <summary>When a report came, seen from its deadline.</summary>
public enum Timeliness
{
    OnTime,

    /// <summary>Received on the very day that 'trước ngày' excludes; late only if HCTH confirms.</summary>
    OnTheDay,
    Late,
}

/// <summary>The deadline of one unit in one cycle.</summary>
/// <param name="NamedDay">The day that the plan or the decision names, as it is worded.</param>
/// <param name="LastDay">The last day that units are told; reminders count back from it.</param>
/// <param name="OnTimeBefore">What is received before this instant is on time.</param>
public sealed record Deadline(DeadlineForm Form, DateOnly NamedDay, TimeOnly? Time, DateOnly LastDay, DateTimeOffset OnTimeBefore);
