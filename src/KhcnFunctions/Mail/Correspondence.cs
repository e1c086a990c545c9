using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.Mail;

/// <summary>
/// Writes the letter of a decided notice as things stand right before it goes. Null where it is no longer true: whoever
/// has sent a report meanwhile is not reminded, an earlier deadline is not cited, an older list does not follow a newer one.
/// </summary>
/// <param name="rows">All rounds so far, and the mails that were refused.</param>
/// <param name="difficulties">Just read, where a notice is about one.</param>
internal sealed class Correspondence(CycleView view, PendingAndRounds rows, CycleLinks links, IReadOnlyList<DifficultyRow> difficulties)
{
    private readonly LetterContext _context = view.Context;

    private readonly DifficultyCorrespondence _difficulties = new(view, links, difficulties);

    private readonly ReportCorrespondence _report = new(view, rows.Rounds, links);

    private readonly DigestCorrespondence _digest = new(view, rows.Rounds, links);

    private IReadOnlyList<RoundRecord> Rounds => rows.Rounds;

    private Holders Holders => view.Holders;

    /// <param name="units">The units that the notice concerns, just read.</param>
    public Letter? Write(Notice notice, IReadOnlyDictionary<string, CycleUnit> units) => notice.Kind switch
    {
        NoticeKind.Request or NoticeKind.Reminder or NoticeKind.LastReminder => ToOwing(notice, units[notice.Unit!]),
        NoticeKind.OverdueToOffice or NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector or NoticeKind.Announcement => List(notice, units),
        NoticeKind.Receipt => Letters.Receipt(_context, DutyOf(units[notice.Unit!]), ReceivedFrom(units[notice.Unit!], notice), view.Approval is not null),
        NoticeKind.ApprovalReminder or NoticeKind.ApprovalOverdue => Approval(notice),
        NoticeKind.RefusedMails => Refused(notice),
        NoticeKind.Digest => _digest.Write(notice, units),
        NoticeKind.ApprovalRequest or NoticeKind.CheckRequested or NoticeKind.DraftReturned or NoticeKind.OpinionRequested or NoticeKind.SignatureRequested
            or NoticeKind.OpinionGiven or NoticeKind.NumberRequested or NoticeKind.NumberAwaited or NoticeKind.Dispatch
            or NoticeKind.IssueRequested or NoticeKind.IssueAwaited => _report.Write(notice),
        NoticeKind.Supplement => Letters.SupplementNotice(
            _context, Holders.Unit(notice.Unit!), ReceivedFrom(units[notice.Unit!], notice), view.Decisions.Dispatched is not null, link: null),
        NoticeKind.AwaitingHead => IsAwaiting(notice, units) ? Letters.AwaitingHead(_context, DutyOf(units[notice.Unit!]), notice.Received!) : null,
        NoticeKind.HeadApproval => IsAwaiting(notice, units) ? Letters.HeadApproval(_context, DutyOfHead(units[notice.Unit!]), notice.Received!) : null,
        NoticeKind.HeadReturned => units[notice.Unit!].LastVersion == notice.Version && units[notice.Unit!].Awaiting is null
            ? Letters.HeadReturned(_context, DutyOf(units[notice.Unit!]), notice.Version ?? 0, notice.Remarks!)
            : null,
        NoticeKind.CompletionAsked => Completion(notice, units[notice.Unit!]),
        NoticeKind.Urged => units[notice.Unit!] is { Owes: true } owing ? Urge(owing) : null,
        NoticeKind.ExtensionAsked => ExtensionAsked(notice, units[notice.Unit!]),
        NoticeKind.ExtensionRefused => ExtensionRefused(notice, units[notice.Unit!]),
        NoticeKind.DecisionWithdrawn => Withdrawn(notice, units[notice.Unit!]),
        NoticeKind.ReportedElsewhere => Letters.ReportedElsewhere(_context, Holders.Unit(notice.Unit!), DecidedAt(notice)),
        NoticeKind.MailQuarantined => Letters.MailQuarantined(_context, notice.Unit is { } id ? Holders.Unit(id) : null, notice.Remarks!, links.ToDesk(DeskParts.Quarantine)),
        NoticeKind.MailGuidance => Letters.MailGuidance(
            _context, notice.To.Kind is HolderKind.Head ? DutyOfHead(units[notice.Unit!]) : DutyOf(units[notice.Unit!]), notice.Remarks!),
        NoticeKind.LinkRequested => notice.To.Kind is HolderKind.Head
            ? Letters.LinkRequested(_context, DutyOfHead(units[notice.Unit!]), toHead: true)
            : Letters.LinkRequested(_context, DutyOf(units[notice.Unit!]), toHead: false),
        _ when notice.Difficulty is not null => _difficulties.Write(notice, DutyOf(units[notice.Unit!])),
        _ => Change(notice, units),
    };

