using KhcnFunctions.Calendar;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Times;
using KhcnFunctions.Plans;
using KhcnFunctions.Plans.Editing;

namespace KhcnFunctions.PlanDocuments;

/// <summary>The plan that follows from a plan document.</summary>
/// <param name="Plan">Null while an answer is missing without which there is none; a plan without number and day is one, though no cycle opens.</param>
/// <param name="Questions">Those of the document, and what the document does not say but a plan has to.</param>
public sealed record PlanDraft(Plan? Plan, IReadOnlyList<PlanQuestion> Questions)
{
    // What a plan says of supporters where its document says nothing.
    private const string NoSupports = "Văn bản không nêu";

    // These are answered later: a plan is made without them.
    private static readonly string[] MayWait = ["number", "date"];

    /// <summary>Makes the plan.</summary>
    /// <param name="document">Read with the names of <paramref name="register"/>.</param>
    /// <param name="register">The department's plan so far: its register, its agency, and what no document says, such as the days of reminders.</param>
    public static PlanDraft Of(PlanDocument document, Plan register)
    {
        var questions = document.Questions.ToList();
        if (document.Agency is { } agency && NameWords.Fold(agency.Value) != NameWords.Fold(register.Agency.Name))
            questions.Add(new("agency", agency.Place, $"văn bản của '{agency.Value}', danh bạ của '{register.Agency.Name}'", [], IsMissing: true));
        Require(document.LegalBases.Count > 0, "legalBases", "chưa tìm thấy căn cứ nào");
        Require(document.Purpose is not null, "purpose", "chưa tìm thấy phần mục đích");
        Require(document.Requirements is not null, "requirements", "chưa tìm thấy phần yêu cầu");
        var reporting = ReportingOf(document, register, questions);
        var reportTo = ReportToOf(document, register, questions);
        var leaders = document.Tasks.Select((task, at) => LeaderOf(task, at, register, questions)).ToList();
        if (questions.Exists(question => question.IsMissing && !MayWait.Contains(question.Field, StringComparer.Ordinal)))
            return new(null, questions);

        var date = document.Date?.Value;
        var isNumbered = document is { Number: not null, Sign: not null } && date?.Whole is not null;
        var title = document.Abstract!.Value;
        return new(register with
        {
            Id = NameWords.Fold(title) == NameWords.Fold(register.Title) ? register.Id : EntrySlug.Unused(title, [register.Id]),
            Number = isNumbered ? $"{document.Number!.Value}/{document.Sign!.Value}" : null,
            SignedOn = isNumbered ? date!.Whole : null,
            SignedOnAsWritten = Day(date),
            Title = title,
            LegalBasis = [.. document.LegalBases.Select(basis => basis.Value.AsWritten)],
            Purpose = document.Purpose!.Value,
            Requirements = document.Requirements!.Value,
            Tasks = Tasks(document.Tasks, leaders),
            Organization = [.. document.Organization.Select(paragraph => paragraph.Value)],
            Reporting = reporting!,
            ReportTo = reportTo!,
            Distribution = [.. document.Recipients.Select(line => line.Value)],
        }, questions);

        void Require(bool isThere, string field, string text)
        {
            if (!isThere)
                questions.Add(new(field, null, text, [], IsMissing: true));
        }
    }

    /// <summary>The yearly duty of all units. Other periods are named; a cycle is a year.</summary>
    private static ReportingDuty? ReportingOf(PlanDocument document, Plan register, List<PlanQuestion> questions)
    {
        var ofAll = document.Duties.Where(duty => duty.Who.Any(party => UnitIndex.IsWhole(NameWords.Of(party.AsWritten)))).ToList();
        foreach (var duty in ofAll)
        {
            if (duty.Time.Rules.FirstOrDefault(rule => rule.YearlyDay is not null) is { YearlyDay: { } day } rule)
            {
                var basis = (duty.Point is { } point ? $"điểm {point} " : "") + (document.OrganizationLabel.Length > 0 ? $"mục {document.OrganizationLabel}" : "mục Tổ chức thực hiện");
                var deadline = register.Reporting.Deadline with { Form = rule.Exclusive ? DeadlineForm.Before : DeadlineForm.NoLaterThan, Day = new(day.Day, day.Month), Time = rule.Time };
                return register.Reporting with { Basis = basis.Trim(), Deadline = deadline };
            }
        }

        var said = string.Join("; ", ofAll.SelectMany(duty => duty.Time.Rules).Where(rule => rule.Kind is not (TimeKind.None or TimeKind.AdHoc)).Select(rule => rule.Describe()));
        questions.Add(new("reporting", ofAll.FirstOrDefault()?.Place, said.Length > 0
            ? $"hạn báo cáo của các phòng, đơn vị là '{said}'; chưa lập được lịch cho hạn này, cần chọn ngày báo cáo năm"
            : "chưa tìm thấy hạn báo cáo hằng năm của các phòng, đơn vị", [], IsMissing: true));
        return null;
    }

