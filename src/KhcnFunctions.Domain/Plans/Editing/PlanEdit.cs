using System.Globalization;
using System.Text.Json.Nodes;

namespace KhcnFunctions.Plans.Editing;

/// <summary>A mistake in the form of an entry.</summary>
/// <param name="Field">Name of the field; empty where it concerns the plan as a whole.</param>
public sealed record EntryMistake(string Field, string Message);

/// <summary>What came of an edit: the changed plan, or every mistake that keeps it from being one.</summary>
public sealed record PlanEditing(Plan? Plan, IReadOnlyList<EntryMistake> Mistakes);

/// <summary>
/// Changes one entry of a plan as a form sends it. The changed plan is read as a plan file is, so that the rules of the
/// file are those of the form.
/// </summary>
public sealed class PlanEdit
{
    private const string FileName = "plan.json";

    private readonly Plan _plan;
    private readonly PlanEntryKind _kind;
    private readonly JsonObject _root;
    private readonly int _index;

    private PlanEdit(Plan plan, PlanEntryKind kind, JsonObject root, int index)
    {
        _plan = plan;
        _kind = kind;
        _root = root;
        _index = index;
    }

    public IReadOnlyList<EntryField> Fields => EntryForms.FieldsOf(_kind, _plan);

    private string Place => _kind is PlanEntryKind.Document ? "" : $"{ListOf(_kind)}[{_index.ToString(CultureInfo.InvariantCulture)}].";

    private JsonObject Entry => _kind is PlanEntryKind.Document ? _root : List(_root, _kind)[_index]!.AsObject();

    /// <summary>Null where the plan has no such entry.</summary>
    /// <param name="id">Null for the plan's own number and day.</param>
    public static PlanEdit? Of(Plan plan, PlanEntryKind kind, string? id)
    {
        var root = RootOf(plan);
        var index = kind is PlanEntryKind.Document ? 0 : IndexOf(List(root, kind), id);
        return index < 0 ? null : new(plan, kind, root, index);
    }

    /// <summary>An entry that is not there yet.</summary>
    /// <param name="name">From which its id is made.</param>
    public static PlanEdit Add(Plan plan, PlanEntryKind kind, string name)
    {
        var root = RootOf(plan);
        var list = List(root, kind);
        list.Add(Blank(plan, kind, EntrySlug.Unused(name, [.. list.Select(IdOf)])));
        return new(plan, kind, root, list.Count - 1);
    }

    /// <summary>What stands in a field: one value, or several in a list.</summary>
    public IReadOnlyList<string> ValuesOf(EntryField field) => Find(Entry, field.Name) switch
    {
        JsonArray list => [.. list.Select(TextOf)],
        { } value => [TextOf(value)],
        null => [],
    };

    /// <summary>The plan with the fields as they were sent.</summary>
    /// <param name="sent">All values of a field, as the form sent them.</param>
    public PlanEditing With(Func<EntryField, IReadOnlyList<string>> sent)
    {
        var root = _root.DeepClone().AsObject();
        var entry = _kind is PlanEntryKind.Document ? root : List(root, _kind)[_index]!.AsObject();
        foreach (var field in Fields)
            Put(entry, field.Name, ValueOf(field, sent(field)));
        var reading = PlanFile.Read(root.ToJsonString(), FileName);
        return new(reading.Plan, [.. reading.Mistakes.Select(InForm)]);
    }

    private EntryMistake InForm(PlanMistake mistake)
    {
        var place = mistake.Place.StartsWith(Place, StringComparison.Ordinal) ? mistake.Place[Place.Length..] : "";
        var field = Fields.FirstOrDefault(field => place == field.Name || place.StartsWith(field.Name + "[", StringComparison.Ordinal));
        var message = $"{mistake.Message} {mistake.Remedy}";
        return field is null ? new("", mistake.Place.Length == 0 ? message : $"{mistake.Place}: {message}") : new(field.Name, message);
    }

    private static JsonNode? ValueOf(EntryField field, IReadOnlyList<string> sent)
    {
        var values = sent.SelectMany(value => field.Kind is EntryFieldKind.Emails ? value.Split('\n') : [value]).Select(value => value.Trim()).Where(value => value.Length > 0).ToList();
        return field.Kind switch
        {
            EntryFieldKind.Flag => JsonValue.Create(values.Count > 0),
            EntryFieldKind.Emails => Strings(values),
            EntryFieldKind.Choices => values.Count == 0 && field.Name.EndsWith("ticked", StringComparison.Ordinal) ? null : Strings(values),
            EntryFieldKind.Day => values.Count == 0 ? null : JsonValue.Create(Iso(values[0])),
            _ => values.Count == 0 ? field.Required ? JsonValue.Create("") : null : JsonValue.Create(values[0]),
        };
    }

    // As people write a day; anything else is left for the reader to refuse.
    private static string Iso(string day) =>
        DateOnly.TryParseExact(day, ["dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : day;

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode?)JsonValue.Create(value))];

    private static JsonNode? Find(JsonObject entry, string path) => path.Split('.') is [var outer, var inner] ? entry[outer]?[inner] : entry[path];

    private static void Put(JsonObject entry, string path, JsonNode? value)
    {
        if (path.Split('.') is [var outer, var inner])
            entry[outer]![inner] = value;
        else
            entry[path] = value;
    }

    private static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "",
        _ => node.ToJsonString(),
    };

    private static JsonObject RootOf(Plan plan) => JsonNode.Parse(PlanFile.Write(plan))!.AsObject();

    private static string ListOf(PlanEntryKind kind) => kind switch
    {
        PlanEntryKind.Task => "tasks",
        PlanEntryKind.Unit => "register.units",
        PlanEntryKind.Leader => "register.people",
        PlanEntryKind.Staff => "register.staff",
        _ => "register.recipients",
    };

    private static JsonArray List(JsonObject root, PlanEntryKind kind) => Find(root, ListOf(kind))!.AsArray();

    private static int IndexOf(JsonArray list, string? id) => id is null ? -1 : list.Select(IdOf).ToList().IndexOf(id);

    private static string IdOf(JsonNode? entry) => entry!["id"]!.GetValue<string>();

    private static JsonObject Blank(Plan plan, PlanEntryKind kind, string id) => kind switch
    {
        PlanEntryKind.Task => new()
        {
            ["id"] = id,
            ["number"] = plan.Tasks.Max(task => task.Number) + 1,
            ["coordination"] = new JsonObject { ["related"] = false, ["units"] = new JsonArray(), ["ticked"] = null },
            ["leads"] = new JsonArray(),
        },
        PlanEntryKind.Unit => new() { ["id"] = id, ["headApproval"] = "onLink", ["emails"] = new JsonArray() },
        _ => new() { ["id"] = id },
    };
}