    /// <summary>The one letter of several that the same leader reads; a report that goes to all leaders alike is said once.</summary>
    public Letter Together(Notice first, IReadOnlyList<Letter> letters) =>
        letters.Count == 1 || first.Kind is NoticeKind.Dispatch || Holders.InOffice(first.To.Id) is not { } leader
            ? letters[0]
            : Letters.Together(_context, Holders.ReaderFor(leader).Person, letters);

    /// <summary>The letter as these addresses may read it: a leader's own links go to the leader's address alone, never to HCTH or the next rung.</summary>
    public Letter For(IReadOnlyList<string> to, Notice first, Letter letter) =>
        to is [var only] && first.To.Kind is HolderKind.Person && Holders.InOffice(first.To.Id) is { } leader
        && only.Equals(Holders.ReaderFor(leader).Person.Email, StringComparison.OrdinalIgnoreCase)
            ? letter
            : letter.WithoutAnswers();

    /// <summary>The Word form that goes along where a unit is asked for its report; else null.</summary>
    public WordFormContent? FormOf(Notice notice, IReadOnlyDictionary<string, CycleUnit> units)
    {
        if (notice.Kind is not (NoticeKind.Request or NoticeKind.DutyTransferred or NoticeKind.LinkReissued))
            return null;
        var duty = DutyOf(units[notice.To.Id]);
        return new WordFormContent(view.Plan, duty.Unit, view.Basis.Year, duty.Deadline, duty.Leads, duty.Supports, Holders.Office)
        {
            Link = duty.Link,
            Rehearsal = _context.Rehearsal,
        };
    }

    /// <summary>To whom it goes now: while only the head's approval is missing, the head alone is reminded.</summary>
    public static Holder AddresseeOf(Notice notice, IReadOnlyDictionary<string, CycleUnit> units) =>
        notice.Kind is NoticeKind.Reminder or NoticeKind.LastReminder or NoticeKind.Urged && units[notice.Unit!].AwaitsHead ? Holder.Head(notice.Unit!) : notice.To;

    // Whoever has sent again meanwhile is not asked, nor is who was asked by mistake.
    private Letter? Completion(Notice notice, CycleUnit unit)
    {
        var asked = view.Decisions.OpenCompletion(unit);
        return asked?.Id != notice.Decision || asked is null
            ? null
            : Letters.CompletionAsked(_context, DutyOf(unit), ReceivedFrom(unit, notice) with { FirstAt = unit.FirstReceivedAt }, asked.Remarks, asked.By);
    }

    private Letter Urge(CycleUnit unit) => unit is { AwaitsHead: true, Awaiting: { } awaiting }
        ? Letters.HeadReminder(_context, DutyOfHead(unit), FactsOf(awaiting), WorkingDaysLeft(unit))
        : Letters.Urged(_context, DutyOf(unit), WorkingDaysLeft(unit));

    private Letter? ExtensionAsked(Notice notice, CycleUnit unit) =>
        view.Decisions.AskedExtensions.GetValueOrDefault(unit.Unit) is { } ask && ask.Id == notice.Decision
            ? Letters.ExtensionAsked(_context, Holders.Unit(unit.Unit), unit.Deadline, ask.LastDay, ask.At, ask.Reason, links.ToDesk(DeskParts.Unit + unit.Unit))
            : null;

    private Letter? ExtensionRefused(Notice notice, CycleUnit unit) =>
        view.Decisions.Of<RefuseExtension>().LastOrDefault(decision => decision.Unit == unit.Unit) is { } refused && refused.Id == notice.Decision && unit.Owes
            ? Letters.ExtensionRefused(_context, DutyOf(unit), DecisionOf(refused), refused.Reason, WorkingDaysLeft(unit))
            : null;

    // What was decided anew since is said in a letter of its own.
    private Letter? Withdrawn(Notice notice, CycleUnit unit)
    {
        var withdrawal = view.Decisions.Of<Withdraw>().First(decision => decision.Id == notice.Decision);
        WithdrawnMatter? matter = view.Decisions.Find(withdrawal.Decision) switch
        {
            AskCompletion => WithdrawnMatter.AskedCompletion,
            _ when unit.Status is not UnitStatus.Open => null,
            Exempt => WithdrawnMatter.Exemption,
            Extend when view.Decisions.Of<Extend>().Any(later => later.Unit == unit.Unit && later.At > withdrawal.At) => null,
            Extend => WithdrawnMatter.Extension,
            RefuseExtension => WithdrawnMatter.RefusedExtension,
            _ => WithdrawnMatter.AskedExtension,
        };
        return matter is { } known ? Letters.DecisionWithdrawn(_context, DutyOf(unit), known, withdrawal.Reason, WorkingDaysLeft(unit)) : null;
    }

