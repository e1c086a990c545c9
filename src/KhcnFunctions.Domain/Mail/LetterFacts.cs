using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>What a unit has to report, and by when.</summary>
/// <param name="Link">The unit's own address of the form; null where there is none yet.</param>
public sealed record Duty(Unit Unit, Deadline Deadline, IReadOnlyList<PlanTask> Leads, IReadOnlyList<PlanTask> Supports, string? Link = null);

/// <summary>A unit in a list of those whose report has not come.</summary>
/// <param name="LastReminder">When it was last reminded; null when it never was.</param>
/// <param name="Tasks">Those that the reader of the list directs; empty where the unit stands in the list for its deputy director in charge.</param>
/// <param name="Note">What HCTH knows besides, such as 'đang xin gia hạn'.</param>
public sealed record OverdueUnit(Unit Unit, Deadline Deadline, DateTimeOffset? LastReminder, IReadOnlyList<PlanTask> Tasks, string? Note = null)
{
    /// <summary>The reader's own link to decide what the unit asks for, as <see cref="Note"/> says; null where it asks for nothing.</summary>
    public string? Answer { get; init; }
}

/// <summary>Who reads what is due to a leader.</summary>
/// <param name="InsteadOf">The leader in office who is away, in whose place it is read; null as a rule.</param>
public sealed record LeaderReader(Person Person, Person? InsteadOf = null)
{
    /// <summary>The leader in office, whose tasks and units are meant.</summary>
    public Person InOffice => InsteadOf ?? Person;
}

/// <summary>The overdue units that one leader is told of.</summary>
public sealed record LeaderList(LeaderReader Leader, IReadOnlyList<OverdueUnit> Units)
{
    /// <summary>False once HCTH has deferred the list: each goes one working day later, once.</summary>
    public bool MayDefer { get; init; } = true;
}

/// <summary>The lists that go to leaders on the next working day, unless HCTH defers them.</summary>
/// <param name="At">When they go.</param>
/// <param name="Link">Where HCTH defers them; null where there is no page.</param>
public sealed record UpcomingLists(DateTimeOffset At, IReadOnlyList<LeaderList> Lists, string? Link = null)
{
    /// <summary>The lists that HCTH may still defer.</summary>
    public IReadOnlyList<LeaderList> Deferrable => [.. Lists.Where(list => list.MayDefer)];

    /// <summary>The lists that were deferred before, and go now.</summary>
    public IReadOnlyList<LeaderList> Deferred => [.. Lists.Where(list => !list.MayDefer)];
}

/// <summary>What was received.</summary>
/// <param name="Version">1 for the first sending.</param>
public sealed record ReceivedFacts(DateTimeOffset At, Timeliness Timeliness, int Version, string ReceiptId)
{
    /// <summary>When the first version came, by which all are judged; null where this is the first.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>When the head approved what a clerk had sent; null where no approval was needed or none was given yet.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
}

/// <summary>A draft of the consolidated report.</summary>
/// <param name="Draft">1 for the first.</param>
/// <param name="Link">Where HCTH works on it; null where there is no page.</param>
public sealed record DraftFacts(int Draft, DateTimeOffset CompiledAt, DraftCounts Counts, string? Link = null);

/// <summary>How many units stand where; together they are all units of the cycle.</summary>
public sealed record DraftCounts(int OnTime, int OnTheDay, int Late, int Missing, int Exempt)
{
    public int Received => OnTime + OnTheDay + Late;

    public int Units => Received + Missing + Exempt;
}

/// <summary>The report as it was issued.</summary>
/// <param name="Number">Given by văn thư, such as 12/BC-SKHCN; null in a rehearsal.</param>
/// <param name="SignedOn">Null in a rehearsal.</param>
/// <param name="IssuedInDocumentSystem">True only where văn thư noted it.</param>
public sealed record IssuedReport(string? Number, DateOnly? SignedOn, bool IssuedInDocumentSystem)
{
    /// <summary>Where the document is to be found, being too large for a mail; null where it is attached.</summary>
    public string? Link { get; init; }
}

/// <summary>A decision of a leader on a unit's duty.</summary>
/// <param name="On">The day of the decision.</param>
/// <param name="Form">How it was given, such as 'Công văn số 12/SKHCN-HCTH' or 'ý kiến trực tiếp'; null if not noted.</param>
public sealed record LeaderDecision(Person By, DateOnly On, string? Form);
