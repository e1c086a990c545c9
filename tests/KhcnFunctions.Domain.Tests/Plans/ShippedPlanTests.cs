using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using Xunit;

namespace KhcnFunctions.Plans;

public sealed class ShippedPlanTests
{
    private static readonly Plan Shipped = PlanFile.Shipped;
    private static readonly string Document = OneSpace(PlanFiles.Read("ke-hoach-dich-vu-khcn.txt"));

    [Fact]
    public void Shipped_FileBesideTheProgram_IsTheEmbeddedOne()
    {
        var reading = PlanFile.Read(PlanFiles.Shipped, PlanFiles.ShippedName);

        Assert.Empty(reading.Mistakes);
        Assert.Equal(PlanFile.Revision(Shipped), PlanFile.Revision(reading.Plan!));
    }

    [Fact]
    public void Shipped_Texts_StandInTheDocumentWordForWord()
    {
        string[] texts =
        [
            Shipped.Title, .. Shipped.LegalBasis, Shipped.Purpose, Shipped.Requirements, .. Shipped.Tasks.Select(task => $"{task.Number}. {task.Title}"),
            .. Shipped.Tasks.Select(task => $"Đơn vị phối hợp: {task.Coordination.AsWritten}."), .. Shipped.Organization, .. Shipped.Distribution.Select(line => "- " + line),
        ];

        Assert.Equal(24, texts.Length);
        Assert.All(texts, text => Assert.Contains(text, Document, StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_TasksAndSections_AreCompleteAndInOrder()
    {
        Assert.Equal(["nv1", "nv2", "nv3", "nv4", "nv5"], Shipped.Tasks.Select(task => task.Id));
        Assert.Equal([1, 2, 3, 4, 5], Shipped.Tasks.Select(task => task.Number));
        Assert.Contains("chất lượng và và tiến độ", Shipped.Organization[0], StringComparison.Ordinal);
        Assert.EndsWith("./.", Shipped.Organization[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nv1", "tran-cong-hoa", "p-qlcncn", null)]
    [InlineData("nv2", "tran-cong-hoa", "p-qlcncn", "p-qlkh")]
    [InlineData("nv3", "tran-cong-hoa", "p-qlcncn", null)]
    [InlineData("nv4", "phan-van-hieu", "p-qlkh", "p-qlcncn")]
    [InlineData("nv5", "tran-cong-hoa", "p-qlcncn", "p-qlkh")]
    public void Shipped_Task_HasItsLeaderAndUnits(string id, string directedBy, string lead, string? named)
    {
        var task = Shipped.Tasks.Single(candidate => candidate.Id == id);

        Assert.Equal(directedBy, task.DirectedBy);
        Assert.Equal([lead], task.Leads);
        Assert.Equal(named is null ? [] : [named], task.Coordination.Units);
        Assert.True(task.Coordination.Related);
        Assert.Null(task.Coordination.Ticked);
    }

    [Fact]
    public void Shipped_Register_HoldsOnlyWhomTheDocumentNames()
    {
        Assert.Equal(["p-qlcncn", "p-qlkh", "p-hcth", "ttud"], Shipped.Register.Units.Select(unit => unit.Id));
        Assert.All(Shipped.Register.Units, unit => Assert.Contains(unit.Name, Document, StringComparison.Ordinal));
        Assert.Equal([null, "Trần Công Hòa", "Phan Văn Hiếu"], Shipped.Register.People.Select(person => person.Name));
        Assert.Equal("p-hcth", Shipped.Agency.Office);
    }

    [Fact]
    public void Shipped_WhatTheDocumentLeavesOpen_IsBlankOrASample()
    {
        var addresses = Shipped.Register.Units.SelectMany(unit => unit.Emails)
            .Concat(Shipped.Register.People.Select(person => person.Email!))
            .Concat(Shipped.Register.Recipients.Select(recipient => recipient.Email!));

        Assert.False(Shipped.IsNumbered);
        Assert.Null(Shipped.Number);
        Assert.Null(Shipped.SignedOn);
        Assert.All(addresses, address => Assert.EndsWith(".example", address, StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_DeadlineAndSchedule_AreTheDefaults()
    {
        var schedule = Shipped.Schedule;

        Assert.Equal(new DeadlineRule(DeadlineForm.Before, new AnnualDay(10, 12), null, DayOffRule.Forward, DayOffRule.Back), Shipped.Reporting.Deadline);
        Assert.Equal(new AnnualDay(14, 12), Shipped.Reporting.FiguresCutOff);
        Assert.Equal((new AnnualDay(15, 11), new AnnualDay(20, 12), new AnnualDay(31, 3)), (schedule.Request, schedule.Dispatch, schedule.Close));
        Assert.Equal([10, 5, 2, 0], schedule.RemindersBefore);
        Assert.Equal((1, 2, 3), (schedule.OfficeAfter, schedule.DeputyDirectorAfter, schedule.DirectorAfter));
        Assert.Equal([3, 2], schedule.ApprovalOfficeBefore);
        Assert.Equal([1, 0], schedule.ApprovalDirectorBefore);
    }

    [Fact]
    public void Shipped_ReportDistribution_IsTheReportsOwn()
    {
        Assert.Equal(["Như trên", "GĐ, các PGĐ Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, HCTH"], Shipped.ReportDistribution.Select(line => line.Text));
        Assert.False(Shipped.Publish);
    }

    private static string OneSpace(string text) => Regex.Replace(text, @"\s+", " ");
}
