using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans.Reading;

/// <summary>Which field of the file becomes which property of the plan.</summary>
internal static class PlanMapping
{
    private const int MostWorkingDays = 250;

    public static Plan Read(JsonSpot root, MistakeList mistakes)
    {
        mistakes.Learn(root);
        return Fields.Object(root, mistakes, Plan);
    }

    private static Plan Plan(Fields fields)
    {
        fields.Ignore("$schema");
        return new Plan
        {
            Id = fields.Slug("id"),
            Agency = fields.Object("agency", Agency),
            Number = fields.OptionalText("number", TextSize.Name),
            SignedOn = fields.OptionalDay("signedOn"),
            SignedOnAsWritten = fields.Text("signedOnAsWritten", TextSize.Name),
            Title = fields.Text("title", TextSize.Line),
            LegalBasis = fields.List("legalBasis", Line),
            Purpose = fields.Text("purpose", TextSize.Paragraphs),
            Requirements = fields.Text("requirements", TextSize.Paragraphs),
            Tasks = fields.Objects("tasks", Task),
            Organization = fields.List("organization", Line),
            Reporting = fields.Object("reporting", Reporting),
            Schedule = fields.Object("schedule", Schedule),
            ReportTo = fields.Object("reportTo", line => new ReportLine(line.Slug("addressee"), line.Slug("through"))),
            Distribution = fields.List("distribution", Line),
            ReportDistribution = fields.Objects("reportDistribution", line =>
                new DistributionLine(line.Text("text", TextSize.Line), line.Choice<DistributionKind>("kind"), line.OptionalSlug("recipient"))),
            Publish = fields.Flag("publish"),
            Register = fields.Object("register", Register),
        };
    }

    private static Agency Agency(Fields fields) => new()
    {
        Id = fields.Slug("id"),
        Name = fields.Text("name", TextSize.Name),
        ShortName = fields.Text("shortName", TextSize.Name),
        ParentName = fields.Text("parentName", TextSize.Name),
        Place = fields.Text("place", TextSize.Name),
        Sign = fields.Text("sign", TextSize.Name),
        Office = fields.Slug("office"),
    };

    private static PlanTask Task(Fields fields) => new()
    {
        Id = fields.Slug("id"),
        Number = fields.Whole("number", 1, 999),
        Title = fields.Text("title", TextSize.Line),
        DirectedBy = fields.Slug("directedBy"),
        Leads = fields.List("leads", Values.Slug),
        Coordination = fields.Object("coordination", line => new Coordination
        {
            AsWritten = line.Text("asWritten", TextSize.Line),
            Units = line.List("units", Values.Slug),
            Related = line.Flag("related"),
            Ticked = line.OptionalList("ticked", Values.Slug),
        }),
    };

    private static ReportingDuty Reporting(Fields fields) => new()
    {
        Basis = fields.Text("basis", TextSize.Name),
        Deadline = fields.Object("deadline", rule => new DeadlineRule(
            rule.Choice<DeadlineForm>("form"),
            rule.AnnualDay("day"),
            rule.OptionalTime("time"),
            rule.Choice<DayOffRule>("lateness"),
            rule.Choice<DayOffRule>("aim"))),
        FiguresCutOff = fields.AnnualDay("figuresCutOff"),
    };

    private static Schedule Schedule(Fields fields) => new()
    {
        Request = fields.AnnualDay("request"),
        RemindersBefore = fields.List("remindersBefore", WorkingDays),
        OfficeAfter = fields.Whole("officeAfter", 1, MostWorkingDays),
        DeputyDirectorAfter = fields.Whole("deputyDirectorAfter", 1, MostWorkingDays),
        DirectorAfter = fields.Whole("directorAfter", 1, MostWorkingDays),
        Dispatch = fields.AnnualDay("dispatch"),
        ApprovalOfficeBefore = fields.List("approvalOfficeBefore", WorkingDays),
        ApprovalDirectorBefore = fields.List("approvalDirectorBefore", WorkingDays),
        Close = fields.AnnualDay("close"),
    };

    private static Register Register(Fields fields) => new()
    {
        Units = fields.Objects("units", Unit),
        People = fields.Objects("people", Person),
        Recipients = fields.Objects("recipients", Recipient),
        Staff = fields.OptionalObjects("staff", StaffMember) ?? [],
    };

    private static Unit Unit(Fields fields) => new()
    {
        Id = fields.Slug("id"),
        Name = fields.Text("name", TextSize.Name),
        ShortName = fields.Text("shortName", TextSize.Name),
        Kind = fields.Choice<UnitKind>("kind"),
        From = fields.OptionalDay("from"),
        To = fields.OptionalDay("to"),
        Successor = fields.OptionalSlug("successor"),
        Head = fields.OptionalText("head", TextSize.Name),
        HeadEmail = fields.OptionalEmail("headEmail"),
        HeadApproval = fields.OptionalChoice<HeadApproval>("headApproval"),
        Contact = fields.OptionalText("contact", TextSize.Name),
        Phone = fields.OptionalText("phone", TextSize.Name),
        Emails = Emails(fields),
        InCharge = fields.OptionalSlug("inCharge"),
        Sample = fields.Flag("sample"),
    };

    private static Person Person(Fields fields) => new()
    {
        Id = fields.Slug("id"),
        Name = fields.OptionalText("name", TextSize.Name),
        Role = fields.Choice<LeaderRole>("role"),
        From = fields.OptionalDay("from"),
        To = fields.OptionalDay("to"),
        Successor = fields.OptionalSlug("successor"),
        Email = fields.OptionalEmail("email"),
        Phone = fields.OptionalText("phone", TextSize.Name),
        Digest = fields.OptionalFlag("digest"),
    };

    private static StaffMember StaffMember(Fields fields) => new()
    {
        Id = fields.Slug("id"),
        Name = fields.OptionalText("name", TextSize.Name),
        Role = fields.Choice<StaffRole>("role"),
        From = fields.OptionalDay("from"),
        To = fields.OptionalDay("to"),
        Successor = fields.OptionalSlug("successor"),
        Email = fields.OptionalEmail("email"),
        Phone = fields.OptionalText("phone", TextSize.Name),
    };

    private static Recipient Recipient(Fields fields) => new()
    {
        Id = fields.Slug("id"),
        Name = fields.Text("name", TextSize.Name),
        From = fields.OptionalDay("from"),
        To = fields.OptionalDay("to"),
        Successor = fields.OptionalSlug("successor"),
        Channel = fields.Choice<Channel>("channel"),
        Email = fields.OptionalEmail("email"),
    };

    private static IReadOnlyList<string> Emails(Fields fields)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var addresses = fields.List("emails", (spot, mistakes) =>
        {
            var address = Values.Email(spot, mistakes);
            if (address is not null && !seen.Add(address))
                mistakes.Add(spot, $"Địa chỉ '{address}' ghi hai lần.", "Chỉ giữ một.");
            return address;
        });
        return [.. addresses.OfType<string>()];
    }

    private static string Line(JsonSpot spot, MistakeList mistakes) => Values.Text(spot, mistakes, TextSize.Line);

    private static int WorkingDays(JsonSpot spot, MistakeList mistakes) => Values.Whole(spot, mistakes, 0, MostWorkingDays);
}
