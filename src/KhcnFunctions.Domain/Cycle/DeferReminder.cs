namespace KhcnFunctions.Cycle;

/// <summary>
/// The reminder of a unit that is due on <paramref name="Day"/> goes one working day later; once, since it is due on another
/// day then. Where that would be after the unit's last day, or on the day of another reminder, it does not go at all.
/// </summary>
/// <param name="Rung">Such as reminder-5.</param>
public sealed record DeferReminder(string Unit, string Rung, DateOnly Day) : Decision
{
    public override string Subject => FormattableString.Invariant($"{Unit}.{Rung}.{Day:yyyy-MM-dd}");
}
