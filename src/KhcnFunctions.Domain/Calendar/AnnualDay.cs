namespace KhcnFunctions.Calendar;

/// <summary>A day that comes every year, written in Vietnamese order: 10/12 is 10 December.</summary>
public readonly record struct AnnualDay(int Day, int Month)
{
    public DateOnly In(int year) => new(year, Month, Day);

    public override string ToString() => FormattableString.Invariant($"{Day:00}/{Month:00}");
}
