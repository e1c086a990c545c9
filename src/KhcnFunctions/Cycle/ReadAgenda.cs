using System.Text.Json.Serialization;
using KhcnFunctions.Mail;
using Microsoft.Azure.Functions.Worker;

namespace KhcnFunctions.Cycle;

/// <summary>What the orchestration needs to know to go on.</summary>
/// <param name="Now">The cycle's time.</param>
/// <param name="Next">The cycle's time of the next thing due.</param>
/// <param name="WakeAt">Real time at which to look again; null where only a nudge wakes.</param>
public sealed record CycleAgenda(
    bool Request, bool Round, bool Compile, bool Supplement, bool Dispatch, bool Mail, bool Close,
    DateTimeOffset Now, DateTimeOffset? Next, DateTimeOffset? WakeAt)
{
    [JsonIgnore]
    public bool AnythingDue => Request || Round || Compile || Supplement || Dispatch || Mail || Close;

    /// <summary>Mails, and nothing else.</summary>
    [JsonIgnore]
    public bool OnlyMail => Mail && !(Request || Round || Compile || Supplement || Dispatch || Close);

    /// <param name="nextMail">Real time of the next attempt to send a mail; null where none is pending.</param>
    public static CycleAgenda From(Agenda agenda, CycleClock clock, DateTimeOffset? nextMail, DateTimeOffset realNow)
    {
        var nextReal = agenda.Next is { } next ? clock.RealTimeOf(next) : null;
        return new CycleAgenda(
            agenda.Request, agenda.Round, agenda.Compile, agenda.Supplement, agenda.Dispatch, nextMail <= realNow, agenda.Close,
            clock.Now, agenda.Next, nextReal is null || nextMail < nextReal ? nextMail ?? nextReal : nextReal);
    }
}

/// <summary>Reads from the rows what is due now and when to look again.</summary>
public sealed class ReadAgenda(CycleViews views, MailDesk desk, TimeProvider time)
{
    public const string Name = "ReadAgenda";

    /// <summary>Payloads of nudges that a new report makes start with it.</summary>
    public const string ReportNudge = "report";

    private static readonly TimeSpan LookAgainWhileHeld = TimeSpan.FromMinutes(15);

    [Function(Name)]
    public async Task<CycleAgenda> RunAsync([ActivityTrigger] CycleRun run, CancellationToken ct)
    {
        var view = await views.LoadAsync(run.Cycle, ct);
        var rows = await view.Table.PendingAndRoundsAsync(ct);
        var newReport = run.Nudge?.StartsWith(ReportNudge, StringComparison.Ordinal) ?? false;
        var agenda = view.AgendaOf(rows.LastRound, newReport, view.ToTell(rows.Refused).Any());

        // A round that was cut off before its mails were written is taken up again at once.
        if (rows.Last is { MailsWritten: false })
            agenda = agenda with { Round = true };

        var realNow = time.GetUtcNow();
        var nextMail = rows.Pending.Where(pending => !view.Decisions.Holds(pending.Notice.Kind)).Min(pending => (DateTimeOffset?)pending.NextAttempt);
        if (nextMail <= realNow && desk.IsHeld(run.Cycle))
            nextMail = realNow + LookAgainWhileHeld;
        return CycleAgenda.From(agenda, view.Clock, nextMail, realNow);
    }
}
