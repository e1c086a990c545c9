namespace KhcnFunctions.EndToEnd.Desk;

/// <summary>The real clock, as much ahead as a test has moved it: timers run as they do.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}