    private static ReportLine? ReportToOf(PlanDocument document, Plan register, List<PlanQuestion> questions)
    {
        foreach (var duty in document.Duties)
        {
            if (Recipient(duty.To, register) is { } addressee && Recipient(duty.Through, register) is { } through)
                return new(addressee, through);
        }

        questions.Add(new("reportTo", null, "chưa tìm thấy cơ quan nhận Báo cáo của Sở và cơ quan nhận qua trong danh bạ", [.. register.Register.Recipients.Select(recipient => recipient.Id)], IsMissing: true));
        return null;
    }

    // 'UBND tỉnh' is the 'Ủy ban nhân dân tỉnh Quảng Ngãi' of the register.
    private static string? Recipient(string? name, Plan register) =>
        name is null ? null
        : register.Register.Recipients.FirstOrDefault(recipient => $"{NameWords.Fold(recipient.Name)} ".StartsWith($"{NameWords.Fold(name)} ", StringComparison.Ordinal))?.Id;

    /// <summary>The leader whom the document names, or else the one in charge of the lead unit.</summary>
    private static string? LeaderOf(DocumentTask task, int at, Plan register, List<PlanQuestion> questions)
    {
        if (task.Directing is { } directing)
            return directing.Value.Id;
        var lead = task.Leads?.Value.Parties is [var first, ..] ? first.Id : null;
        if (register.Register.Units.FirstOrDefault(unit => unit.Id == lead)?.InCharge is { } leader)
            return leader;
        questions.Add(new($"tasks[{at}].directing", task.Place, "văn bản không nêu lãnh đạo chỉ đạo nhiệm vụ này, danh bạ chưa ghi lãnh đạo phụ trách đơn vị chủ trì", [.. register.Register.People.Select(person => person.Id)], IsMissing: true));
        return null;
    }

    private static IReadOnlyList<PlanTask> Tasks(IReadOnlyList<DocumentTask> tasks, List<string?> leaders)
    {
        // Numbers of the document, where they are such; else in order.
        var numbers = tasks.Select(task => int.TryParse(task.Number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : 0).ToList();
        var areNumbers = numbers.TrueForAll(number => number > 0) && numbers.Distinct().Count() == numbers.Count;
        return [.. tasks.Select((task, at) => new PlanTask
        {
            Id = FormattableString.Invariant($"nv{at + 1}"),
            Number = areNumbers ? numbers[at] : at + 1,
            Title = task.Title.Value,
            DirectedBy = leaders[at]!,
            Leads = [.. Ids(task.Leads?.Value)],
            Coordination = new() { AsWritten = task.SupportsAsWritten ?? NoSupports, Units = [.. Ids(task.Supports?.Value)], Related = task.Supports?.Value.Related == true },
        })];
    }

    private static IEnumerable<string> Ids(PartyList? list) => list?.Parties.Select(party => party.Id).OfType<string>().Distinct(StringComparer.Ordinal) ?? [];

    // '… tháng 01 năm 2022' while the day is blank.
    private static string Day(DocumentDate? date) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(date?.Day is { } day ? $"{day:00}" : "…")} tháng {(date?.Month is { } month ? month <= 2 ? $"{month:00}" : $"{month}" : "…")} năm {(date?.Year is { } year ? $"{year}" : "…")}");
}
