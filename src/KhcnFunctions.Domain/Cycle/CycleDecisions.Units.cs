using KhcnFunctions.Mail;

namespace KhcnFunctions.Cycle;

public sealed partial class CycleDecisions
{
    /// <summary>All decisions in order, those that were withdrawn among them. <see cref="Of"/> does not see these.</summary>
    public IReadOnlyList<Decision> All => _all;

    /// <summary>Units that asked for a later day and have no answer yet ('đang xin gia hạn'), with what they asked for last.</summary>
    public IReadOnlyDictionary<string, AskExtension> AskedExtensions
    {
        get
        {
            var asked = new Dictionary<string, AskExtension>(StringComparer.Ordinal);
            foreach (var decision in _inOrder)
            {
                if (decision is AskExtension ask)
                    asked[ask.Unit] = ask;
                else if (decision is Extend or RefuseExtension or Exempt)
                    asked.Remove(UnitOf(decision)!);
            }

            return asked;
        }
    }

    /// <summary>Withdrawn or not; null where there is none.</summary>
    public Decision? Find(string id) => _all.Find(decision => decision.Id == id);

    /// <summary>Who withdrew a decision, when and why; null while it counts.</summary>
    public Withdraw? WithdrawalOf(Decision decision) => _withdrawals.GetValueOrDefault(decision.Id);

    /// <summary>The unit that a decision is about, or its head's address; null where it is about none alone.</summary>
    public string? UnitOf(Decision decision) => decision switch
    {
        Extend extend => extend.Unit,
        Exempt exempt => exempt.Unit,
        ReportedElsewhere elsewhere => elsewhere.Unit,
        SettleElsewhere settle => settle.Unit,
        ConfirmLate late => late.Unit,
        ReissueLink reissue => reissue.Unit,
        AskCompletion asked => asked.Unit,
        Accept accept => accept.Unit,
        AskExtension ask => ask.Unit,
        RefuseExtension refuse => refuse.Unit,
        RemindNow remind => remind.Unit,
        CallNoted call => call.Unit,
        DeferReminder defer => defer.Unit,
        CorrectAddress correction => UnitOfHolder(correction.Holder),
        Withdraw withdraw => Find(withdraw.Decision) is { } withdrawn and not Withdraw ? UnitOf(withdrawn) : null,
        _ => null,
    };

    /// <summary>The task that a decision is about; null where it is about none.</summary>
    public string? TaskOf(Decision decision) => decision switch
    {
        Assess assess => assess.Task,
        NoteTask note => note.Task,
        Withdraw withdraw => Find(withdraw.Decision) is { } withdrawn and not Withdraw ? TaskOf(withdrawn) : null,
        _ => null,
    };

    /// <summary>What the unit is still asked to complete; null where it sent since, or HCTH accepted what it sent.</summary>
    public AskCompletion? OpenCompletion(CycleUnit unit) =>
        LastWord(unit.Unit) is AskCompletion asked && !(unit.LatestReceivedAt > asked.At) && !(unit.Awaiting?.ReceivedAt > asked.At) ? asked : null;

    /// <summary>HCTH's acceptance of what the unit stands by; null where nothing is accepted, or something came since.</summary>
    public Accept? Acceptance(CycleUnit unit) =>
        LastWord(unit.Unit) is Accept accept && !(unit.LatestReceivedAt > accept.At) && !(unit.StandsSince > accept.At) ? accept : null;

    // Ids hold no dot.
    private static string? UnitOfHolder(string holder)
    {
        var prefix = Holder.Head("").ToString() + ".";
        return holder.StartsWith(prefix, StringComparison.Ordinal) ? holder[prefix.Length..] : holder;
    }

    private Decision? LastWord(string unit) => _inOrder.FindLast(decision => decision is AskCompletion or Accept && UnitOf(decision) == unit);
}
