using System.Text.Json;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Plans.Reading;

/// <summary>Reads the fields of one JSON object, each by its name once; all others are refused.</summary>
/// <param name="spot">Null where the object itself is missing, which is noted already: then all is blank without a word.</param>
internal sealed class Fields(JsonSpot? spot, MistakeList mistakes)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public static T Object<T>(JsonSpot? spot, MistakeList mistakes, Func<Fields, T> read)
    {
        var isObject = spot is not null && Values.Is(spot, JsonValueKind.Object, mistakes);
        var fields = new Fields(isObject ? spot : null, mistakes);
        var value = read(fields);
        fields.RefuseOthers();
        return value;
    }

    public string Text(string name, TextSize size) => Required(name) is { } value ? Values.Text(value, mistakes, size) : "";

    public string? OptionalText(string name, TextSize size) => Optional(name) is { } value ? Values.Text(value, mistakes, size) : null;

    public string Slug(string name) => Required(name) is { } value ? Values.Slug(value, mistakes) : "";

    public string? OptionalSlug(string name) => Optional(name) is { } value ? Values.Slug(value, mistakes) : null;

    public string? OptionalEmail(string name) => Optional(name) is { } value ? Values.Email(value, mistakes) : null;

    public int Whole(string name, int least, int most) => Required(name) is { } value ? Values.Whole(value, mistakes, least, most) : 0;

    public bool Flag(string name) => Find(name) is { } value && Values.Flag(value, mistakes);

    public bool? OptionalFlag(string name) => Optional(name) is { } value ? Values.Flag(value, mistakes) : null;

    public T Choice<T>(string name)
        where T : struct, Enum => Required(name) is { } value ? Values.Choice<T>(value, mistakes) : default;

    /// <summary>The first choice where the field is missing.</summary>
    public T OptionalChoice<T>(string name)
        where T : struct, Enum => Find(name) is { } value ? Values.Choice<T>(value, mistakes) : default;

    public DateOnly? OptionalDay(string name) => Optional(name) is { } value ? Values.Day(value, mistakes) : null;

    public AnnualDay AnnualDay(string name) => Required(name) is { } value ? Values.AnnualDay(value, mistakes) : default;

    public TimeOnly? OptionalTime(string name) => Optional(name) is { } value ? Values.Time(value, mistakes) : null;

    public T Object<T>(string name, Func<Fields, T> read) => Object(Required(name), mistakes, read);

    public IReadOnlyList<T> List<T>(string name, Func<JsonSpot, MistakeList, T> read) => Items(Required(name), read);

    public IReadOnlyList<T>? OptionalList<T>(string name, Func<JsonSpot, MistakeList, T> read) => Optional(name) is { } value ? Items(value, read) : null;

    public IReadOnlyList<T> Objects<T>(string name, Func<Fields, T> read) => List(name, (item, list) => Object(item, list, read));

    public IReadOnlyList<T>? OptionalObjects<T>(string name, Func<Fields, T> read) => OptionalList(name, (item, list) => Object(item, list, read));

    /// <summary>A field that is allowed and means nothing here.</summary>
    public void Ignore(string name) => known.Add(name);

    private IReadOnlyList<T> Items<T>(JsonSpot? list, Func<JsonSpot, MistakeList, T> read)
    {
        if (list is null || !Values.Is(list, JsonValueKind.Array, mistakes))
            return [];

        foreach (var item in list.Items)
            mistakes.Learn(item);
        return [.. list.Items.Select(item => read(item, mistakes))];
    }

    private JsonSpot? Required(string name)
    {
        var value = Find(name);
        if (value is null && spot is not null)
            mistakes.AddAt(spot.Offset, spot.PlaceOf(name), $"Thiếu mục '{name}'.", $"Thêm \"{name}\" vào nhóm mục bắt đầu ở đây.");
        return value;
    }

    private JsonSpot? Optional(string name) => Find(name) is { Kind: not JsonValueKind.Null } value ? value : null;

    private JsonSpot? Find(string name)
    {
        known.Add(name);
        if (spot?.Fields.Find(field => field.Name == name) is not { } found)
            return null;
        mistakes.Learn(found.Value);
        return found.Value;
    }

    private void RefuseOthers()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in spot?.Fields ?? [])
        {
            var name = MistakeWording.Quote(field.Name);
            if (!known.Contains(field.Name))
                mistakes.AddAt(field.Offset, spot!.PlaceOf(name), $"Không có mục nào tên '{name}' ở đây.", mistakes.DidYouMean(field.Name, known));
            else if (!seen.Add(field.Name))
                mistakes.AddAt(field.Offset, spot!.PlaceOf(name), $"Mục '{name}' ghi hai lần.", "Chỉ giữ một.");
        }
    }
}
