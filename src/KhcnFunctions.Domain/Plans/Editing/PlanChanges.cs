namespace KhcnFunctions.Plans.Editing;

/// <summary>One difference between two plans, in words.</summary>
/// <param name="Entry">What it concerns, such as a unit's name.</param>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was taken away.</param>
public sealed record PlanChange(string Entry, string Field, string? Before, string? After);

/// <summary>What one plan has other than another, as far as it is edited in forms.</summary>
public static class PlanChanges
{
    private const string None = "(trống)";

    public static IReadOnlyList<PlanChange> Between(Plan before, Plan after) =>
    [
        .. Enum.GetValues<PlanEntryKind>().SelectMany(kind => kind is PlanEntryKind.Document
            ? Fields(before, after, kind, null, "Kế hoạch")
            : Entries(before, after, kind)),
    ];

    private static IEnumerable<PlanChange> Entries(Plan before, Plan after, PlanEntryKind kind)
    {
        var (old, now) = (IdsOf(before, kind), IdsOf(after, kind));
        foreach (var (id, name) in now)
        {
            if (!old.ContainsKey(id))
                yield return new(name, "Thêm mới", null, name);
            foreach (var change in Fields(before, after, kind, id, name))
                yield return change;
        }

        foreach (var (id, name) in old.Where(entry => !now.ContainsKey(entry.Key)))
            yield return new(name, "Bỏ khỏi Kế hoạch", name, null);
    }

    private static IEnumerable<PlanChange> Fields(Plan before, Plan after, PlanEntryKind kind, string? id, string entry)
    {
        if (PlanEdit.Of(before, kind, id) is not { } old || PlanEdit.Of(after, kind, id) is not { } now)
            yield break;
        foreach (var field in now.Fields)
        {
            var (was, became) = (Words(field, old.ValuesOf(field)), Words(field, now.ValuesOf(field)));
            if (was != became)
                yield return new(entry, field.Label, was, became);
        }
    }

    private static string Words(EntryField field, IReadOnlyList<string> values)
    {
        if (field.Kind is EntryFieldKind.Flag)
            return values is ["true"] ? "có" : "không";
        var shown = values.Where(value => value.Length > 0).Select(value => field.Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? Day(field, value)).ToList();
        return shown.Count == 0 ? None : string.Join(", ", shown);
    }

    private static string Day(EntryField field, string value) =>
        field.Kind is EntryFieldKind.Day && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Calendar.DayText.Date(day) : value;

    private static Dictionary<string, string> IdsOf(Plan plan, PlanEntryKind kind) => (kind switch
    {
        PlanEntryKind.Task => plan.Tasks.Select(task => (task.Id, $"Nhiệm vụ {task.Number}")),
        PlanEntryKind.Unit => plan.Register.Units.Select(unit => (unit.Id, unit.Name)),
        PlanEntryKind.Leader => plan.Register.People.Select(person => (person.Id, person.Name ?? person.Id)),
        PlanEntryKind.Staff => plan.Register.Staff.Select(member => (member.Id, member.Name ?? member.Id)),
        _ => plan.Register.Recipients.Select(recipient => (recipient.Id, recipient.Name)),
    }).ToDictionary(entry => entry.Item1, entry => entry.Item2, StringComparer.Ordinal);
}
