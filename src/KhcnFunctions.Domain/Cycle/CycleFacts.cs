using KhcnFunctions.Mail;

namespace KhcnFunctions.Cycle;

/// <summary>A compiled draft (dự thảo) with its two documents.</summary>
/// <param name="Inputs">Stands for the versions that went in: the same inputs need no new draft.</param>
public sealed record Draft(int Number, string Inputs, DateTimeOffset CompiledAt, DraftCounts Counts, DraftFile Report, DraftFile Appendix);

/// <param name="Name">Blob name.</param>
public sealed record DraftFile(string Name, string Sha256);

/// <summary>The last daily round, as far as the agenda needs it.</summary>
/// <param name="Inputs">What a draft compiled at that moment would be made of.</param>
/// <param name="AllIn">No unit owes a report.</param>
/// <param name="More">Some unit has a rung to come.</param>
public sealed record RoundMark(DateOnly Day, DateTimeOffset At, string Inputs, bool AllIn, bool More);

/// <summary>Số, ký hiệu and day of the report as văn thư gave them.</summary>
/// <param name="Number">Such as 12/BC-SKHCN.</param>
/// <param name="Since">When a number was first recorded: a signed paper is not held back because it was put right.</param>
public sealed record ReportNumber(string Number, DateOnly SignedOn, DateTimeOffset Since);

/// <summary>The decisions of a cycle, seen as what they mean now. Later ones take precedence.</summary>
public sealed class CycleDecisions
{
    private readonly List<Decision> _inOrder;

    public CycleDecisions(IEnumerable<Decision> decisions) =>
        _inOrder = [.. decisions.OrderBy(decision => decision.At).ThenBy(decision => decision.Id, StringComparer.Ordinal)];

    public bool HoldsReminders => Holds(HoldScope.Reminders);

    public bool HoldsDispatch => Holds(HoldScope.Dispatch);

    public Dispatched? Dispatched => Of<Dispatched>().LastOrDefault();

    public IEnumerable<T> Of<T>() where T : Decision => _inOrder.OfType<T>();

    /// <summary>The approval that stands, of whichever draft: one compiled at the same moment does not void it.</summary>
    public Approve? Approval => Of<Approve>().LastOrDefault();

    /// <summary>The report's số, ký hiệu and day that stand; null while they are to come. What went out keeps those of its day.</summary>
    public ReportNumber? Number
    {
        get
        {
            var number = Approval is { Number: { } text, SignedOn: { } day, At: var at } ? new ReportNumber(text, day, at) : null;
            var sentAt = Dispatched?.At ?? DateTimeOffset.MaxValue;
            foreach (var numbered in Of<Numbered>().Where(numbered => numbered.At <= sentAt))
                number = new ReportNumber(numbered.Number, numbered.SignedOn, number?.Since ?? numbered.At);
            return number;
        }
    }

    /// <summary>Whether HCTH holds a mail back. Receipts and decisions are always told.</summary>
    public bool Holds(NoticeKind kind) => kind switch
    {
        NoticeKind.Request or NoticeKind.Reminder or NoticeKind.LastReminder or NoticeKind.OverdueToOffice or NoticeKind.Announcement
            or NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector => HoldsReminders,
        NoticeKind.Dispatch => HoldsDispatch,
        _ => false,
    };

    private bool Holds(HoldScope scope)
    {
        var released = _inOrder.FindLastIndex(decision => decision is Release);
        return _inOrder.Skip(released + 1).OfType<Hold>().Any(hold => hold.Scope == scope || hold.Scope is HoldScope.All);
    }
}