    private DateTimeOffset DecidedAt(Notice notice) => view.Decisions.Of<Decision>().Last(decision => decision.Id == notice.Decision).At;

    private static bool IsAwaiting(Notice notice, IReadOnlyDictionary<string, CycleUnit> units) => units[notice.Unit!].Awaiting?.Version == notice.Version;

    private Letter? ToOwing(Notice notice, CycleUnit unit)
    {
        var isLater = Rounds.Any(round => round.Taken.Any(taken => taken.Unit == unit.Unit && taken.Rung != notice.Rung)
            && round.Day > DayTaken(notice));
        if (!unit.Owes || isLater)
            return null;
        if (notice.Kind is NoticeKind.Request)
            return Letters.Request(_context, DutyOf(unit), WorkingDaysLeft(unit));
        if (notice.LastDay != unit.Deadline.LastDay || view.Today > unit.Deadline.LastDay || view.Now >= unit.Deadline.OnTimeBefore)
            return null;
        if (unit is { AwaitsHead: true, Awaiting: { } awaiting })
            return Letters.HeadReminder(_context, DutyOfHead(unit), FactsOf(awaiting), WorkingDaysLeft(unit));
        return view.Today == unit.Deadline.LastDay
            ? Letters.LastReminder(_context, DutyOf(unit))
            : Letters.Reminder(_context, DutyOf(unit), WorkingDaysLeft(unit));
    }

    private DateOnly DayTaken(Notice notice) =>
        Rounds.FirstOrDefault(round => round.Taken.Any(taken => taken.Unit == notice.Unit && taken.Rung == notice.Rung && taken.LastDay == notice.LastDay))?.Day
        ?? DateOnly.MaxValue;

    private Letter? List(Notice notice, IReadOnlyDictionary<string, CycleUnit> units)
    {
        var owing = notice.Units.Select(id => units[id]).Where(unit => unit.Owes && (notice.Kind is NoticeKind.Announcement || IsListed(unit))).ToList();
        var hasNewer = Rounds.Any(round => round.Day > notice.ListDay && round.Taken.Any(taken => taken.Rung == notice.Rung));
        if (owing.Count == 0 || hasNewer)
            return null;
        var total = notice.Total ?? owing.Count;
        switch (notice.Kind)
        {
            case NoticeKind.OverdueToOffice:
                return Letters.OverdueToOffice(_context, [.. owing.Select(unit => Overdue(unit))], total, Upcoming(notice, units));
            case NoticeKind.Announcement:
                return Upcoming(notice, units) is { } next ? Letters.Announcement(_context, next) : null;
            case NoticeKind.OverdueToDeputyDirector when Holders.InOffice(notice.To.Id) is { } leader:
                return WithApproval(notice, Letters.OverdueToDeputyDirector(
                    _context, new LeaderList(Holders.ReaderFor(leader), [.. owing.Select(unit => Overdue(unit, leader))])));
            default:
                return WithApproval(notice, Letters.OverdueToDirector(
                    _context, new LeaderList(DirectorOrOffice(), [.. owing.Select(unit => Overdue(unit))]), total, notice.Rung == Rung.Director.Id ? Told(owing) : []));
        }
    }

    // Those who read the deputy directors' lists on their day: it may have been another's than today.
    private IReadOnlyList<LeaderReader> Told(IReadOnlyList<CycleUnit> owing) =>
    [
        .. from unit in owing
           from round in Rounds
           where round.Taken.Contains(new UnitRung(unit.Unit, unit.Deadline.LastDay, Rung.DeputyDirector.Id))
           let holders = Holders.On(round.Day)
           from deputy in holders.DeputiesOver(holders.Unit(unit.Unit))
           group holders.ReaderFor(deputy) by deputy.Id into readers
           select readers.First(),
    ];

    // After an extension a unit is overdue no longer.
    private bool IsListed(CycleUnit unit) => Rounds.SelectMany(round => round.Taken).Any(taken =>
        taken.Unit == unit.Unit && taken.LastDay == unit.Deadline.LastDay
        && (taken.Rung == Rung.Office.Id || taken.Rung == Rung.DeputyDirector.Id || taken.Rung == Rung.Director.Id));

