using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Submissions;
using Xunit;

namespace KhcnFunctions.Desk.Board;

public sealed class CycleBoardTests
{
    private static readonly DateTimeOffset Now = VietnamTime.At(new(2026, 12, 10), new(9, 0));

    [Fact]
    public void Units_ThatArePressing_StandFirst()
    {
        var facts = SampleBoard.FactsOn(new(2026, 12, 10), unit => unit.Unit switch
        {
            "p-qlkh" => Reported(unit, Timeliness.OnTime),
            "p-hcth" => unit with { Status = UnitStatus.Exempt },
            "ttud" => unit with { Paused = true },
            _ => unit,
        });

        var board = SampleBoard.BoardOf(facts);

        Assert.Equal("ttud", board.Units[0].Unit.Id);
        Assert.Equal("p-hcth", board.Units[^1].Unit.Id);
        Assert.Equal("p-qlkh", board.Units[^2].Unit.Id);
        Assert.True(board.Units[1].IsOverdue);
    }

    [Fact]
    public void Counts_OfTheSets_FollowWhatStands()
    {
        var facts = SampleBoard.FactsOn(
            new(2026, 12, 10),
            unit => unit.Unit switch
            {
                "p-qlkh" => Reported(unit, Timeliness.OnTheDay),
                "p-qlcncn" => Reported(unit, Timeliness.Late),
                "p-hcth" => unit with { Awaiting = new(1, "", "TN7K2M", Now) },
                _ => unit,
            },
            new AskExtension("ttud", new(2026, 12, 20)) { Id = "op-1", At = Now }, new AskCompletion("p-qlcncn", "Bổ sung số liệu", new(2026, 12, 14)) { Id = "op-2", At = Now });

        var board = SampleBoard.BoardOf(facts);

        Assert.Equal((2, 1, 1), (board.Count(BoardSet.Sent), board.Count(BoardSet.Late), board.Count(BoardSet.OnTheDay)));
        Assert.Equal((1, 1, 1), (board.Count(BoardSet.AwaitingHead), board.Count(BoardSet.AsksExtension), board.Count(BoardSet.ToComplete)));
        Assert.Equal(board.Units.Count - 3, board.Count(BoardSet.Owing));
        Assert.Equal(board.Units.Count, board.Count(BoardSet.All));
    }

    [Fact]
    public void Cells_OfAUnit_SayItsPartAndItsAnswer()
    {
        var facts = SampleBoard.FactsOn(new(2026, 12, 10), unit => unit.Unit == "ttud" ? unit with { Leads = ["nv1"], Supports = ["nv2"] } : unit with { Leads = [], Supports = ["nv1"] });
        var answers = new Dictionary<string, IReadOnlyDictionary<string, TaskAnswer>> { ["ttud"] = new Dictionary<string, TaskAnswer> { ["nv1"] = TaskAnswer.InProgress } };

        var board = SampleBoard.BoardOf(facts, answers);

        var cells = board.Units.First(unit => unit.Unit.Id == "ttud").Cells;
        Assert.Equal(new BoardCell(TaskPart.Leads, TaskAnswer.InProgress), cells[0]);
        Assert.Equal(new BoardCell(TaskPart.Supports, TaskAnswer.Missing), cells[1]);
        Assert.All(cells.Skip(2), cell => Assert.Equal(TaskPart.None, cell.Part));
        Assert.Equal(("CT ◐", "chủ trì: đang thực hiện"), (cells[0].Sign, cells[0].Words));
    }

    [Fact]
    public void Answers_OfAReport_AreItsLevels()
    {
        var report = new Report
        {
            Tasks =
            [
                new() { Task = "nv1", Assessment = new(CompletionLevel.Completed, null, null, null) },
                new() { Task = "nv2", NothingToReport = true },
                new() { Task = "nv3", Results = "Đã làm." },
            ],
        };

        Assert.Equal(
            new Dictionary<string, TaskAnswer> { ["nv1"] = TaskAnswer.Completed, ["nv2"] = TaskAnswer.NothingToReport, ["nv3"] = TaskAnswer.Answered },
            BoardCell.AnswersIn(report));
    }

