using CsCheck;
using KhcnFunctions.Calendar;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class AgendaProperties
{
    [Fact]
    public void Year_OfAnyScript_EndsClosedOnItsDayAndNeverTurnsInACircle() =>
        CycleScript.Any.Sample(script =>
        {
            var looks = 0;

            var model = script.Run(_ => Assert.True(++looks < 500, "The year does not end."));

            Assert.True(model.Closed);
            Assert.True(VietnamTime.Day(model.Now) > new DateOnly(script.Year + 1, 3, 31));
        }, iter: 200);

    [Fact]
    public void Dispatch_InAnyYear_ComesOnceAfterItsApprovalAndNeverWhileHeld() =>
        CycleScript.Any.Sample(script =>
        {
            var model = script.Run();

            var sent = model.Decisions.Of<Dispatched>().ToList();
            Assert.InRange(sent.Count, 0, 1);
            Assert.All(sent, dispatched =>
            {
                var before = new CycleDecisions(model.Decisions.Of<Decision>().Where(decision => decision != dispatched && decision.At <= dispatched.At));
                Assert.Contains(before.Of<Approve>(), approval => approval.Draft == dispatched.Draft);
                Assert.NotNull(before.Number);
                Assert.False(before.HoldsDispatch);
            });
            if (sent.Count == 0)
                Assert.True(model.Decisions.HoldsDispatch || model.Decisions.Number is null);
        }, iter: 200);

    [Fact]
    public void Draft_AtTheEndOfAnyUnapprovedYear_HoldsTheLatestVersions() =>
        CycleScript.Any.Sample(script =>
        {
            var model = script.Run();

            if (model.Drafts.LastOrDefault() is { } draft && model.Decisions.Approval is null && !model.Decisions.HoldsReminders)
                Assert.Equal(model.LastRound!.Inputs, draft.Inputs);
        }, iter: 200);

    [Fact]
    public void Round_WhileAUnitHasARungToCome_IsHeldOnEveryWorkingMorningThatIsSeen() =>
        CycleScript.Plain.Sample(script =>
        {
            var model = (script with { Downtimes = [] }).Run();

            // No downtime and no hold: from the first round to the last no working morning is left out.
            var calendar = model.Facts().Calendar;
            var undispatched = model.Rounds.TakeWhile(round => !(model.Decisions.Dispatched?.At < round.Record.At)).ToList();
            Assert.All(undispatched.Zip(undispatched.Skip(1)), pair => Assert.Equal(calendar.AddWorkingDays(pair.First.Day, 1), pair.Second.Day));
        }, iter: 200);
}
