using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Escalation;

public enum ApprovalNotice
{
    OfficeReminder,
    DirectorReminder,

    /// <summary>The day of sending has come or passed and nothing is approved; to HCTH.</summary>
    OfficeOverdue,

    /// <summary>The same to the Director, from the second working day on.</summary>
    DirectorOverdue,
}

/// <summary>Reminds of the approval and of the number, counting back from the day of sending, and says daily what waits after it.</summary>
public sealed class ApprovalLadder(Schedule schedule, WorkingCalendar calendar, DateOnly dispatchDay)
{
    private const int DirectorHearsFromOverdueDay = 2;

    /// <summary>Notices due on a working morning while a draft waits for approval.</summary>
    /// <param name="lastRound">The round before; of what was missed since, only the latest is sent.</param>
    public IReadOnlyList<ApprovalNotice> Due(DateOnly today, DateOnly? lastRound)
    {
        if (today > dispatchDay)
        {
            var overdueDay = calendar.CountWorkingDays(dispatchDay, today) - 1;
            return overdueDay >= DirectorHearsFromOverdueDay
                ? [ApprovalNotice.OfficeOverdue, ApprovalNotice.DirectorOverdue]
                : [ApprovalNotice.OfficeOverdue];
        }

        var due = new List<ApprovalNotice>();
        if (Falls(schedule.ApprovalOfficeBefore, today, lastRound))
            due.Add(ApprovalNotice.OfficeReminder);
        if (Falls(schedule.ApprovalDirectorBefore, today, lastRound))
            due.Add(ApprovalNotice.DirectorReminder);
        return due;
    }

    /// <summary>Whether HCTH is told on a working morning that the approved report still has no số and ngày.</summary>
    public bool AwaitsNumber(DateOnly today) => today >= dispatchDay;

    private bool Falls(IReadOnlyList<int> workingDaysBefore, DateOnly today, DateOnly? lastRound) =>
        workingDaysBefore
            .Select(before => before == 0 ? dispatchDay : calendar.AddWorkingDays(dispatchDay, -before))
            .Any(day => day <= today && (lastRound is null || day > lastRound));
}
