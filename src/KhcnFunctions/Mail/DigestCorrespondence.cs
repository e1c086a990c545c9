using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Leaders;
using KhcnFunctions.Escalation;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>Writes a leader's weekly digest as things stand when it goes; null where nothing is open any more.</summary>
internal sealed class DigestCorrespondence(CycleView view, IReadOnlyList<RoundRecord> rounds, CycleLinks links)
{
    private readonly LetterContext _context = view.Context;

    public Letter? Write(Notice notice, IReadOnlyDictionary<string, CycleUnit> units)
    {
        var isPast = view.Decisions.Dispatched is not null || rounds.Any(round => round.Day > notice.ListDay);
        if (isPast || view.Holders.InOffice(notice.To.Id) is not { } leader)
            return null;
        var scope = LeaderScope.Of(leader, view.Holders);
        var concerned = scope.UnitsOf(units.Values);
        var awaited = AwaitedAnswer.Of(leader, view.Chain, view.Decisions);
        if (!WeeklyDigest.IsOpen(concerned) && awaited is null)
            return null;
        var reader = view.Holders.ReaderFor(leader);
        return Letters.Digest(
            _context, reader, [.. scope.Tasks.Select(task => Of(task, concerned))], view.Deadline, view.Ladder.DispatchDay,
            Waiting(awaited), awaited is null ? null : LinkTo(reader, awaited), links.ToDesk(DeskParts.Leaders));
    }

    private DigestTask Of(PlanTask task, IReadOnlyList<CycleUnit> units) => new(
        task, view.Holders.InOffice(task.DirectedBy),
        [.. units.Where(unit => unit.Leads.Contains(task.Id)).Select(unit => (view.Holders.Unit(unit.Unit), unit))],
        [.. units.Where(unit => unit.Supports.Contains(task.Id)).Select(unit => (view.Holders.Unit(unit.Unit), unit))]);

    private string? Waiting(AnswerSubject? awaited) => awaited?.Kind switch
    {
        null => null,
        AnswerSubject.Signature => $"Dự thảo lần {view.Draft!.Number} của Báo cáo đang chờ đồng chí phê duyệt, ký.",
        _ => $"Dự thảo lần {view.Draft!.Number} của Báo cáo đang xin ý kiến của đồng chí.",
    };

    // Nobody signs in the place of another without being chosen for it.
    private string? LinkTo(LeaderReader reader, AnswerSubject subject) =>
        subject.Kind == AnswerSubject.Signature && reader.InsteadOf is not null ? null : links.ToLeader(reader, subject, view.Today);
}
