using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.Cycle;

public sealed class HoldersTests
{
    private const string Suffix = "@skhcn-quangngai.example";
    private static readonly DateOnly Day = new(2026, 12, 11);
    private static readonly Plan Plan = PlanFile.Shipped;

    [Fact]
    public void Addresses_OfEachKindOfHolder_AreThoseOfTheRegister()
    {
        var holders = Of(Plan);

        Assert.Equal(["ttud" + Suffix], holders.AddressesOf(Holder.Unit("ttud")));
        Assert.Equal(["p-hcth" + Suffix], holders.AddressesOf(Holder.Office));
        Assert.Equal(["gd" + Suffix], holders.AddressesOf(Holder.Person("gd")));
        Assert.Equal(["so-tai-chinh@quangngai.example"], holders.AddressesOf(Holder.Recipient("so-khdt")));
    }

    [Fact]
    public void ReportLine_AfterTheMerger_ResolvesToTheSuccessor()
    {
        var holders = Of(Plan);

        Assert.Equal("Sở Tài chính", holders.Through.Name);
        Assert.Equal(["ubnd-tinh@quangngai.example", "so-tai-chinh@quangngai.example"], holders.AddressesOf(Holder.ReportLine));
        Assert.Equal("Sở Kế hoạch và Đầu tư", new Holders(Plan, new CycleDecisions([]), new(2024, 12, 20)).Through.Name);
    }

    [Fact]
    public void ReportLine_WithOneAddressInTwoSpellings_GetsOneMail()
    {
        var holders = Of(Plan, new CorrectAddress("so-tai-chinh", "UBND-tinh@quangngai.example"));

        Assert.Single(holders.AddressesOf(Holder.ReportLine));
    }

    [Fact]
    public void StandIn_OnItsDays_TakesThePlace()
    {
        var away = new StandIn("gd", "tran-cong-hoa", Day.AddDays(-1), Day);

        Assert.Equal("gd", Of(Plan, away).Director?.Id);
        Assert.Equal("tran-cong-hoa", ReaderOf("gd", away));
        Assert.Equal(["tran-cong-hoa" + Suffix], Of(Plan, away).AddressesOf(Holder.Person("gd")));
        Assert.Equal("gd", ReaderOf("gd", away with { To = Day.AddDays(-1) }));
        Assert.Equal("gd", ReaderOf("gd", away with { From = Day.AddDays(1), To = Day.AddDays(2) }));
    }

    [Fact]
    public void StandIn_WhoIsAwayToo_HandsOn_AndACircleLeavesEachInPlace()
    {
        var director = new StandIn("gd", "tran-cong-hoa", Day, Day) { Id = "1" };
        var deputy = new StandIn("tran-cong-hoa", "phan-van-hieu", Day, Day) { Id = "2" };
        var back = new StandIn("phan-van-hieu", "tran-cong-hoa", Day, Day) { Id = "3" };

        Assert.Equal("phan-van-hieu", ReaderOf("gd", director, deputy));
        Assert.Equal("tran-cong-hoa", ReaderOf("tran-cong-hoa", deputy, back));
        Assert.Equal("gd", ReaderOf("gd", director, deputy, back));
    }

    [Fact]
    public void Leaders_WhileOneIsAway_AreThoseInOffice() =>
        Assert.Equal(["gd", "tran-cong-hoa", "phan-van-hieu"], Of(Plan, new StandIn("gd", "tran-cong-hoa", Day, Day)).Leaders().Select(leader => leader.Id));

    [Fact]
    public void Reader_InThePlaceOfAnAbsentLeader_SaysWhose()
    {
        var holders = Of(Plan, new StandIn("gd", "tran-cong-hoa", Day, Day));

        Assert.Equal("gd", holders.ReaderFor(holders.Director!).InsteadOf?.Id);
        Assert.Null(holders.ReaderFor(holders.InOffice("phan-van-hieu")!).InsteadOf);
        Assert.Null(holders.On(Day.AddDays(1)).ReaderFor(holders.Director!).InsteadOf);
    }

    [Fact]
    public void Office_WithASuccessorInTheRegister_IsTheSuccessorFromItsDay()
    {
        var merged = Plan with { Register = Plan.Register with { Units = [.. Plan.Register.Units.Select(unit => unit.Id == "p-hcth" ? unit with { To = Day.AddDays(-1), Successor = "ttud" } : unit)] } };

        Assert.Equal("ttud", Of(merged).Office.Id);
        Assert.Equal("ttud", Of(merged).Plan.Agency.Office);
        Assert.Equal(["ttud" + Suffix], Of(merged).AddressesOf(Holder.Office));
        Assert.Equal("p-hcth", Of(merged).On(Day.AddDays(-1)).Office.Id);
    }

