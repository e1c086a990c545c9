using Microsoft.DurableTask.Converters;

namespace KhcnFunctions.Tests.VirtualTime;

/// <summary>What stands behind an activity's name. Input and result go through JSON, as in the real engine.</summary>
public sealed class ActivityDouble
{
    private readonly Func<ActivityCall, Task<object?>> run;
    private bool firstOutcomeLost;

    internal ActivityDouble(Func<ActivityCall, Task<object?>> run) => this.run = run;

    internal bool RunsTwice { get; private set; }

    /// <summary>Delivers each call twice, as the engine may (activities run at least once).</summary>
    /// <param name="firstOutcomeLost">
    /// True: the process died before the first outcome was stored, and the second counts.
    /// False: both outcomes arrive; the first counts and the other is a duplicate in the history.
    /// </param>
    public void DeliveredTwice(bool firstOutcomeLost = true)
    {
        RunsTwice = true;
        this.firstOutcomeLost = firstOutcomeLost;
    }

    internal bool CountsOutcome(int delivery) => !RunsTwice || !firstOutcomeLost || delivery == 2;

    internal async Task<string?> RunAsync(ActivityCall call) => JsonDataConverter.Default.Serialize(await run(call));
}