    // One mail a leader a day: the draft that waits is told in the same mail.
    private Letter WithApproval(Notice notice, Letter letter)
    {
        if (notice.Draft is null || notice.Draft != view.Draft?.Number || view.Approval is not null)
            return letter;
        return Letters.Together(_context, DirectorOrOffice().Person, [letter, ToDirector(view.Today > view.Ladder.DispatchDay)]);
    }

    // The lists of the next working day, as announced in the round of that day.
    private UpcomingLists? Upcoming(Notice notice, IReadOnlyDictionary<string, CycleUnit> units)
    {
        var round = Rounds.FirstOrDefault(round => round.Day == notice.ListDay);
        if (round is null || round.Announced.Count == 0 || notice.ListDay is not { } day)
            return null;
        var next = view.Calendar.AddWorkingDays(day, 1);
        var lists = round.Announced
            .Where(announced => units.TryGetValue(announced.Unit, out var unit) && unit.Owes && unit.Deadline.LastDay == announced.LastDay)
            .SelectMany(announced => LeadersOf(announced, next).Select(leader => (Leader: leader, MayDefer: MayDefer(announced, day), Unit: units[announced.Unit])))
            .GroupBy(pair => (pair.Leader, pair.MayDefer))
            .Select(group => new LeaderList(group.Key.Leader, [.. group.Select(pair => pair.Unit).DistinctBy(unit => unit.Unit).Select(unit => Overdue(unit, group.Key.Leader.InOffice))])
            {
                MayDefer = group.Key.MayDefer,
            })
            .ToList();
        return lists.Count == 0 || view.Today >= next ? null : new UpcomingLists(VietnamTime.At(next, VietnamTime.Morning), lists, links.ToDesk(DeskParts.Upcoming));
    }

    // A list that would have gone on the day of its announcement was deferred to the next.
    private bool MayDefer(UnitRung announced, DateOnly announcedOn) =>
        view.Decisions.Of<DeferList>().All(deferral => deferral.Rung != announced.Rung || deferral.ListDay != announcedOn);

    // As they will stand when the list goes.
    private IReadOnlyList<LeaderReader> LeadersOf(UnitRung announced, DateOnly day)
    {
        var holders = Holders.On(day);
        var deputies = announced.Rung == Rung.DeputyDirector.Id ? holders.DeputiesOver(holders.Unit(announced.Unit)) : [];
        return deputies.Count > 0 ? [.. deputies.Select(holders.ReaderFor)] : [DirectorOrOffice(holders)];
    }

    private LeaderReader DirectorOrOffice(Holders? holders = null) => (holders ?? Holders) is { Director: { } director } known
        ? known.ReaderFor(director)
        : new(new Person { Id = "", Role = LeaderRole.Director });

    private Letter? Approval(Notice notice)
    {
        if (notice.Draft != view.Draft?.Number || view.Approval is not null || Rounds.Any(round => round.Day > notice.ListDay))
            return null;
        var overdue = notice.Kind is NoticeKind.ApprovalOverdue;
        if (notice.To.Kind is HolderKind.Person)
            return ToDirector(overdue);
        return overdue
            ? Letters.ApprovalOverdueToOffice(_context, FactsOf(view.Draft!), view.Ladder.DispatchDay)
            : Letters.ApprovalReminderToOffice(_context, FactsOf(view.Draft!), view.Ladder.DispatchDay, DaysToDispatch());
    }

    private Letter ToDirector(bool overdue) => overdue
        ? Letters.ApprovalOverdueToDirector(_context, DirectorOrOffice(), FactsOf(view.Draft!), view.Ladder.DispatchDay, _report.ToSign(DirectorOrOffice()))
        : Letters.ApprovalReminderToDirector(_context, DirectorOrOffice(), FactsOf(view.Draft!), view.Ladder.DispatchDay, DaysToDispatch(), _report.ToSign(DirectorOrOffice()));

    private int DaysToDispatch() => view.Calendar.CountWorkingDays(view.Today, view.Ladder.DispatchDay);

    // What was corrected since is on its way again.
    private Letter? Refused(Notice notice)
    {
        var mails = rows.Refused.Where(refused => notice.Mails.Contains(refused.Notice.Key, StringComparer.Ordinal)).ToList();
        var more = view.ToTell(rows.Refused).Count(refused => !notice.Mails.Contains(refused.Notice.Key, StringComparer.Ordinal));
        return mails.Count == 0 ? null : Letters.RefusedMails(_context, [.. mails.Select(Of)], more);
    }

