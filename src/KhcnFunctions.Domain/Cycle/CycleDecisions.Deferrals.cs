using KhcnFunctions.Escalation;

namespace KhcnFunctions.Cycle;

public sealed partial class CycleDecisions
{
    /// <summary>What HCTH put off, as the ladder knows it.</summary>
    public IReadOnlyList<Deferral> Deferrals =>
    [
        .. Of<DeferList>().Select(list => new Deferral(list.Rung, list.ListDay)),
        .. Of<DeferReminder>().Select(reminder => new Deferral(reminder.Rung, reminder.Day) { Unit = reminder.Unit }),
    ];
}
