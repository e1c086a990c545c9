using KhcnFunctions.Consolidation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Cycle;

/// <summary>A compiled draft (dự thảo) with its two documents.</summary>
/// <param name="Inputs">Stands for the versions that went in: the same inputs need no new draft.</param>
public sealed record Draft(int Number, string Inputs, DateTimeOffset CompiledAt, DraftCounts Counts, DraftFile Report, DraftFile Appendix)
{
    /// <summary>1 for the report, 2 and more for what supplements or replaces it.</summary>
    public int Document { get; init; } = 1;

    /// <summary>The draft that it grew from; null for one that the cycle compiled afresh.</summary>
    public int? Base { get; init; }

    /// <summary>Id of who edited it; null where the cycle compiled it.</summary>
    public string? Author { get; init; }

    /// <summary>Why it was edited.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of the operation by which a program changed it: the same again is the same draft; null for the pages' and the cycle's own.</summary>
    public string? Operation { get; init; }

    /// <summary>What HCTH edited so far, as JSON; null where nothing was.</summary>
    public DraftFile? Edits { get; init; }

    /// <summary>Id of the leader who is to sign; null for the Director.</summary>
    public string? Signer { get; init; }

    /// <summary>
    /// When the reports that stand in it were read, where that is earlier than <see cref="CompiledAt"/>: a file from Word holds
    /// what stood in the draft from which it was made.
    /// </summary>
    public DateTimeOffset? ContentAt { get; init; }

    /// <summary>The report is the file that HCTH edited in Word.</summary>
    public bool IsUploaded { get; init; }

    /// <summary>Compiled beside a draft that HCTH works on; it stands only once HCTH takes it.</summary>
    public bool IsOffered { get; init; }
}

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

/// <summary>The decisions of a cycle, seen as what they mean now. Later ones take precedence, and withdrawn ones do not count.</summary>
public sealed partial class CycleDecisions
{
    private readonly List<Decision> _all;
    private readonly List<Decision> _inOrder;
    private readonly Dictionary<string, Withdraw> _withdrawals;

