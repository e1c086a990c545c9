using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>The last that happened with a unit.</summary>
/// <param name="What">Begins in small letters.</param>
public sealed record UnitAction(DateTimeOffset At, string What);

/// <summary>One row of the board.</summary>
/// <param name="Cells">One a task of the plan, in its order.</param>
public sealed record BoardUnit(Unit Unit, CycleUnit Row, IReadOnlyList<BoardCell> Cells)
{
    /// <summary>Owes a report after its deadline.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>What it asked for while no leader has decided; null where it asks for nothing.</summary>
    public AskExtension? Asks { get; init; }

    /// <summary>What HCTH asked it to complete; null where nothing is open.</summary>
    public AskCompletion? Completes { get; init; }

    /// <summary>A mail to it or its head came back, or was refused.</summary>
    public bool MailFailed { get; init; }

    /// <summary>Null before anything happened.</summary>
    public UnitAction? Last { get; init; }

    /// <summary>Null where none is to come.</summary>
    public NextRung? Next { get; init; }
}
