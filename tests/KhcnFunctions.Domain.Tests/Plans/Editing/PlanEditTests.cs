using Xunit;

namespace KhcnFunctions.Plans.Editing;

public sealed class PlanEditTests
{
    private static readonly Plan Plan = PlanFile.Shipped;

    public static TheoryData<PlanEntryKind, string?> Entries { get; } = new()
    {
        { PlanEntryKind.Document, null },
        { PlanEntryKind.Task, Plan.Tasks[1].Id },
        { PlanEntryKind.Unit, Plan.Register.Units[0].Id },
        { PlanEntryKind.Leader, Plan.Register.People[0].Id },
        { PlanEntryKind.Staff, Plan.Register.Staff[0].Id },
        { PlanEntryKind.Recipient, Plan.Register.Recipients[0].Id },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void Form_SentBackUnchanged_LeavesThePlanAsItIs(PlanEntryKind kind, string? id)
    {
        var edit = PlanEdit.Of(Plan, kind, id)!;

        var editing = edit.With(edit.ValuesOf);

        Assert.Empty(editing.Mistakes);
        Assert.Equal(PlanFile.Revision(Plan), PlanFile.Revision(editing.Plan!));
    }

    [Fact]
    public void NumberAndDay_AsPeopleWriteThem_MakeThePlanNumbered()
    {
        var edit = PlanEdit.Of(Plan, PlanEntryKind.Document, null)!;

        var plan = edit.With(field => field.Name == "number" ? [" 05/KH-SKHCN "] : ["20/01/2022"]).Plan!;

        Assert.Equal(("05/KH-SKHCN", new DateOnly(2022, 1, 20)), (plan.Number, plan.SignedOn!.Value));
    }

    [Fact]
    public void Unit_WithAWrongAddress_NamesTheField()
    {
        var edit = PlanEdit.Of(Plan, PlanEntryKind.Unit, Plan.Register.Units[0].Id)!;

        var editing = edit.With(field => field.Name == "emails" ? ["phong@so.example\nkhông phải thư"] : edit.ValuesOf(field));

        Assert.Null(editing.Plan);
        Assert.Equal("emails", Assert.Single(editing.Mistakes).Field);
    }

    [Fact]
    public void Unit_WithoutItsName_IsAskedForIt()
    {
        var edit = PlanEdit.Of(Plan, PlanEntryKind.Unit, Plan.Register.Units[0].Id)!;

        var editing = edit.With(field => field.Name == "name" ? [""] : edit.ValuesOf(field));

        Assert.Equal("name", Assert.Single(editing.Mistakes).Field);
    }

    [Fact]
    public void Staff_Added_StandsLastWithAnIdOfItsName()
    {
        var edit = PlanEdit.Add(Plan, PlanEntryKind.Staff, "Đỗ Thị Bích");

        var plan = edit.With(field => field.Name switch { "name" => ["Đỗ Thị Bích"], "role" => ["officer"], "email" => ["bich@so.example"], _ => [] }).Plan!;

        var added = plan.Register.Staff[^1];
        Assert.Equal(("do-thi-bich", "Đỗ Thị Bích", StaffRole.Officer, "bich@so.example"), (added.Id, added.Name, added.Role, added.Email));
    }

    [Fact]
    public void Task_WithTickedUnits_KeepsThem()
    {
        var edit = PlanEdit.Of(Plan, PlanEntryKind.Task, "nv1")!;
        var ticked = Plan.Register.Units[^1].Id;

        var plan = edit.With(field => field.Name == "coordination.ticked" ? [ticked] : edit.ValuesOf(field)).Plan!;

        Assert.Equal([ticked], plan.Tasks[0].Coordination.Ticked);
    }

    [Theory]
    [InlineData(PlanEntryKind.Unit, "khong-co")]
    [InlineData(PlanEntryKind.Task, null)]
    public void Entry_ThatIsNotThere_IsNull(PlanEntryKind kind, string? id) => Assert.Null(PlanEdit.Of(Plan, kind, id));

    [Theory]
    [InlineData("Phòng Chuyển đổi số", "phong-chuyen-doi-so")]
    [InlineData("  ***  ", "muc")]
    [InlineData("HCTH", "hcth-2")]
    public void Slug_OfAName_IsPlainAndUnused(string name, string slug) => Assert.Equal(slug, EntrySlug.Unused(name, ["hcth"]));

    [Fact]
    public void Changes_AreNamedInWords()
    {
        var edit = PlanEdit.Of(Plan, PlanEntryKind.Unit, Plan.Register.Units[0].Id)!;
        var plan = edit.With(field => field.Name switch { "phone" => ["0255 111 222"], "from" => ["2021-03-01"], _ => edit.ValuesOf(field) }).Plan!;

        var changes = PlanChanges.Between(Plan, plan);

        Assert.Equal(
            [(Plan.Register.Units[0].Name, "Điện thoại", "0255 111 222"), (Plan.Register.Units[0].Name, "Có hiệu lực từ ngày", "01/03/2021")],
            changes.Select(change => (change.Entry, change.Field, change.After)));
        Assert.Empty(PlanChanges.Between(Plan, Plan));
    }
}