    public CycleDecisions(IEnumerable<Decision> decisions)
    {
        _all = [.. decisions.OrderBy(decision => decision.At).ThenBy(decision => decision.Id, StringComparer.Ordinal)];
        _withdrawals = _all.OfType<Withdraw>().GroupBy(withdrawal => withdrawal.Decision, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _inOrder = _withdrawals.Count == 0 ? _all : [.. _all.Where(decision => !_withdrawals.ContainsKey(decision.Id))];
    }

    public bool HoldsReminders => Holds(HoldScope.Reminders);

    public bool HoldsDispatch => Holds(HoldScope.Dispatch);

    /// <summary>No mail of the cycle goes.</summary>
    public bool HoldsEverything => Holds(HoldScope.Everything);

    /// <summary>The document that is in work: 1 for the report, 2 and more for what supplements or replaces it.</summary>
    public int Document => Edition?.Document ?? 1;

    /// <summary>What is in work after the report went out; null before.</summary>
    public BeginEdition? Edition => Of<BeginEdition>().LastOrDefault();

    /// <summary>Số, ký hiệu and day of the report that the document in work supplements or replaces; null where it is none.</summary>
    public ReportNumber? EarlierNumber
    {
        get
        {
            var before = BeforeEdition;
            while (before?.Edition is { Edition: EditionKind.Supplement })
                before = before.BeforeEdition;
            return before?.Number;
        }
    }

    /// <summary>The document in work went out.</summary>
    public Dispatched? Dispatched => OfDocument<Dispatched>().LastOrDefault();

    public IEnumerable<T> Of<T>() where T : Decision => _inOrder.OfType<T>();

    /// <summary>The approval that stands, of whichever draft: one compiled at the same moment does not void it.</summary>
    public Approve? Approval => SinceReopened<Approve>().LastOrDefault();

    /// <summary>The signed paper of what is approved; null while it is to come.</summary>
    public SignedCopyReceived? SignedCopy => Approval is { } approval ? SinceReopened<SignedCopyReceived>().LastOrDefault(copy => copy.Draft == approval.Draft) : null;

    /// <summary>The document's số, ký hiệu and day that stand; null while they are to come. What went out keeps those of its day.</summary>
    public ReportNumber? Number
    {
        get
        {
            if (Approval is not { } approval)
                return null;
            ReportNumber? number = null;
            var sentAt = Dispatched?.At ?? DateTimeOffset.MaxValue;
            foreach (var decision in OfDocument<Decision>().Where(decision => decision.At <= sentAt))
            {
                number = decision switch
                {
                    Approve { Number: { } text, SignedOn: { } day } => new(text, day, number?.Since ?? decision.At),
                    Numbered numbered => new(numbered.Number, numbered.SignedOn, number?.Since ?? decision.At),
                    _ => number,
                };
            }

            return number is null ? null : number with { Since = Later(number.Since, approval.At) };
        }
    }

    /// <summary>Since when the document is approved, numbered and signed, and may go out; null while anything is to come.</summary>
    public DateTimeOffset? ReadySince => Number is { } number && FirstSigned is { } signed ? Later(number.Since, signed.At) : null;

    /// <summary>Who submitted the draft, and when; null while nobody did.</summary>
    public SubmitDraft? SubmissionOf(int draft) => Of<SubmitDraft>().FirstOrDefault(decision => decision.Draft == draft);

    /// <summary>What the Trưởng phòng HCTH said of the draft; null while it is to come.</summary>
    public CheckDraft? CheckOf(int draft) => Of<CheckDraft>().FirstOrDefault(decision => decision.Draft == draft);

    /// <summary>The last word of each leader who gave an opinion on the draft.</summary>
    public IEnumerable<Opine> OpinionsOn(int draft) =>
        Of<Opine>().Where(opinion => opinion.Draft == draft).GroupBy(opinion => opinion.DecidedBy, StringComparer.Ordinal).Select(group => group.Last());

    /// <summary>HCTH took a draft that was compiled beside its own.</summary>
    public bool HasTaken(int draft) => Of<TakeDraft>().Any(taken => taken.Draft == draft);

    /// <summary>Whether HCTH holds a mail back. Receipts and decisions are always told, unless everything is held.</summary>
    public bool Holds(NoticeKind kind) => HoldsEverything || kind switch
    {
        NoticeKind.Request or NoticeKind.Reminder or NoticeKind.LastReminder or NoticeKind.Urged or NoticeKind.OverdueToOffice or NoticeKind.Announcement
            or NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector or NoticeKind.Digest
            or NoticeKind.DifficultyForwardDue or NoticeKind.DifficultyReminder => HoldsReminders,
        NoticeKind.Dispatch or NoticeKind.IssueRequested or NoticeKind.IssueAwaited => HoldsDispatch,
        _ => false,
    };

    // A signed paper is not held back because its copy was uploaded once more.
    private SignedCopyReceived? FirstSigned => SignedCopy is { } standing ? SinceReopened<SignedCopyReceived>().First(copy => copy.Draft == standing.Draft) : null;

    /// <summary>The decisions as they stood when the draft went out: a mail of it may go much later. These, where it has not gone.</summary>
    public CycleDecisions AsSent(int draft) =>
        _inOrder.FindIndex(decision => decision is Dispatched sent && sent.Draft == draft) is >= 0 and var sentAt ? new CycleDecisions(_inOrder.Take(sentAt + 1)) : this;

    private CycleDecisions? BeforeEdition =>
        _inOrder.FindLastIndex(decision => decision is BeginEdition) is >= 0 and var begun ? new CycleDecisions(_inOrder.Take(begun)) : null;

    private IEnumerable<T> OfDocument<T>() where T : Decision => _inOrder.Skip(1 + _inOrder.FindLastIndex(decision => decision is BeginEdition)).OfType<T>();

    private IEnumerable<T> SinceReopened<T>() where T : Decision =>
        _inOrder.Skip(1 + _inOrder.FindLastIndex(decision => decision is BeginEdition || (decision is Reopen reopened && !IsSent(reopened.Draft)))).OfType<T>();

    // What goes out at the moment of a reopening has gone out approved.
    private bool IsSent(int draft) => Of<Dispatched>().Any(sent => sent.Draft == draft);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private bool Holds(HoldScope scope)
    {
        var released = _inOrder.FindLastIndex(decision => decision is Release);
        return _inOrder.Skip(released + 1).OfType<Hold>().Any(hold =>
            hold.Scope == scope || hold.Scope is HoldScope.Everything || (hold.Scope is HoldScope.All && scope is not HoldScope.Everything));
    }
}
