using System.Collections;
using System.Reflection;
using System.Text.Json;
using KhcnFunctions.Calendar;
using Xunit;

namespace KhcnFunctions.Plans;

public sealed class PlanFileWriteTests
{
    [Fact]
    public void Write_ThenRead_GivesTheSamePlan()
    {
        var reading = PlanFile.Read(PlanFile.Write(PlanFile.Shipped), "plan.json");

        Assert.Equivalent(PlanFile.Shipped, reading.Plan, strict: true);
    }

    [Fact]
    public void Write_EveryPropertySet_ReadsBackEveryOne()
    {
        var plan = EverythingSet();
        AssertNothingBlank(plan, "plan");

        var reading = PlanFile.Read(PlanFile.Write(plan), "plan.json");

        Assert.Equal("", reading.Describe());
        Assert.Equivalent(plan, reading.Plan, strict: true);
    }

    [Fact]
    public void Write_Vietnamese_StandsReadableWithTheSchema()
    {
        var json = PlanFile.Write(PlanFile.Shipped);

        Assert.StartsWith("{\n  \"$schema\": \"./plan.schema.json\",\n  \"id\": \"dich-vu-khcn\"", json, StringComparison.Ordinal);
        Assert.Contains("\"shortName\": \"Sở KH&CN\"", json, StringComparison.Ordinal);
        Assert.Contains("\"day\": \"10/12\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Revision_SameContentLaidOutOtherwise_IsTheSame()
    {
        var compact = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(PlanFile.Write(PlanFile.Shipped)));

        var reading = PlanFile.Read(compact, "plan.json");

        Assert.Matches("^[0-9a-f]{64}$", PlanFile.Revision(PlanFile.Shipped));
        Assert.Equal(PlanFile.Revision(PlanFile.Shipped), PlanFile.Revision(reading.Plan!));
    }

    [Fact]
    public void Revision_OneWordChanged_IsAnother() =>
        Assert.NotEqual(PlanFile.Revision(PlanFile.Shipped), PlanFile.Revision(PlanFile.Shipped with { Purpose = PlanFile.Shipped.Purpose + " " }));

    [Theory]
    [InlineData("""{ "b": 1, "a": [true, null, "\u000f\n\"\\é/<"], "B": {} }""", """{"B":{},"a":[true,null,"\u000f\n\"\\é/<"],"b":1}""")]
    public void CanonicalJson_Value_IsSortedCompactAndEscapedByRfc8785(string json, string canonical) =>
        Assert.Equal(canonical, CanonicalJson.Write(System.Text.Json.Nodes.JsonNode.Parse(json)));

    private static Plan EverythingSet()
    {
        var shipped = PlanFile.Shipped;
        var day = new DateOnly(2022, 1, 20);
        var unit = shipped.Register.Units[0] with { From = day, To = new DateOnly(2030, 1, 31), Successor = "moi", Head = "A", HeadEmail = "truong@skhcn.example", HeadApproval = HeadApproval.Declared, Contact = "B", Phone = "0255", InCharge = "gd", Sample = true };
        var person = shipped.Register.People[0] with { Name = "C", From = day, To = new DateOnly(2030, 1, 31), Successor = "gd-moi", Phone = "0255", Role = LeaderRole.DeputyDirector, Digest = true };
        var recipient = shipped.Register.Recipients[0] with { From = day, To = new DateOnly(2030, 1, 31), Successor = "nhan-moi", Channel = Channel.Paper };
        var member = shipped.Register.Staff[0] with { Name = "E", From = day, To = new DateOnly(2030, 1, 31), Successor = "cv-moi", Phone = "0255", Role = StaffRole.OfficeHead };
        var task = shipped.Tasks[1] with { DirectedBy = "gd", Leads = ["kho"], Coordination = new Coordination { AsWritten = "D", Units = ["p-qlcncn"], Related = true, Ticked = ["moi"] } };
        return shipped with
        {
            Agency = shipped.Agency with { Office = "moi" },
            Number = "05/KH-SKHCN",
            SignedOn = day,
            Tasks = [task],
            Reporting = shipped.Reporting with { Deadline = new DeadlineRule(DeadlineForm.NoLaterThan, new AnnualDay(9, 12), new TimeOnly(16, 30), DayOffRule.Back, DayOffRule.Forward) },
            Schedule = shipped.Schedule with { RemindersBefore = [4, 1], ApprovalDirectorBefore = [2, 1] },
            ReportTo = new ReportLine("ubnd-tinh", "nhan-moi"),
            ReportDistribution = [new DistributionLine("E", DistributionKind.Recipient, "ubnd-tinh")],
            Publish = true,
            Register = new Register
            {
                Units = [unit, unit with { Id = "moi", Kind = UnitKind.Centre, To = null, Successor = null }, unit with { Id = "kho", To = null, Successor = null }],
                People = [person, person with { Id = "gd-moi", Email = "gd-moi@skhcn.example", Role = LeaderRole.Director, To = null, Successor = null }],
                Recipients = [recipient, recipient with { Id = "nhan-moi", To = null, Successor = null }],
                Staff = [member, member with { Id = "cv-moi", Email = "moi@skhcn.example", To = null, Successor = null }],
            },
        };
    }

    /// <summary>Fails when a property is added to a record and not to <see cref="EverythingSet"/>: first entries of lists stand for all.</summary>
    private static void AssertNothingBlank(object value, string place)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var path = $"{place}.{property.Name}";
            var content = property.GetValue(value);
            Assert.True(content is not (null or "" or false or 0), path);
            var first = content is IEnumerable list and not string ? list.Cast<object>().FirstOrDefault() : content;
            Assert.True(first is not null, path);
            if (first.GetType().Namespace == typeof(Plan).Namespace && first.GetType().IsClass)
                AssertNothingBlank(first, path);
        }
    }
}
