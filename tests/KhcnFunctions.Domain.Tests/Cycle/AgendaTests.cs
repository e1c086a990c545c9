using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Cycle;

/// <summary>What is due in the cycle of 2026, situation by situation. Times are those of Việt Nam.</summary>
public sealed class AgendaTests
{
    private static readonly WorkingCalendar Calendar = new(CalendarData.Shipped);
    private static readonly Plan Plan = PlanFile.Shipped;
    private static readonly Draft Draft = new(1, "one", At("2026-12-10 08:00"), new(0, 0, 0, 0, 0), new("", ""), new("", ""));

    public static TheoryData<string, string, Situation, string, string?> Situations { get; } = new()
    {
        { "before the request", "2026-11-01 09:00", new(), "", "2026-11-16 08:00" },
        { "on the request's morning", "2026-11-16 08:00", new(), "Request", null },
        { "a second too early", "2026-11-16 07:59", new(), "", "2026-11-16 08:00" },
        { "late activation at night", "2026-12-03 22:00", new(), "Request", null },
        { "late activation on a Saturday", "2026-12-05 10:00", new(), "", "2026-12-07 08:00" },
        { "in the window, today done", "2026-11-25 08:00", new() { Round = "2026-11-25 08:00" }, "", "2026-11-26 08:00" },
        { "the day off of 24/11", "2026-11-23 09:00", new() { Round = "2026-11-23 08:00" }, "", "2026-11-25 08:00" },
        { "over a weekend", "2026-11-28 12:00", new() { Round = "2026-11-27 08:00" }, "", "2026-11-30 08:00" },
        { "after a downtime, in the afternoon", "2026-12-03 15:00", new() { Round = "2026-11-20 08:00" }, "Round", null },
        { "after a downtime, on a Sunday", "2026-12-06 15:00", new() { Round = "2026-11-20 08:00" }, "", "2026-12-07 08:00" },
        { "after a downtime, before the morning", "2026-12-03 07:00", new() { Round = "2026-11-20 08:00" }, "", "2026-12-03 08:00" },
        { "the deadline's morning", "2026-12-10 08:00", new() { Round = "2026-12-09 08:00" }, "Round Compile", null },
        { "its round held, nothing compiled", "2026-12-10 08:00", new() { Round = "2026-12-10 08:00" }, "Compile", null },
        { "compiled", "2026-12-10 08:01", new() { Round = "2026-12-10 08:00", Draft = Draft }, "", "2026-12-11 08:00" },
        { "all in before the deadline", "2026-12-03 08:00", new() { Round = "2026-12-03 08:00", AllIn = true }, "Compile", null },
        { "not all in before the deadline", "2026-12-03 08:00", new() { Round = "2026-12-03 08:00" }, "", "2026-12-04 08:00" },
        { "a report in time wakes nobody", "2026-12-03 09:00", new() { Round = "2026-12-03 08:00", NewReport = true }, "", "2026-12-04 08:00" },
        { "a late report", "2026-12-10 14:00", new() { Round = "2026-12-10 08:00", Draft = Draft, NewReport = true }, "Compile", null },
        { "draft stale at a round", "2026-12-11 08:00", new() { Round = "2026-12-11 08:00", Draft = Draft, Inputs = "two" }, "Compile", null },
        { "draft fresh at a round", "2026-12-11 08:00", new() { Round = "2026-12-11 08:00", Draft = Draft, Inputs = "one" }, "", "2026-12-14 08:00" },
        { "draft newer than the round", "2026-12-11 10:00", new() { Round = "2026-12-10 07:59", Draft = Draft, Inputs = "zero" }, "Round", null },
        { "reminders on hold", "2026-12-03 08:00", new() { Round = "2026-11-25 08:00", Decisions = [new Hold(HoldScope.Reminders) { At = At("2026-11-25 09:00") }] }, "", "2026-12-10 08:00" },
        { "all on hold before the request", "2026-12-03 08:00", new() { Decisions = [new Hold(HoldScope.All) { At = At("2026-11-10 09:00") }] }, "", "2027-04-01 00:00" },
        { "dispatch on hold does not stop rounds", "2026-12-03 08:00", new() { Round = "2026-12-02 08:00", Decisions = [new Hold(HoldScope.Dispatch) { At = At("2026-11-25 09:00") }] }, "Round", null },
        { "closed by HCTH", "2026-12-28 09:00", new() { Round = "2026-12-28 08:00", Decisions = [new CloseYear { At = At("2026-12-28 09:00") }] }, "Close", null },
        { "released after a hold", "2026-12-03 11:00", new() { Round = "2026-11-25 08:00", Decisions = [new Hold(HoldScope.All) { At = At("2026-11-25 09:00") }, new Release { At = At("2026-12-03 11:00") }] }, "Round", null },
        { "approved without number and day", "2026-12-15 09:00", Approved(), "", "2026-12-16 08:00" },
        { "approved, on the day of sending", "2026-12-21 08:00", Approved(round: "2026-12-21 08:00"), "", "2026-12-22 08:00" },
        { "approved, days after the day of sending", "2026-12-30 09:00", Approved(round: "2026-12-30 08:00"), "", "2026-12-31 08:00" },
        { "approved without a number, after the last round", "2026-12-22 15:00", Approved(round: "2026-12-22 08:00") with { More = false }, "", "2026-12-23 08:00" },
        { "approved, on the day of sending, in a rehearsal", "2026-12-21 08:00", Approved(round: "2026-12-21 08:00") with { Rehearsal = true }, "Dispatch", null },
        { "approved in a rehearsal, before the day", "2026-12-18 09:00", Approved(round: "2026-12-18 08:00") with { Rehearsal = true }, "", "2026-12-21 08:00" },
        { "numbered the day after the approval", "2026-12-16 14:00", Approved(round: "2026-12-16 08:00", more: Number("2026-12-16 14:00")), "", "2026-12-17 08:00" },
        { "numbered, next morning", "2026-12-17 08:00", Approved(round: "2026-12-17 08:00", more: Number("2026-12-16 14:00")), "Dispatch", null },
        { "numbered on the day of sending after its hour", "2026-12-21 14:00", Approved(round: "2026-12-21 08:00", more: Number("2026-12-21 14:00")), "Dispatch", null },
        { "numbered after the day of sending, on a Saturday", "2026-12-26 10:00", Approved(round: "2026-12-25 08:00", more: Number("2026-12-26 10:00")), "", "2026-12-28 08:00" },
        { "numbered and put right before it goes", "2026-12-17 08:00", Approved(round: "2026-12-17 08:00", more: [Number("2026-12-16 14:00"), Number("2026-12-17 07:59", "13/BC-SKHCN")]), "Dispatch", null },
        { "approved with number and day", "2026-12-15 09:00", Approved(signed: true), "", "2026-12-16 08:00" },
        { "approved with number and day, next morning", "2026-12-16 08:00", Approved(signed: true, round: "2026-12-16 08:00"), "Dispatch", null },
        { "signed on a Friday evening, on Saturday", "2026-12-19 08:00", Approved(signed: true, at: "2026-12-18 18:00", round: "2026-12-18 08:00"), "", "2026-12-21 08:00" },
        { "approved on the day of sending after its hour", "2026-12-21 14:00", Approved(signed: true, at: "2026-12-21 14:00", round: "2026-12-21 08:00"), "Dispatch", null },
        { "approved an earlier draft", "2026-12-21 14:00", Approved(signed: true, round: "2026-12-21 08:00") with { Draft = Draft with { Number = 2 } }, "Dispatch", null },
        { "approved an earlier draft, a late report", "2026-12-16 14:00", Approved(round: "2026-12-16 08:00") with { Draft = Draft with { Number = 2 }, NewReport = true }, "Supplement", null },
        { "signed after the day of sending", "2026-12-22 15:00", Approved(signed: true, at: "2026-12-22 15:00", round: "2026-12-22 08:00"), "Dispatch", null },
        { "signed after the day of sending, before the morning", "2026-12-23 07:00", Approved(signed: true, at: "2026-12-23 07:00", round: "2026-12-22 08:00"), "", "2026-12-23 08:00" },
        { "signed after the day of sending, on a Saturday", "2026-12-26 10:00", Approved(signed: true, at: "2026-12-26 10:00", round: "2026-12-25 08:00"), "", "2026-12-28 08:00" },
        { "approved and on hold", "2026-12-22 09:00", Approved(signed: true, round: "2026-12-22 08:00", more: new Hold(HoldScope.Dispatch) { At = At("2026-12-16 09:00") }), "", "2026-12-23 08:00" },
        { "approved and released", "2026-12-22 09:00", Approved(signed: true, round: "2026-12-22 08:00", more: [new Hold(HoldScope.All) { At = At("2026-12-16 09:00") }, new Release { At = At("2026-12-22 09:00") }]), "Dispatch", null },
        { "a report after the approval", "2026-12-16 09:00", Approved(round: "2026-12-16 08:00") with { NewReport = true }, "Supplement", null },
        { "dispatched, rungs to come", "2026-12-22 09:00", Sent(more: true), "", "2026-12-23 08:00" },
        { "dispatched, nobody to ask", "2026-12-22 09:00", Sent(more: false), "", "2027-04-01 00:00" },
        { "dispatched, not noted as issued", "2026-12-22 09:00", Sent(more: false) with { Decisions = [.. Sent(more: false).Decisions.Where(decision => decision.Id != "issued-ubnd-tinh")] }, "", "2026-12-23 08:00" },
        { "dispatched, not noted for long", "2027-01-15 09:00", Sent(more: false) with { Round = "2026-12-29 08:00", Decisions = [.. Sent(more: false).Decisions.Where(decision => decision is not Issued)] }, "", "2027-04-01 00:00" },
        { "approved and numbered, not signed", "2026-12-21 09:00", Approved(signed: true, round: "2026-12-21 08:00") with { Decisions = [.. Approved(signed: true).Decisions.Where(decision => decision is not SignedCopyReceived)] }, "", "2026-12-22 08:00" },
        { "a report after the dispatch", "2027-01-15 09:00", Sent(more: false) with { NewReport = true }, "Supplement", null },
        { "a decision after the window closed", "2027-01-15 09:00", Sent(more: false, new Extend("ttud", new(2027, 1, 20)) { Id = "z", At = At("2027-01-15 09:00") }), "Round", null },
        { "a decision between the last round and the dispatch", "2026-12-22 15:00", Sent(more: false, new Extend("ttud", new(2026, 12, 30)) { Id = "z", At = At("2026-12-22 08:30") }), "", "2026-12-23 08:00" },
        { "a decision at the very time of the last round", "2026-12-22 15:00", Sent(more: false, new Extend("ttud", new(2026, 12, 30)) { Id = "z", At = At("2026-12-22 08:00") }), "", "2026-12-23 08:00" },
        { "dispatched, nobody to ask, a mail refused", "2026-12-22 09:00", Sent(more: false) with { RefusedUntold = true }, "", "2026-12-23 08:00" },
        { "the closing day itself", "2027-03-31 09:00", Sent(more: false), "", "2027-04-01 00:00" },
        { "the closing day is over", "2027-04-01 00:00", Sent(more: false), "Close", null },
        { "nobody approved until the close", "2027-04-01 09:00", new() { Round = "2027-03-31 08:00", Draft = Draft }, "Close", null },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Agenda_InASituation_SaysWhatIsDue(string name, string now, Situation situation, string due, string? next)
    {
        var facts = new AgendaFacts(
            At(now), 2026, Plan, Calendar, Plan.Reporting.Deadline.Resolve(Calendar, 2026), situation.Mark(), situation.Draft,
            new CycleDecisions(situation.Decisions), situation.NewReport)
        {
            Rehearsal = situation.Rehearsal,
            RefusedUntold = situation.RefusedUntold,
        };

        var agenda = Agenda.For(facts);

        Assert.True(due == Describe(agenda), $"{name}: {Describe(agenda)}");
        Assert.Equal(due.Length > 0, agenda.AnythingDue);
        if (due.Length == 0)
            Assert.Equal(At(next!), agenda.Next);
        if (due == "Close")
            Assert.Null(agenda.Next);
        else
            Assert.True(agenda.Next > facts.Now);
    }

    private static DateTimeOffset At(string text) =>
        VietnamTime.At(DateOnly.Parse(text[..10]), TimeOnly.Parse(text[11..]));

    private static Situation Approved(bool signed = false, string at = "2026-12-15 09:00", string round = "2026-12-15 08:00", params Decision[] more) => new()
    {
        Round = round,
        Draft = Draft,
        Decisions = [new Approve(1, signed ? "12/BC-SKHCN" : null, signed ? new(2026, 12, 15) : null) { Id = "approve", At = At(at) }, Copy(at), .. more],
    };

    private static SignedCopyReceived Copy(string at) => new(1, new("ký.pdf", "ky.pdf", "00", 1), "00", ChangedAtSigning: false, "") { Id = "copy-" + at, At = At(at) };

    private static Numbered Number(string at, string number = "12/BC-SKHCN") => new(number, new(2026, 12, 16)) { Id = "number-" + at, At = At(at) };

    private static Situation Sent(bool more, params Decision[] decisions) => new()
    {
        Round = "2026-12-22 08:00",
        More = more,
        Draft = Draft,
        Decisions = [new Approve(1, null, null) { Id = "approve", At = At("2026-12-18 09:00") }, new Dispatched(1) { Id = "dispatch", At = At("2026-12-22 09:00") }, IssuedTo("ubnd-tinh"), IssuedTo("so-tai-chinh"), .. decisions],
    };

    private static Issued IssuedTo(string recipient) => new(1, recipient, "QLVB", new(2026, 12, 22)) { Id = "issued-" + recipient, At = At("2026-12-22 09:00") };

    private static string Describe(Agenda agenda)
    {
        (string Name, bool Due)[] parts =
        [
            (nameof(Agenda.Request), agenda.Request), (nameof(Agenda.Round), agenda.Round), (nameof(Agenda.Compile), agenda.Compile),
            (nameof(Agenda.Supplement), agenda.Supplement), (nameof(Agenda.Dispatch), agenda.Dispatch), (nameof(Agenda.Close), agenda.Close),
        ];
        return string.Join(' ', parts.Where(part => part.Due).Select(part => part.Name));
    }

    public sealed record Situation
    {
        /// <summary>When the last round was held; null before the first.</summary>
        public string? Round { get; init; }

        public string Inputs { get; init; } = "one";

        public bool AllIn { get; init; }

        public bool More { get; init; } = true;

        public Draft? Draft { get; init; }

        public IReadOnlyList<Decision> Decisions { get; init; } = [];

        public bool NewReport { get; init; }

        public bool Rehearsal { get; init; }

        public bool RefusedUntold { get; init; }

        public RoundMark? Mark() => Round is null ? null : new RoundMark(VietnamTime.Day(At(Round)), At(Round), Inputs, AllIn, More);
    }
}
