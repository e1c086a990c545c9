using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>Mails of one kind on one day.</summary>
/// <param name="What">Of which kind, begins with a capital.</param>
/// <param name="To">Those to whom they go.</param>
/// <param name="About">Units that a list names; empty for others.</param>
/// <param name="Defer">The rung of the list that may be deferred now; null where it can't.</param>
public sealed record UpcomingMail(string What, IReadOnlyList<string> To, IReadOnlyList<string> About, string? Defer)
{
    /// <summary>Reminders by unit, each of which may be deferred; null for other mails.</summary>
    public string? Reminder { get; init; }

    public IReadOnlyList<Unit> Units { get; init; } = [];
}

/// <param name="Compiles">A draft is compiled.</param>
public sealed record UpcomingDay(DateTimeOffset At, IReadOnlyList<UpcomingMail> Mails, bool Compiles);

/// <summary>What was typed into a form that was not taken, and why it was not.</summary>
/// <param name="Form">The form's name on the page.</param>
public sealed record NotDeferred(string Form, string Why, string Reason, string Unit);

/// <summary>The coming mails by day.</summary>
/// <param name="Deferred">What was deferred and is to come still, in words.</param>
/// <param name="Mark">Of the forms, see <see cref="Web.FormMark"/>.</param>
public sealed record UpcomingSheet(LetterContext Context, string Period, DeskUser User, IReadOnlyList<UpcomingDay> Days, IReadOnlyList<string> Deferred, bool HoldsReminders, string Mark)
{
    public NotDeferred? Failed { get; init; }

    /// <summary>The document in work, as it is called in a sentence.</summary>
    public string Document { get; init; } = "Báo cáo";

    public bool MayDefer => User.May(DeskRight.Draft);
}
