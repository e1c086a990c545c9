using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Board;

/// <summary>Whom to call.</summary>
/// <param name="ForAll">What is pasted into the Zalo group; null where nobody is open.</param>
public sealed record CallSheet(LetterContext Context, string Period, DeskUser User, IReadOnlyList<CallEntry> Lines, string? ForAll)
{
    /// <summary>HCTH's own row where it has not sent either: it stands in no list of those to call. Null else.</summary>
    public CycleUnit? Own { get; init; }
}

/// <param name="Zalo">What is sent to the unit by Zalo.</param>
public sealed record CallEntry(CallLine Line, string Zalo);
