namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>The engine's clock as a <see cref="TimeProvider"/>: hand it to real code that runs inside an activity.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>The virtual instant, UTC.</summary>
    public DateTimeOffset Now { get; private set; } = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Jumps forward; a time gone by leaves the clock where it stands.</summary>
    internal void JumpTo(DateTimeOffset instant)
    {
        if (instant > Now)
            Now = instant.ToUniversalTime();
    }
}