    [Fact]
    public void LastAction_OfAUnit_IsTheLatestOfMailDecisionAndReport()
    {
        var facts = SampleBoard.FactsOn(new(2026, 12, 10), null, new CallNoted("ttud", "anh Mẫu") { Id = "op-1", At = Now.AddHours(-2) });
        var round = new RoundRecord { Day = new(2026, 12, 9), At = Now.AddDays(-1), Taken = [new("ttud", SampleBoard.Deadline.LastDay, "reminder-0"), new("p-qlkh", SampleBoard.Deadline.LastDay, "reminder-0")] };

        var board = SampleBoard.BoardOf(facts with { Rounds = [round] });

        Assert.Equal("trao đổi qua điện thoại với anh Mẫu", board.Units.First(unit => unit.Unit.Id == "ttud").Last?.What);
        Assert.Equal("nhắc trong ngày cuối", board.Units.First(unit => unit.Unit.Id == "p-qlkh").Last?.What);
    }

    [Theory]
    [InlineData("chua-gui", null, "QUẢN LÝ khoa hoc", new[] { "p-qlkh" })]
    [InlineData("chua-gui", null, "khong co don vi nay", new string[0])]
    [InlineData("da-gui", null, null, new[] { "ttud" })]
    public void Filter_OfSetAndName_LeavesWhatFits(string slug, string? task, string? search, string[] expected)
    {
        var board = SampleBoard.BoardOf(SampleBoard.FactsOn(new(2026, 12, 8), unit => unit.Unit == "ttud" ? Reported(unit, Timeliness.OnTime) : unit));

        Assert.Equal(expected, BoardFilter.Of(slug, task, search).Apply(board.Units).Select(unit => unit.Unit.Id));
    }

    [Fact]
    public void Filter_OfATask_LeavesThoseThatHaveToDoWithIt()
    {
        var board = SampleBoard.BoardOf(SampleBoard.FactsOn(new(2026, 12, 8), unit => unit.Unit == "ttud" ? unit with { Leads = [], Supports = [] } : unit with { Leads = ["nv1"] }));

        Assert.Equal(board.Units.Count - 1, BoardFilter.Of(null, "nv1", null).Apply(board.Units).Count);
    }

    [Fact]
    public void Filter_ThatIsNotUnderstood_LeavesAll() => Assert.Equal(BoardFilter.None, BoardFilter.Of("'><script>", "", "  "));

    [Fact]
    public void Work_OfAQuietCycle_IsNone() =>
        Assert.Empty(BoardWork.Of(SampleBoard.BoardOf(SampleBoard.FactsOn(new(2026, 11, 20))), 0, 0, 0, 0, ReportStep.Awaited, 0));

    [Fact]
    public void Work_OfABusyCycle_NamesEach()
    {
        var board = SampleBoard.BoardOf(SampleBoard.FactsOn(new(2026, 12, 10), unit => unit.Unit == "ttud" ? unit with { Paused = true } : Reported(unit, Timeliness.OnTheDay)));

        var work = BoardWork.Of(board, 2, 3, 4, 1, ReportStep.Submitted, 5);

        Assert.Equal(
            [
                (WorkKind.Quarantine, 2), (WorkKind.UnreachedMails, 3), (WorkKind.Difficulties, 4), (WorkKind.Elsewhere, 1), (WorkKind.OnTheDay, board.Units.Count - 1),
                (WorkKind.Deferrable, 1), (WorkKind.Report, 1), (WorkKind.Issue, 5),
            ],
            work.Select(item => (item.Kind, item.Count)));
    }

    private static CycleUnit Reported(CycleUnit unit, Timeliness timeliness) =>
        unit with { Status = UnitStatus.Reported, Version = 1, FirstReceivedAt = Now.AddDays(-1), LatestReceivedAt = Now.AddDays(-1), Timeliness = timeliness };
}
