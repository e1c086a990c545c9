using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Plans.Editing;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Planning;

/// <param name="Mark">Of the page's forms.</param>
/// <param name="Mistake">What kept the publishing from being done; null where nothing did.</param>
public sealed record PlanSheet(DeskUser User, PlanWork Work, PublishedPlan? Standing, DateOnly Today, string Mark, string? Mistake)
{
    public IReadOnlyList<PlanChange> Changes { get; } = Work.Draft is null ? [] : PlanChanges.Between(Work.Published, Work.Plan);
}

/// <param name="Revision">Of the plan with which the form was shown.</param>
public sealed record EntrySheet(
    string Action, string Revision, IReadOnlyList<EntryField> Fields, Func<EntryField, IReadOnlyList<string>> Values, IReadOnlyList<EntryMistake> Mistakes)
{
    public IEnumerable<EntryMistake> Of(EntryField field) => Mistakes.Where(mistake => mistake.Field == field.Name);

    public IEnumerable<EntryMistake> Others => Mistakes.Where(mistake => mistake.Field.Length == 0);
}

/// <param name="Typed">What was sent with a mistake; null where the form is fresh.</param>
public sealed record ReorganisationSheet(Plan Plan, DateOnly Today, string Action, string Revision, PlanForm? Typed, string? Mistake);

/// <param name="IsKnown">The calendar knows the days off of that year.</param>
public sealed record YearAheadSheet(int Year, IReadOnlyList<YearDay> Days, IReadOnlyList<UnitDuty> Duties, Plan Plan, DateOnly RequestDay, bool IsKnown);

/// <param name="Mails">All that went so far, the latest first.</param>
public sealed record RehearsalSheet(
    DeskRehearsal? Rehearsal, DateTimeOffset? Now, bool IsDone, IReadOnlyList<RehearsedMail> Mails, int Drafts, int NextYear, DeskUser User, string Mark);

/// <param name="Name">Of the .eml in the rehearsal's mailbox.</param>
public sealed record RehearsedMail(DateTimeOffset At, string Name, NoticeKind Kind, string To);

public sealed record MailSheet(string Subject, string From, string To, string Date, string Text);
