using System.Globalization;
using System.Text;
using System.Text.Json;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Times;

namespace KhcnFunctions.PlanDocuments;

/// <summary>How many values of a kind of field should have been found, were found, and are right.</summary>
public sealed class FieldScore
{
    public int Expected { get; set; }

    /// <summary>A wrong value that is not marked doubtful counts twice.</summary>
    public int Found { get; set; }

    public int Right { get; set; }

    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => Expected == 0 ? 1 : (double)Right / Expected;

    public double Least => Math.Min(Precision, Recall);

    public void Add(FieldScore other) => (Expected, Found, Right) = (Expected + other.Expected, Found + other.Found, Right + other.Right);
}

/// <summary>Holds what was found in a document of the corpus against its gold result, kind of field by kind of field.</summary>
public sealed class CorpusScore
{
    private readonly SortedDictionary<string, FieldScore> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _doubtful;
    private readonly bool _hasRegister;

    private CorpusScore(PlanDocument document, bool hasRegister)
    {
        _doubtful = [.. document.Questions.Select(question => question.Field)];
        _hasRegister = hasRegister;
    }

    public IReadOnlyDictionary<string, FieldScore> Fields => _fields;

    /// <summary>What is wrong or missing, a line each.</summary>
    public List<string> Faults { get; } = [];

    public static CorpusScore Of(PlanDocument found, JsonElement gold)
    {
        var score = new CorpusScore(found, gold.GetProperty("register").ValueKind is not JsonValueKind.Null);
        score.Head(found, gold);
        score.Bases(found, gold);
        score.Tasks(found, gold);
        score.Duties(found, gold);
        score.List("recipients", found.Recipients.Select(line => line.Value), Texts(gold, "recipients"));
        score.Signer(found, gold);
        score.Questions(found, gold);
        return score;
    }

    private void Head(PlanDocument found, JsonElement gold)
    {
        One("agency", found.Agency?.Value, Text(gold, "agency"));
        One("superiorAgency", found.SuperiorAgency?.Value, Text(gold, "superiorAgency"));
        One("number", found.Number?.Value, Text(gold, "number"));
        One("sign", found.Sign?.Value, Text(gold, "sign"));
        One("place", found.Place?.Value, Text(gold, "place"));
        One("kind", found.Kind?.Value, Text(gold, "kind"));
        One("abstract", found.Abstract?.Value, Text(gold, "abstract"));
        One("purpose", found.Purpose?.Value, Text(gold, "purpose"));
        One("requirements", found.Requirements?.Value, Text(gold, "requirements"));
        var date = gold.GetProperty("date");
        One("date", found.Date is { Value: var day } ? $"{day.Day}/{day.Month}/{day.Year}" : null, $"{Whole(date, "day")}/{Whole(date, "month")}/{Whole(date, "year")}", "date");
    }

    private void Bases(PlanDocument found, JsonElement gold)
    {
        var expected = gold.GetProperty("legalBases").EnumerateArray().ToList();
        for (var at = 0; at < Math.Max(expected.Count, found.LegalBases.Count); at++)
        {
            var basis = at < found.LegalBases.Count ? found.LegalBases[at].Value : null;
            JsonElement? right = at < expected.Count ? expected[at] : null;
            var place = $"legalBases[{at}]";
            One("basis.asWritten", basis?.AsWritten, Text(right, "asWritten"), place);
            One("basis.kind", basis?.Kind, Text(right, "kind"), place);
            One("basis.number", basis?.Number, Text(right, "number"), place);
            One("basis.day", basis?.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(right, "day"), place);
            One("basis.issuer", basis?.Issuer, Text(right, "issuer"), place);
            One("basis.subject", WithoutWord(basis?.Subject), WithoutWord(Text(right, "subject")), place);
        }
    }

    private static string? WithoutWord(string? subject) => subject?.StartsWith("việc ", StringComparison.Ordinal) == true ? subject[5..] : subject;

