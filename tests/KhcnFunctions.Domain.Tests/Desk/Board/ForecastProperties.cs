using CsCheck;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Desk.Board;

/// <summary>What was foretold, against what the rounds of whole years then do when nothing comes any more.</summary>
public sealed class ForecastProperties
{
    private const int Years = 150;
    private const int DaysAhead = 40;

    [Fact]
    public void Forecast_InAnyYear_IsWhatTheRoundsThenSend() => CycleScript.Any.Sample(script =>
    {
        var quiet = script with { Defer = [], Downtimes = [] };
        IReadOnlyList<ForecastMorning>? foretold = null;
        var (until, since) = (default(DateOnly), DateTimeOffset.MaxValue);
        var silence = quiet.Events.Length == 0 ? int.MinValue : quiet.Events.Max(happening => happening.Hours);

        var model = quiet.Run(model =>
        {
            if (foretold is not null || (silence != int.MinValue && model.Now < VietnamTime.StartOf(model.Ladder.RequestDay).AddHours(silence)))
                return;
            (since, until) = (model.Now, model.Today.AddDays(DaysAhead));
            foretold = [.. Forecast.Of(FactsOf(model), until)];
        });

        if (foretold is null)
            return;
        var held = model.Rounds.Where(round => round.Record.At > since && round.Day <= until).SelectMany(round => round.Notices.Select(notice => (round.Day, Describe(notice))));
        var mails = foretold.Where(morning => morning.Round is not null).SelectMany(morning => morning.Mails.Where(IsOfTheModel).Select(notice => (morning.Day, Describe(notice))));
        Assert.Equal(held, mails);
        Assert.Equal(
            model.Decisions.Of<Dispatched>().Where(sent => sent.At > since && VietnamTime.Day(sent.At) <= until).Select(sent => sent.At),
            foretold.Where(morning => morning.Dispatches).Select(morning => morning.At));
    }, iter: Years);

    // The model holds the ladders alone.
    private static bool IsOfTheModel(Notice notice) => notice.Kind is not (NoticeKind.NumberAwaited or NoticeKind.IssueAwaited or NoticeKind.ApprovalRequest
        or NoticeKind.Digest or NoticeKind.Supplement or NoticeKind.Dispatch or NoticeKind.IssueRequested or NoticeKind.DutyTransferred);

    private static string Describe(Notice notice) => $"{notice.Key} {string.Join(',', notice.Units)}";

    private static RoundFacts FactsOf(CycleModel model)
    {
        var facts = model.Facts();
        return new(facts.Now, facts.Year, facts.Plan, facts.Calendar, facts.Decisions, [.. model.Units.Values.OrderBy(unit => unit.Order)], [.. model.Rounds.Select(round => round.Record)], facts.LastRound)
        {
            Drafts = [.. model.Drafts],
            Inputs = string.Join('\n', model.Units.Values.Select(unit => $"{unit.Unit} {unit.Status} {unit.Version}").Order()),
        };
    }
}