    [Fact]
    public void Office_WithASuccessionDecided_IsTheSuccessor_AndALaterOnePutsItRight()
    {
        var succeed = new Succeed("p-hcth", "ttud", Day) { Id = "1", At = At(1) };

        Assert.Equal("ttud", Of(Plan, succeed).Office.Id);
        Assert.Equal("p-hcth", Of(Plan, succeed with { From = Day.AddDays(1) }).Office.Id);
        Assert.Equal("p-hcth", Of(Plan, succeed, new Succeed("ttud", "p-hcth", Day) { Id = "2", At = At(2) }).Office.Id);
    }

    [Fact]
    public void CorrectAddress_OfAnyHolder_HoldsAtOnceAndTheLastOneWins()
    {
        var holders = Of(
            Plan, new CorrectAddress("ttud", "a@mau.example") { Id = "1" }, new CorrectAddress("ttud", "b@mau.example") { Id = "2" },
            new CorrectAddress("gd", "c@mau.example") { Id = "3" }, new CorrectAddress("ubnd-tinh", "d@mau.example") { Id = "4" });

        Assert.Equal(["b@mau.example"], holders.AddressesOf(Holder.Unit("ttud")));
        Assert.Equal(["c@mau.example"], holders.AddressesOf(Holder.Person("gd")));
        Assert.Equal("d@mau.example", holders.Addressee.Email);
    }

    [Theory]
    [InlineData("unit.ttud", "p-hcth")]
    [InlineData("person.tran-cong-hoa", "gd p-hcth")]
    [InlineData("person.gd", "p-hcth")]
    [InlineData("person.nobody", "gd p-hcth")]
    [InlineData("office", "gd")]
    [InlineData("recipient.ubnd-tinh", "p-hcth")]
    public void Holder_WithoutAddress_HandsOnToTheNextRungAndHcth(string holder, string expected)
    {
        var parts = holder.Split('.');
        var without = Without(Plan, parts[^1] == "office" ? "p-hcth" : parts[^1]);

        var addresses = Of(without).AddressesOf(new Holder(Enum.Parse<HolderKind>(parts[0], ignoreCase: true), parts.Length > 1 ? parts[1] : ""));

        Assert.Equal(expected.Split(' ').Select(id => id + Suffix), addresses);
    }

    [Fact]
    public void Unit_WithoutAddress_WhileHcthHasNone_GoesToTheDirector() =>
        Assert.Equal(["gd" + Suffix], Of(Without(Without(Plan, "ttud"), "p-hcth")).AddressesOf(Holder.Unit("ttud")));

    [Fact]
    public void DeputiesOver_AUnit_LeavesOutThoseWhoCannotBeReached()
    {
        Assert.Equal(["tran-cong-hoa"], Of(Plan).DeputiesOver(Of(Plan).Unit("p-qlcncn")).Select(person => person.Id));
        Assert.Empty(Of(Without(Plan, "tran-cong-hoa")).DeputiesOver(Of(Plan).Unit("p-qlcncn")));
        Assert.Empty(Of(Plan).DeputiesOver(Of(Plan).Unit("ttud")));
    }

    [Fact]
    public void CopyToOffice_AddsItsAddressOnce()
    {
        var notice = new Notice(NoticeKind.OverdueToDirector, Holder.Person("gd"), "2026-12-11") { CopyToOffice = true };

        Assert.Equal(["gd" + Suffix, "p-hcth" + Suffix], Of(Plan).AddressesOf(notice));
        Assert.Equal(["p-hcth" + Suffix], Of(Without(Plan, "gd")).AddressesOf(notice));
    }

    private static DateTimeOffset At(int hour) => new(2026, 12, 1, hour, 0, 0, TimeSpan.Zero);

    private static string ReaderOf(string place, params Decision[] decisions) =>
        Of(Plan, decisions) is var holders ? holders.ReaderFor(holders.InOffice(place)!).Person.Id : "";

    private static Holders Of(Plan plan, params Decision[] decisions) => new(plan, new CycleDecisions(decisions), Day);

    private static Plan Without(Plan plan, string id) => plan with
    {
        Register = plan.Register with
        {
            Units = [.. plan.Register.Units.Select(unit => unit.Id == id ? unit with { Emails = [] } : unit)],
            People = [.. plan.Register.People.Select(person => person.Id == id ? person with { Email = null } : person)],
            Recipients = [.. plan.Register.Recipients.Select(recipient => recipient.Id == id ? recipient with { Email = null } : recipient)],
        },
    };
}