    private void Tasks(PlanDocument found, JsonElement gold)
    {
        var expected = gold.GetProperty("tasks").EnumerateArray().ToList();
        var left = found.Tasks.Index().ToList();
        foreach (var task in expected)
        {
            var titles = new[] { Text(task, "title")! }.Concat(Texts(task, "titleOr")).Select(Fold).ToList();
            var match = left.FindIndex(mine => titles.Contains(Fold(mine.Item.Title.Value)));
            var byTitle = match >= 0;
            if (match < 0)
                match = left.FindIndex(mine => mine.Item.Number is { } number && number == Text(task, "number"));
            if (match < 0)
            {
                Task(null, -1, task);
                continue;
            }

            Task(left[match].Item, left[match].Index, task, byTitle);
            left.RemoveAt(match);
        }

        foreach (var (index, task) in left)
            Task(task, index, null);
    }

    private void Task(DocumentTask? mine, int index, JsonElement? gold, bool byTitle = false)
    {
        var place = $"tasks[{index}]";
        One("task.title", mine?.Title.Value, byTitle ? mine!.Title.Value : Text(gold, "title"), $"{place}.title");
        One("task.number", mine?.Number, Text(gold, "number"), place);
        One("task.group", mine?.Group, Text(gold, "group"), place);
        One("task.product", mine?.Product?.Value, Text(gold, "product"), place);
        One("task.note", mine?.Note?.Value, Text(gold, "note"), place);
        One("task.supportsAsWritten", mine?.SupportsAsWritten, Text(gold, "supportsAsWritten"), place);
        One("task.directing", mine?.Directing is { } leader ? Key(leader.Value) : null, gold?.GetProperty("directing") is { ValueKind: JsonValueKind.Object } directing ? Key(directing) : null, $"{place}.directing");
        List("task.leads", mine?.Leads?.Value.Parties.Select(Key) ?? [], Parties(gold, "leads"), $"{place}.leads");
        List("task.supports", mine?.Supports?.Value.Parties.Select(Key) ?? [], Parties(gold, "supports"), $"{place}.supports");
        One("task.related", mine?.Supports?.Value.Related == true ? "related" : null, gold?.GetProperty("related").GetBoolean() == true ? "related" : null, place);
        One("task.time", Time(mine?.Time?.Value), Time(gold), $"{place}.time");
    }

    private void Duties(PlanDocument found, JsonElement gold)
    {
        var left = found.Duties.Index().ToList();
        foreach (var duty in gold.GetProperty("duties").EnumerateArray())
        {
            // In their order; where one was not found, the next that has its time or addressee.
            var match = left.FindIndex(mine => Fold(mine.Item.To ?? "") == Fold(Text(duty, "to") ?? "") && Time(mine.Item.Time) == Time(duty));
            if (match < 0)
                match = left.FindIndex(mine => Fold(mine.Item.To ?? "") == Fold(Text(duty, "to") ?? ""));
            Duty(match < 0 ? null : left[match].Item, match < 0 ? -1 : left[match].Index, duty);
            if (match >= 0)
                left.RemoveAt(match);
        }

        foreach (var (index, duty) in left)
            Duty(duty, index, null);
    }

    private void Duty(DocumentDuty? mine, int index, JsonElement? gold)
    {
        var place = $"duties[{index}]";
        var what = Text(gold, "what");
        // Where the deed ends in a sentence is a matter of taste.
        var isSame = mine is not null && what is not null && (Fold(what).Contains(Fold(mine.What), StringComparison.Ordinal) || Fold(mine.What).Contains(Fold(what), StringComparison.Ordinal));
        One("duty.what", mine?.What, isSame ? mine!.What : what, place);
        List("duty.who", mine?.Who.Select(Key) ?? [], Parties(gold, "who"), $"{place}.who");
        One("duty.to", mine?.To, Text(gold, "to"), place);
        One("duty.through", mine?.Through, Text(gold, "through"), place);
        One("duty.time", Time(mine?.Time), Time(gold), $"{place}.time");
    }

    private void Signer(PlanDocument found, JsonElement gold)
    {
        var signer = gold.GetProperty("signer");
        JsonElement? right = signer.ValueKind is JsonValueKind.Null ? null : signer;
        One("signer.name", found.Signer?.Value.Name, Text(right, "name"));
        One("signer.position", found.Signer?.Value.Position, Text(right, "position"));
        List("signer.onBehalf", found.Signer?.Value.OnBehalf ?? [], right is { } known ? Texts(known, "onBehalf") : []);
    }

