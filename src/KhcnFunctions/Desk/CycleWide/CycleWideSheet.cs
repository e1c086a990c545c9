using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>What is decided for a cycle as a whole, and the forms for it.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Closing">What stands against closing now; null once it is closed.</param>
public sealed record CycleWideSheet(LetterContext Context, string Period, DeskUser User, CycleDecisions Decisions, ClosingCheck? Closing, StepForms Forms)
{
    /// <summary>What goes at once when the sending goes on; null where nothing is held.</summary>
    public HeldMails? Waiting { get; init; }

    public bool MayDecide => Closing is not null && User.May(DeskRight.Draft);

    public bool IsHeld => Decisions.HoldsReminders || Decisions.HoldsDispatch;

    /// <summary>What is on hold now.</summary>
    public HoldScope Held => (Decisions.HoldsReminders, Decisions.HoldsDispatch) switch
    {
        _ when Decisions.HoldsEverything => HoldScope.Everything,
        (true, true) => HoldScope.All,
        (true, false) => HoldScope.Reminders,
        _ => HoldScope.Dispatch,
    };

    /// <summary>The decisions about the cycle as a whole, the latest first.</summary>
    public IEnumerable<Decision> Decided => Decisions.All.Where(decision => CycleWideMark.Concerns(decision, Decisions, Context.Plan)).Reverse();
}
