using System.Text.Json;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Escalation;
using KhcnFunctions.Input;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Cycle;

/// <summary>Either a decision that may be recorded, or everything that is wrong with it.</summary>
public sealed record DecisionReading(Decision? Decision, IReadOnlyList<InputMistake> Mistakes);

/// <summary>Reads a decision sent as JSON against the plan's register, and names every mistake.</summary>
public sealed class DecisionReader
{
    private const int MaxDepth = 8;
    private const int LongestNumber = 100;
    private const string Missing = "còn thiếu";

    private static readonly string[] Common = ["id", "kind", "decidedBy", "decidedOn", "form", "reason", "recordedBy"];

    private static readonly Dictionary<string, string[]> FieldsOf = new(StringComparer.Ordinal)
    {
        ["extend"] = ["unit", "lastDay"],
        ["exempt"] = ["unit"],
        ["reportedElsewhere"] = ["unit"],
        ["settleElsewhere"] = ["unit"],
        ["confirmLate"] = ["unit"],
        ["reissueLink"] = ["unit"],
        ["askCompletion"] = ["unit", "remarks", "by"],
        ["accept"] = ["unit"],
        ["askExtension"] = ["unit", "lastDay"],
        ["refuseExtension"] = ["unit"],
        ["remindNow"] = ["unit"],
        ["callNoted"] = ["unit", "to"],
        ["withdraw"] = ["decision"],
        ["hold"] = ["scope"],
        ["release"] = [],
        ["deferList"] = ["rung", "listDay"],
        ["deferReminder"] = ["unit", "rung", "day"],
        ["standIn"] = ["person", "by", "from", "to"],
        ["succeed"] = ["unit", "successor", "from"],
        ["correctAddress"] = ["holder", "email"],
        ["assess"] = ["task", "level"],
        ["noteTask"] = ["task"],
        ["submitDraft"] = ["draft"],
        ["takeDraft"] = ["draft"],
        ["checkDraft"] = ["draft", "verdict"],
        ["opine"] = ["draft", "stance"],
        ["approve"] = ["draft", "number", "signedOn"],
        ["reopen"] = ["draft"],
        ["numbered"] = ["number", "signedOn"],
        ["issued"] = ["document", "recipient", "through", "on"],
        ["acknowledged"] = ["document", "recipient", "on"],
        ["beginEdition"] = ["document", "edition", "units"],
        ["closeYear"] = [],
    };

    private readonly JsonFields _fields;
    private readonly Register _register;
    private readonly IReadOnlyList<PlanTask> _tasks;
    private readonly IReadOnlyList<string> _reminders;
    private readonly string _office;
    private readonly DateOnly _today;

    private DecisionReader(JsonFields fields, Plan plan, DateOnly today)
    {
        _fields = fields;
        _register = plan.Register;
        _tasks = plan.Tasks;
        _reminders = [.. plan.Schedule.RemindersBefore.Select(before => new Rung(RungKind.Reminder, before).Id)];
        _office = plan.Agency.Office;
        _today = today;
    }

    /// <param name="now">The cycle's time; the decision is recorded at it.</param>
    public static DecisionReading Read(ReadOnlyMemory<byte> json, Plan plan, DateTimeOffset now)
    {
        var mistakes = new List<InputMistake>();
        using var document = JsonFields.Parse(json, MaxDepth, mistakes);
        var decision = document is null ? null : Read(document.RootElement, plan, now, mistakes);
        return new(mistakes.Count == 0 ? decision : null, JsonFields.Shown(mistakes));
    }

    private static Decision? Read(JsonElement root, Plan plan, DateTimeOffset now, List<InputMistake> mistakes)
    {
        var kind = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var value) && value.ValueKind == JsonValueKind.String
            ? JsonFields.TryGetString(value) ?? ""
            : "";
        if (!FieldsOf.TryGetValue(kind, out var own))
        {
            mistakes.Add(new("/kind", $"phải là một trong: {string.Join(", ", FieldsOf.Keys)}"));
            return null;
        }