    private RefusedMail Of(RefusedRow row) =>
        new(Holders.NameOf(row.Notice.To), row.Notice.Kind, row.To, row.Cause, row.Answer, row.At, row.Mail.Taken.Count > 0);

    private Letter? Change(Notice notice, IReadOnlyDictionary<string, CycleUnit> units)
    {
        switch (notice.Kind)
        {
            case NoticeKind.DutyTransferred:
                var heir = units[notice.To.Id];
                return heir.Owes ? Letters.DutyTransferred(_context, DutyOf(heir), Holders.Unit(notice.Unit!), notice.LastDay!.Value, WorkingDaysLeft(heir)) : null;
            case NoticeKind.LinkReissued:
                return units[notice.Unit!].Owes ? Letters.Request(_context, DutyOf(units[notice.Unit!]), WorkingDaysLeft(units[notice.Unit!])) : null;
            case NoticeKind.DeadlineExtended:
                var extension = view.Decisions.Of<Extend>().LastOrDefault(decision => decision.Unit == notice.Unit);
                var unit = units[notice.Unit!];
                return extension?.Id == notice.Decision && extension is not null && unit.Owes
                    ? Letters.DeadlineExtended(_context, DutyOf(unit), DecisionOf(extension), WorkingDaysLeft(unit))
                    : null;
            default:
                return view.Decisions.Of<Exempt>().LastOrDefault(decision => decision.Unit == notice.Unit) is { } exempt && exempt.Id == notice.Decision
                    ? Letters.Exempted(_context, Holders.Unit(notice.Unit!), DecisionOf(exempt))
                    : null;
        }
    }

    private LeaderDecision DecisionOf(Decision decision) =>
        new(view.Plan.Register.People.First(person => person.Id == decision.DecidedBy), decision.DecidedOn, decision.Form);

    // The tasks are those that the leader in office directs, or has taken over from who did.
    private OverdueUnit Overdue(CycleUnit unit, Person? leader = null)
    {
        var tasks = leader is null ? [] : view.Plan.Tasks.Where(task => unit.Leads.Contains(task.Id) && Holders.InOffice(task.DirectedBy)?.Id == leader.Id).ToList();
        return new OverdueUnit(Holders.Unit(unit.Unit), unit.Deadline, LastReminder(unit.Unit), tasks, NoteOf(unit));
    }

    private string? NoteOf(CycleUnit unit) => unit is { AwaitsHead: true, Awaiting: { } awaiting }
        ? $"đã gửi lúc {DayText.Moment(awaiting.ReceivedAt)}, chờ Trưởng đơn vị duyệt"
        : view.Decisions.AskedExtensions.GetValueOrDefault(unit.Unit) is { } ask
            ? $"đang xin gia hạn đến hết ngày {DayText.Date(ask.LastDay)}"
            : null;

    private DateTimeOffset? LastReminder(string unit)
    {
        var byRound = Rounds.LastOrDefault(round => round.Taken.Any(taken => taken.Unit == unit && taken.Rung.StartsWith("reminder-", StringComparison.Ordinal)))?.At;
        var byOffice = view.Decisions.Of<RemindNow>().LastOrDefault(remind => remind.Unit == unit)?.At;
        return byOffice is null || byRound > byOffice ? byRound : byOffice;
    }

    private Duty DutyOf(CycleUnit unit) => new(
        Holders.Unit(unit.Unit), unit.Deadline,
        [.. view.Plan.Tasks.Where(task => unit.Leads.Contains(task.Id))], [.. view.Plan.Tasks.Where(task => unit.Supports.Contains(task.Id))], links.ToUnit(Holders.Unit(unit.Unit), unit));

    private Duty DutyOfHead(CycleUnit unit) => DutyOf(unit) with { Link = links.ToHead(unit) };

    private static ReceivedFacts FactsOf(AwaitingVersion awaiting) => new(awaiting.ReceivedAt, Timeliness.OnTime, awaiting.Version, awaiting.ReceiptId);

    private static ReceivedFacts ReceivedFrom(CycleUnit unit, Notice notice) => notice.Received ?? new ReceivedFacts(
        unit.LatestReceivedAt ?? default, unit.Timeliness ?? default, unit.Version, unit.ReceiptId ?? "");

    private DraftFacts FactsOf(Draft draft) => new(draft.Number, draft.CompiledAt, draft.Counts, links.ToDesk(DeskParts.Report));

    private int WorkingDaysLeft(CycleUnit unit) => view.Calendar.CountWorkingDays(view.Today, unit.Deadline.LastDay);
}
