namespace KhcnFunctions.Calendar;

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
public sealed record Deadline(DeadlineForm Form, DateOnly NamedDay, TimeOnly? Time, DateOnly LastDay, DateTimeOffset OnTimeBefore)
{
    /// <summary>The last day that the wording gives, before any day off moves it.</summary>
    internal DateOnly LastDayAsWorded => AsWorded(Form, NamedDay, Time);

    /// <summary>An extension decided to a day that it includes: 'chậm nhất ngày'.</summary>
    /// <param name="lateness">As the plan sets it.</param>
    /// <param name="aim">As the plan sets it.</param>
    public static Deadline ForDay(
        DateOnly lastDay,
        WorkingCalendar calendar,
        DayOffRule lateness = DayOffRule.Forward,
        DayOffRule aim = DayOffRule.Back) =>
        Of(DeadlineForm.NoLaterThan, lastDay, time: null, lateness, aim, calendar);

    public Timeliness Judge(DateTimeOffset received)
    {
        if (received < OnTimeBefore)
            return Timeliness.OnTime;
        return Form is DeadlineForm.Before && Time is null && VietnamTime.Day(received) == NamedDay
            ? Timeliness.OnTheDay
            : Timeliness.Late;
    }

    /// <summary>The first working day whose daily round finds the deadline over.</summary>
    public DateOnly FirstOverdueMorning(WorkingCalendar calendar)
    {
        var day = VietnamTime.Day(OnTimeBefore);
        return calendar.OnOrAfter(VietnamTime.At(day, VietnamTime.Morning) >= OnTimeBefore ? day : day.AddDays(1));
    }

    internal static Deadline Of(
        DeadlineForm form,
        DateOnly named,
        TimeOnly? time,
        DayOffRule lateness,
        DayOffRule aim,
        WorkingCalendar calendar)
    {
        var worded = AsWorded(form, named, time);
        var judged = calendar.Move(worded, lateness);
        var told = calendar.Move(worded, aim);
        // No unit may be told a day on which it is already late.
        return new(form, named, time, told < judged ? told : judged, EndOf(form, judged, time));
    }

    private static DateOnly AsWorded(DeadlineForm form, DateOnly named, TimeOnly? time) =>
        form is DeadlineForm.Before && time is null ? named.AddDays(-1) : named;

    /// <summary>A time of day keeps its hour when its day moves. 'Chậm nhất' includes the minute that it names, as it includes a day.</summary>
    private static DateTimeOffset EndOf(DeadlineForm form, DateOnly judged, TimeOnly? time)
    {
        if (time is null)
            return VietnamTime.StartOf(judged.AddDays(1));
        var named = VietnamTime.At(judged, time.Value);
        return form is DeadlineForm.Before ? named : named.AddMinutes(1);
    }
}
