using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using Xunit;

namespace KhcnFunctions.Desk.Board;

public sealed class CallLineTests
{
    [Theory]
    [InlineData("0255.382.2222", "02553822222")]
    [InlineData("+84 255 382 2222", "+842553822222")]
    [InlineData("0255-3822222; 0914 000 000", "02553822222")]
    [InlineData("(máy lẻ 12)", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(null, null)]
    public void Dial_OfAPhone_IsItsDigitsAlone(string? phone, string? dial) =>
        Assert.Equal(dial, new CallLine(SampleCycle.Science with { Phone = phone }, SampleBoard.FactsOn(new(2026, 12, 8)).Units[0], null).Dial);

    [Fact]
    public void List_OfThoseWhoHaveNotSent_HasTheUncalledFirst()
    {
        var at = VietnamTime.At(new(2026, 12, 8), new(9, 0));
        var units = SampleBoard.FactsOn(new(2026, 12, 8), unit => unit.Unit == "p-qlkh" ? unit with { Status = UnitStatus.Reported } : unit).Units;
        var first = units[0].Unit;

        var lines = CallLine.Of(SampleBoard.Plan, units, new([new CallNoted(first, "chị Mẫu") { Id = "op-1", At = at }]));

        Assert.DoesNotContain(lines, line => line.Unit.Id == "p-qlkh");
        Assert.Equal((first, "chị Mẫu"), (lines[^1].Unit.Id, lines[^1].Called?.To));
    }

    [Fact]
    public void List_OfThoseWhoHaveNotSent_LeavesOutTheOfficeThatCalls()
    {
        var units = SampleBoard.FactsOn(new(2026, 12, 8)).Units;

        var lines = CallLine.Of(SampleBoard.Plan, units, new([]));

        Assert.Contains(units, unit => unit.Unit == SampleBoard.Plan.Agency.Office);
        Assert.Equal(units.Select(unit => unit.Unit).Where(unit => unit != SampleBoard.Plan.Agency.Office).Order(), lines.Select(line => line.Unit.Id).Order());
    }

    [Fact]
    public void Zalo_NamesTheDeadlineAndTheContactAndNoLink()
    {
        var context = new LetterContext(SampleCycle.Plan, 2026, VietnamTime.At(new(2026, 12, 8), new(9, 0)), Rehearsal: false);

        var one = ZaloText.OfUnit(context, SampleCycle.Science, SampleCycle.Deadline);
        var all = ZaloText.OfAll(context, [(SampleCycle.Science, SampleCycle.Deadline), (SampleCycle.Centre, SampleCycle.Deadline)]);

        Assert.Contains("trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026, thứ Tư)", one, StringComparison.Ordinal);
        Assert.Contains("- Trung tâm Mẫu: trước ngày 10/12/2026", all, StringComparison.Ordinal);
        Assert.All([one, all], text => Assert.Contains("Nguyễn Thị Mẫu, điện thoại 0255 000 001", text, StringComparison.Ordinal));
        Assert.All([one, all], text => Assert.DoesNotContain("http", text, StringComparison.Ordinal));
        Assert.All([one, all], text => Assert.DoesNotContain("yêu cầu", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Zalo_AfterTheDeadline_SaysSo()
    {
        var context = new LetterContext(SampleCycle.Plan, 2026, VietnamTime.At(new(2026, 12, 11), new(9, 0)), Rehearsal: false);

        Assert.Contains("đã qua", ZaloText.OfUnit(context, SampleCycle.Science, SampleCycle.Deadline), StringComparison.Ordinal);
    }
}