    private void Questions(PlanDocument found, JsonElement gold)
    {
        var may = Texts(gold, "mayAsk").ToHashSet(StringComparer.Ordinal);
        List("questions", found.Questions.Select(question => question.Field).Where(field => !may.Contains(field)), Texts(gold, "questions").Where(field => _hasRegister || !field.Contains('[', StringComparison.Ordinal)), "", exact: true);
    }

    private void One(string field, string? mine, string? right, string place = "") => List(field, mine is null ? [] : [mine], right is null ? [] : [right], place);

    private void List(string field, IEnumerable<string> mine, IEnumerable<string> right, string place = "", bool exact = false)
    {
        var (found, expected) = (mine.ToList(), right.ToList());
        if (!_fields.TryGetValue(field, out var score))
            _fields[field] = score = new FieldScore();
        var left = found.Index().ToList();
        score.Expected += expected.Count;
        score.Found += found.Count;
        foreach (var value in expected)
        {
            var match = left.FindIndex(one => exact ? one.Item == value : Fold(one.Item) == Fold(value));
            if (match < 0)
            {
                Faults.Add($"{field} {place}: lacks '{value}'");
                continue;
            }

            score.Right++;
            left.RemoveAt(match);
        }

        foreach (var (index, value) in left)
        {
            if (!_doubtful.Contains(place) && !_doubtful.Contains($"{place}[{index}]") && field != "questions")
                score.Found++;
            Faults.Add($"{field} {place}: wrong '{value}'");
        }
    }

    private static string Key(Party party) => party.Id is { } id ? $"id {id}" : $"name {Fold(party.AsWritten)}";

    private static string Key(JsonElement party) => Text(party, "id") is { } id ? $"id {id}" : $"name {Fold(Text(party, "asWritten")!)}";

    private static IEnumerable<string> Parties(JsonElement? gold, string name) => gold is { } one ? one.GetProperty(name).EnumerateArray().Select(Key) : [];

    private static IEnumerable<string> Texts(JsonElement gold, string name) => gold.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];

    private static string? Text(JsonElement? gold, string name) => gold is { } one && one.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Whole(JsonElement gold, string name) => gold.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt32().ToString(CultureInfo.InvariantCulture) : "";

    private static string Fold(string text) => NameWords.Fold(text.Normalize(NormalizationForm.FormC)) is { Length: > 0 } folded ? folded : text;

    // Null where nothing is said.
    private static string? Time(TimeText? time) => time is null || time.Rules is [{ Kind: TimeKind.None }] ? null : string.Join(" + ", time.Rules.Select(Rule).Order(StringComparer.Ordinal));

    private static string Rule(TimeRule rule) => Join(
        Kind(rule.Kind.ToString()), rule.Day, rule.Kind is TimeKind.Yearly or TimeKind.Once ? rule.Month : null, rule.Year, rule.MonthOfQuarter, rule.Weekday, rule.Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
        rule.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), rule.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), string.Join(' ', rule.Days.Select(day => $"{day.Day}/{day.Month}")), rule.Exclusive ? "before" : "");

    private static string? Time(JsonElement? gold)
    {
        if (gold is not { } one)
            return null;
        var rules = one.GetProperty("time").GetProperty("rules").EnumerateArray().Where(rule => Text(rule, "kind") != "none").Select(rule => Join(
            Kind(Text(rule, "kind")!), Number(rule, "day"), Number(rule, "month"), Number(rule, "year"), Number(rule, "monthOfQuarter"), Number(rule, "weekday"), Text(rule, "time"), Text(rule, "from"), Text(rule, "to"),
            rule.TryGetProperty("days", out var days) ? string.Join(' ', days.EnumerateArray().Select(day => $"{Number(day, "day")}/{Number(day, "month")}")) : "",
            rule.TryGetProperty("exclusive", out var exclusive) && exclusive.GetBoolean() ? "before" : "")).ToList();
        return rules.Count == 0 ? null : string.Join(" + ", rules.Order(StringComparer.Ordinal));
    }

    private static string Kind(string kind) => kind.ToLowerInvariant();

    private static int? Number(JsonElement gold, string name) => gold.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt32() : null;

    private static string Join(params object?[] parts) => string.Join('|', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
}
