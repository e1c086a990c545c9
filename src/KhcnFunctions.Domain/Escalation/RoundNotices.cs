using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Escalation;

/// <summary>
/// Turns what a round decided into the notices that go out: one a unit, one list to HCTH, one a leader in office. Who reads
/// in the place of a leader who is away is looked up when the mail goes.
/// </summary>
/// <param name="listed">Units that reached the rung, in this round or an earlier one, and still owe their report.</param>
/// <param name="total">Number of units that have to report.</param>
public sealed class RoundNotices(RoundRecord round, Holders holders, int total, Func<string, IReadOnlyList<string>> listed)
{
    /// <summary>Units that reached a list's rung for their present last day and still owe their report, for <c>listed</c>.</summary>
    /// <param name="rounds">All rounds, this one among them. What they took for an earlier last day is no longer true.</param>
    public static IReadOnlyList<string> Reached(string rung, IReadOnlyList<RoundRecord> rounds, IReadOnlyList<LadderUnit> units)
    {
        var taken = rounds.SelectMany(round => round.Taken).Where(taken => taken.Rung == rung).ToHashSet();
        return [.. units.Where(unit => unit.Owes && taken.Contains(new UnitRung(unit.Id, unit.Deadline.LastDay, rung))).Select(unit => unit.Id)];
    }

    /// <summary>The requests and reminders of a round.</summary>
    public static IEnumerable<Notice> ToUnits(RoundRecord round) => round.Taken.Select(ToUnit).OfType<Notice>();

    /// <inheritdoc cref="ToOthers"/>
    public IReadOnlyList<Notice> All(IReadOnlyList<ApprovalNotice> approval, int? waitingDraft) => [.. ToUnits(round), .. ToOthers(approval, waitingDraft)];

    /// <summary>Everything but the requests and reminders, which follow from the record alone.</summary>
    /// <param name="waitingDraft">Draft that waits for approval; null when none does.</param>
    public IReadOnlyList<Notice> ToOthers(IReadOnlyList<ApprovalNotice> approval, int? waitingDraft)
    {
        var lists = Lists().ToList();
        return
        [
            .. MergeForLeaders(lists, Approval(approval, waitingDraft)),
            .. Announcement(),
        ];
    }

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");

    private static Notice? ToUnit(UnitRung taken)
    {
        NoticeKind? kind = taken.Rung switch
        {
            "request" => NoticeKind.Request,
            "reminder-0" => NoticeKind.LastReminder,
            _ when taken.Rung.StartsWith("reminder-", StringComparison.Ordinal) => NoticeKind.Reminder,
            _ => null,
        };
        return kind is null
            ? null
            : new Notice(kind.Value, Holder.Unit(taken.Unit), $"{Day(taken.LastDay)}.{taken.Rung}") { Unit = taken.Unit, Rung = taken.Rung, LastDay = taken.LastDay };
    }

    private IEnumerable<Notice> Lists()
    {
        if (Takes(Rung.Office))
            yield return List(NoticeKind.OverdueToOffice, Holder.Office, Rung.Office, listed(Rung.Office.Id));

        if (Takes(Rung.DeputyDirector))
        {
            var byLeader = listed(Rung.DeputyDirector.Id)
                .SelectMany(unit => LeadersOf(unit).Select(leader => (Unit: unit, Leader: leader)))
                .GroupBy(pair => ToOrOffice(pair.Leader));
            foreach (var group in byLeader)
            {
                // At this rung the Director stands in only for a deputy director who is not there; then HCTH hears of it too.
                var instead = group.All(pair => Deputies(pair.Unit).Count == 0);
                var kind = group.First().Leader is { Role: LeaderRole.DeputyDirector } ? NoticeKind.OverdueToDeputyDirector : NoticeKind.OverdueToDirector;
                yield return List(kind, group.Key, Rung.DeputyDirector, [.. group.Select(pair => pair.Unit)]) with { CopyToOffice = instead };
            }
        }

        if (Takes(Rung.Director))
            yield return List(NoticeKind.OverdueToDirector, ToOrOffice(holders.Director), Rung.Director, listed(Rung.Director.Id));
    }

    // What nobody holds goes to HCTH, never to nobody.
    private static Holder ToOrOffice(Person? leader) => leader is null ? Holder.Office : Holder.Person(leader.Id);

    private IReadOnlyList<Person> Deputies(string unit) => holders.DeputiesOver(holders.Unit(unit));

    // A unit whose deputy director is unknown or can't be reached is reported to the Director at once.
    private IReadOnlyList<Person?> LeadersOf(string unit) => Deputies(unit) is { Count: > 0 } deputies ? [.. deputies] : [holders.Director];

    private IEnumerable<Notice> Announcement()
    {
        if (round.Announced.Count == 0)
            yield break;
        yield return new Notice(NoticeKind.Announcement, Holder.Office, Day(round.Day))
        {
            ListDay = round.Day,
            Total = total,
            Rung = string.Join(' ', round.Announced.Select(announced => announced.Rung).Distinct(StringComparer.Ordinal)),
            Units = [.. round.Announced.Select(announced => announced.Unit).Distinct(StringComparer.Ordinal)],
        };
    }

    private IEnumerable<Notice> Approval(IReadOnlyList<ApprovalNotice> due, int? draft)
    {
        foreach (var notice in draft is null ? [] : due)
        {
            var kind = notice is ApprovalNotice.OfficeReminder or ApprovalNotice.DirectorReminder ? NoticeKind.ApprovalReminder : NoticeKind.ApprovalOverdue;
            var toDirector = notice is ApprovalNotice.DirectorReminder or ApprovalNotice.DirectorOverdue;
            yield return new Notice(kind, toDirector ? ToOrOffice(holders.Director) : Holder.Office, Day(round.Day)) { Draft = draft, ListDay = round.Day };
        }
    }

    // One mail a leader a day: what else is due to the same leader stands in the same mail.
    private static List<Notice> MergeForLeaders(List<Notice> lists, IEnumerable<Notice> approval)
    {
        var merged = lists.GroupBy(notice => notice.To.Kind is HolderKind.Person ? notice.To.ToString() : notice.Key, StringComparer.Ordinal)
            .Select(group => group.Last() with
            {
                Units = [.. group.SelectMany(notice => notice.Units).Distinct(StringComparer.Ordinal)],
                CopyToOffice = group.Any(notice => notice.CopyToOffice),
            })
            .ToList();
        foreach (var notice in approval.DistinctBy(notice => notice.Key))
        {
            var list = notice.To.Kind is HolderKind.Person ? merged.FindIndex(other => other.To == notice.To) : -1;
            if (list >= 0)
                merged[list] = merged[list] with { Draft = notice.Draft };
            else
                merged.Add(notice);
        }

        return merged;
    }

    private Notice List(NoticeKind kind, Holder to, Rung rung, IReadOnlyList<string> units) =>
        new(kind, to, Day(round.Day)) { Rung = rung.Id, ListDay = round.Day, Units = units, Total = total };

    private bool Takes(Rung rung) => round.Taken.Any(taken => taken.Rung == rung.Id);
}
