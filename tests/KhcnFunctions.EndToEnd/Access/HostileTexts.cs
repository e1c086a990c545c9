using KhcnFunctions.Plans;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>Texts that break out of wherever a page might put them unescaped: text, attribute, script, style, address.</summary>
internal static class HostileTexts
{
    /// <summary>What an injected element would carry.</summary>
    public const string Mark = "data-chen";

    /// <summary>Short enough for a name in the register.</summary>
    /// <param name="name">Where it stands, so that a page that shows it can be told.</param>
    public static string Of(string name) => $"[{name}]\"'><img src=x {Mark} onerror=window.__xss=1><script {Mark}>window.__xss=1</script>";

    /// <summary>For what people write at length.</summary>
    /// <inheritdoc cref="Of"/>
    public static string LongOf(string name) => $"{Of(name)}</textarea></title></style></script><a href=javascript:window.__xss=1 {Mark}>{{{{constructor}}}}<!--";

    /// <summary>The plan with such a text wherever somebody may write one.</summary>
    public static Plan In(Plan plan) => plan with
    {
        Title = plan.Title + LongOf("plan"),
        Agency = plan.Agency with { Name = plan.Agency.Name + Of("agency"), Place = plan.Agency.Place + Of("place") },
        Tasks = [.. plan.Tasks.Select(task => task with { Title = task.Title + LongOf("task") })],
        ReportDistribution = [.. plan.ReportDistribution.Select(line => line with { Text = line.Text + LongOf("distribution") })],
        Register = plan.Register with
        {
            Units =
            [
                .. plan.Register.Units.Select(unit => unit with
                {
                    Name = unit.Name + Of("unit"),
                    Head = Of("head"),
                    Contact = Of("contact"),
                    Phone = Of("phone"),
                }),
            ],
            People = [.. plan.Register.People.Select(person => person with { Name = (person.Name ?? "Nguyễn Văn Mẫu") + Of("leader"), Phone = Of("leader-phone") })],
            Staff = [.. plan.Register.Staff.Select(member => member with { Name = "Trần Thị Mẫu" + Of("staff"), Phone = Of("staff-phone") })],
            Recipients = [.. plan.Register.Recipients.Select(recipient => recipient with { Name = recipient.Name + Of("recipient") })],
        },
    };
}
