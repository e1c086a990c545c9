using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>What the board is made from.</summary>
/// <param name="Plan">With the addresses and the office of the day.</param>
/// <param name="Mornings">See <see cref="Forecast"/>; no more of them are looked at than are needed.</param>
/// <param name="Answers">What the units say of their tasks in the versions that they stand by, by unit and task.</param>
/// <param name="Unreached">Units of which a mail was refused or came back.</param>
public sealed record BoardFacts(
    RoundFacts Now, Plan Plan, IEnumerable<ForecastMorning> Mornings,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, TaskAnswer>> Answers, IReadOnlySet<string> Unreached);

/// <summary>The cycle at a glance: its units, whose matter is most pressing first. Pure.</summary>
public sealed class CycleBoard
{
    private CycleBoard(IReadOnlyList<BoardUnit> units) => Units = units;

    /// <summary>All that have or had to report. Those whose duties passed on are left out.</summary>
    public IReadOnlyList<BoardUnit> Units { get; }

    public static CycleBoard Of(BoardFacts facts)
    {
        var decisions = facts.Now.Decisions;
        var asked = decisions.AskedExtensions;
        var next = NextRung.Of(facts.Mornings, facts.Now.Units.Where(row => row.Owes).Select(row => row.Unit));
        var last = LastActions(facts.Now);
        var register = facts.Plan.Register.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var units = facts.Now.Units.Where(row => row.Status is not UnitStatus.Transferred).Select(row => new BoardUnit(register[row.Unit], row, CellsOf(facts, row))
        {
            IsOverdue = row.Status is UnitStatus.Open && facts.Now.Now >= row.Deadline.OnTimeBefore,
            Asks = row.Status is UnitStatus.Open ? asked.GetValueOrDefault(row.Unit) : null,
            Completes = row.Status is UnitStatus.Reported ? decisions.OpenCompletion(row) : null,
            MailFailed = facts.Unreached.Contains(row.Unit),
            Last = last.GetValueOrDefault(row.Unit),
            Next = next.GetValueOrDefault(row.Unit),
        });
        return new([.. units.OrderBy(Urgency).ThenBy(unit => unit.Row.Status is UnitStatus.Open ? unit.Row.Deadline.LastDay : default).ThenBy(unit => unit.Row.Order)]);
    }

    public int Count(BoardSet set) => Units.Count(unit => BoardFilter.IsIn(unit, set));

    private static int Urgency(BoardUnit unit) => unit switch
    {
        { Row.Status: UnitStatus.Open, Asks: not null } => 0,
        { Row: { Status: UnitStatus.Open, Paused: true } } => 1,
        { Row.Status: UnitStatus.Open, IsOverdue: true } => 2,
        { Row: { Status: UnitStatus.Open, AwaitsHead: false } } => 3,
        { Row.Status: UnitStatus.Open } => 4,
        { Row: { Status: UnitStatus.Reported, Timeliness: Timeliness.OnTheDay } } => 5,
        { Completes: not null } => 6,
        { Row.Status: UnitStatus.Reported } => 7,
        _ => 8,
    };

    private static IReadOnlyList<BoardCell> CellsOf(BoardFacts facts, CycleUnit row)
    {
        var answers = facts.Answers.GetValueOrDefault(row.Unit);
        var otherwise = row.AwaitsHead ? TaskAnswer.Awaiting : TaskAnswer.Missing;
        return
        [
            .. facts.Plan.Tasks.Select(task =>
            {
                var part = row.Leads.Contains(task.Id, StringComparer.Ordinal) ? TaskPart.Leads : row.Supports.Contains(task.Id, StringComparer.Ordinal) ? TaskPart.Supports : TaskPart.None;
                return new BoardCell(part, answers is not null && answers.TryGetValue(task.Id, out var answer) ? answer : otherwise);
            }),
        ];
    }

    private static Dictionary<string, UnitAction> LastActions(RoundFacts facts)
    {
        var last = new Dictionary<string, UnitAction>(StringComparer.Ordinal);
        foreach (var round in facts.Rounds)
        {
            foreach (var taken in round.Taken)
                Note(taken.Unit, round.At, BoardWords.OfRung(taken.Rung));
        }

        foreach (var decision in facts.Decisions.Of<Decision>())
        {
            if (facts.Decisions.UnitOf(decision) is { } unit)
                Note(unit, decision.At, Wording.Uncapitalized(DecisionWords.Of(decision, facts.Plan, facts.Decisions)));
        }

        foreach (var row in facts.Units)
        {
            if (row.LatestReceivedAt is { } received)
                Note(row.Unit, received, FormattableString.Invariant($"đơn vị gửi báo cáo, lần {row.Version}"));
            if (row.Awaiting is { } awaiting)
                Note(row.Unit, awaiting.ReceivedAt, FormattableString.Invariant($"đơn vị gửi lần {awaiting.Version}, chờ Trưởng đơn vị duyệt"));
        }

        return last;

        void Note(string unit, DateTimeOffset at, string what)
        {
            if (!last.TryGetValue(unit, out var known) || known.At <= at)
                last[unit] = new(at, what);
        }
    }
}