        if (JsonFields.Of(root, "", mistakes, [.. Common, .. own]) is not { } fields)
            return null;
        var reader = new DecisionReader(fields, plan, VietnamTime.Day(now));
        return reader.ReadKind(kind) with
        {
            Id = reader.OperationId("id"),
            At = now,
            DecidedBy = reader.DecidedBy(),
            DecidedOn = reader.NotInFuture("decidedOn"),
            Form = reader.Text("form", 200),
            Reason = reader.Text("reason", 2000),
            RecordedBy = fields.Has("recordedBy") ? reader.StaffMember("recordedBy") : null,
        };
    }

    private Decision ReadKind(string kind) => kind switch
    {
        "extend" => new Extend(Unit("unit"), WithinAYear("lastDay")),
        "exempt" => new Exempt(Unit("unit")),
        "reportedElsewhere" => new ReportedElsewhere(Unit("unit")),
        "settleElsewhere" => new SettleElsewhere(Unit("unit")),
        "confirmLate" => new ConfirmLate(Unit("unit")),
        "reissueLink" => new ReissueLink(Unit("unit")),
        "askCompletion" => new AskCompletion(Unit("unit"), Text("remarks", 5000), FromTodayOn("by")),
        "accept" => new Accept(Unit("unit")),
        "askExtension" => new AskExtension(Unit("unit"), FromTodayOn("lastDay")),
        "refuseExtension" => new RefuseExtension(Unit("unit")),
        "remindNow" => new RemindNow(Unit("unit")),
        "callNoted" => new CallNoted(Unit("unit"), Text("to", 200)),
        "withdraw" => new Withdraw(OperationId("decision")),
        "hold" => new Hold(_fields.Find("scope") is null ? HoldScope.All : _fields.Choice<HoldScope>("scope") ?? default),
        "release" => new Release(),
        "closeYear" => new CloseYear(),
        "deferList" => new DeferList(OneOf("rung", [Rung.DeputyDirector.Id, Rung.Director.Id], "cấp báo cáo"), Day("listDay")),
        "deferReminder" => new DeferReminder(Unit("unit"), OneOf("rung", _reminders, "lần nhắc"), Day("day")),
        "standIn" => InOrder(new StandIn(Person("person"), Person("by"), Day("from"), Day("to"))),
        "succeed" => Different(new Succeed(Unit("unit"), Unit("successor"), Day("from"))),
        "correctAddress" => new CorrectAddress(Holder("holder"), Email("email")),
        "assess" => new Assess(Task("task"), Chosen<CompletionLevel>("level")),
        "noteTask" => new NoteTask(Task("task")),
        "submitDraft" => new SubmitDraft(Draft()),
        "takeDraft" => new TakeDraft(Draft()),
        "checkDraft" => new CheckDraft(Draft(), Chosen<CheckVerdict>("verdict")),
        "opine" => new Opine(Draft(), Chosen<Stance>("stance")),
        "reopen" => new Reopen(Draft()),
        "issued" => new Issued(Whole("document"), IssuedTo("recipient"), Text("through", 200), NotInFuture("on")),
        "acknowledged" => new Acknowledged(Whole("document"), IssuedTo("recipient"), NotInFuture("on")),
        "beginEdition" => Begin(),
        "numbered" => new Numbered(WithSign(Text("number", LongestNumber)) ?? "", NotInFuture("signedOn")),
        _ => Signed(new Approve(Draft(), WithSign(_fields.Text("number", LongestNumber)), _fields.Has("signedOn") ? NotInFuture("signedOn") : null)),
    };

    private string Unit(string name) => OneOf(name, [.. _register.Units.Select(unit => unit.Id)], "đơn vị");

    private string Task(string name) => OneOf(name, [.. _tasks.Select(task => task.Id)], "nhiệm vụ");

    private string Person(string name) => OneOf(name, [.. _register.People.Select(person => person.Id)], "lãnh đạo");

    private string Holder(string name) => OneOf(
        name, [.. _register.Units.Select(unit => unit.Id), .. _register.Units.Select(unit => Mail.Holder.Head(unit.Id).ToString()), .. _register.People.Select(person => person.Id), .. _register.Staff.Select(member => member.Id), .. _register.Recipients.Select(recipient => recipient.Id)], "nơi nhận");

    // Leaders decide, HCTH records; what concerns only the running of the cycle it decides itself.
    private string DecidedBy() => OneOf(
        "decidedBy", [.. _register.People.Select(person => person.Id), .. _register.Staff.Select(member => member.Id), _office], "người quyết định");

    private string StaffMember(string name) => OneOf(name, [.. _register.Staff.Select(member => member.Id)], "cán bộ");

    private string IssuedTo(string name) => OneOf(name, [.. _register.Recipients.Select(recipient => recipient.Id), Issued.Website], "nơi nhận");

    // Null where the list is wrong, which is then noted.
    private List<string>? Units()
    {
        if (_fields.Find("units") is not { } value)
            return [];
        var known = _register.Units.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= known.Count
            && value.EnumerateArray().Select(entry => entry.ValueKind == JsonValueKind.String ? JsonFields.TryGetString(entry) ?? "" : "").ToList() is var units
            && units.TrueForAll(known.Contains))
            return units;
        _fields.Note("units", "phải là danh sách mã đơn vị có trong danh bạ của Kế hoạch");
        return null;
    }

    private string OneOf(string name, IReadOnlyList<string> known, string what)
    {
        var text = Text(name, 100);
        if (text.Length > 0 && !known.Contains(text, StringComparer.Ordinal))
            _fields.Note(name, $"không có {what} '{text}' trong danh bạ của Kế hoạch");
        return text;
    }

    private string OperationId(string name)
    {
        var id = Text(name, 64);
        if (id.Length > 0 && !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            _fields.Note(name, "chỉ gồm chữ không dấu, số và dấu gạch nối");
        return id;
    }

    private string Text(string name, int longest) => _fields.RequiredText(name, Missing, longest);

    private DateOnly Day(string name)
    {
        if (!_fields.Has(name))
            _fields.Note(name, Missing);
        return _fields.Day(name) ?? default;
    }

    // No cycle lasts longer; a year beyond the calendar's is a slip of the pen.
    private DateOnly WithinAYear(string name)
    {
        var day = Day(name);
        if (day > _today.AddYears(1))
            _fields.Note(name, "cách hôm nay quá một năm; đề nghị kiểm tra lại năm");
        return day;
    }

    private DateOnly FromTodayOn(string name)
    {
        var day = WithinAYear(name);
        if (day != default && day < _today)
            _fields.Note(name, "ở trước ngày hôm nay");
        return day;
    }

    private DateOnly NotInFuture(string name)
    {
        var day = Day(name);
        if (day > _today)
            _fields.Note(name, "ở sau ngày ghi nhận");
        return day;
    }

    private string Email(string name)
    {
        var email = Text(name, 254);
        if (email.Length > 0 && !EmailSyntax.IsValid(email))
            _fields.Note(name, "không phải địa chỉ thư điện tử");
        return email;
    }

    private int Draft() => Whole("draft", "phải là số thứ tự của dự thảo");

    private int Whole(string name, string otherwise = "phải là số thứ tự")
    {
        if (!_fields.Has(name))
            _fields.Note(name, Missing);
        if (_fields.Number(name, negativeAllowed: false) is not { } number)
            return 0;
        if (number is >= 1 and <= 9999 && number == decimal.Truncate(number))
            return (int)number;
        _fields.Note(name, otherwise);
        return 0;
    }

    private T Chosen<T>(string name) where T : struct, Enum
    {
        if (!_fields.Has(name))
            _fields.Note(name, Missing);
        return _fields.Choice<T>(name) ?? default;
    }

    private BeginEdition Begin()
    {
        var (document, edition, units) = (Whole("document"), Chosen<EditionKind>("edition"), Units());
        if (units is not null && _fields.Has("edition") && edition is EditionKind.Supplement == (units.Count == 0))
            _fields.Note("units", "báo cáo bổ sung nêu các đơn vị được bổ sung; báo cáo thay thế không nêu");
        return new(document, edition, string.Join(' ', units ?? []));
    }

    private StandIn InOrder(StandIn standIn)
    {
        if (standIn.To != default && standIn.To < standIn.From)
            _fields.Note("to", "ở trước ngày bắt đầu");
        if (standIn.Person.Length > 0 && standIn.Person == standIn.By)
            _fields.Note("by", "phải là người khác");
        return standIn;
    }

    private Succeed Different(Succeed succeed)
    {
        if (succeed.Unit.Length > 0 && succeed.Unit == succeed.Successor)
            _fields.Note("successor", "phải là đơn vị khác");
        return succeed;
    }

    // It is cited as it was given: '12' alone would be no number of a document.
    private string? WithSign(string? number)
    {
        if (number is { Length: > 0 } && number.Split('/', 2) is not [{ Length: > 0 }, { Length: > 0 }])
            _fields.Note("number", "phải gồm số và ký hiệu, như 12/BC-SKHCN");
        return number;
    }

    private Approve Signed(Approve approve)
    {
        if (_fields.IsBlank("number") == _fields.Has("signedOn"))
            _fields.Note(_fields.IsBlank("number") ? "number" : "signedOn", "số, ký hiệu và ngày ký đi cùng nhau");
        return approve;
    }
}
