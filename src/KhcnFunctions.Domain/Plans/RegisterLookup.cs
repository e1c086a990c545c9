namespace KhcnFunctions.Plans;

/// <summary>Who holds a place on a day: once an entry's validity has ended, its successor does, and so on along the chain.</summary>
public static class RegisterLookup
{
    /// <summary>The unit that has the duties of <paramref name="id"/> on the day; null when there is none.</summary>
    public static Unit? UnitOn(this Register register, string id, DateOnly day) => HolderOn(register.Units, id, day);

    /// <summary>The leader who stands where <paramref name="id"/> stood, on the day; null when there is none.</summary>
    public static Person? PersonOn(this Register register, string id, DateOnly day) => HolderOn(register.People, id, day);

    /// <summary>The agency that gets what is due to <paramref name="id"/> on the day; null when there is none.</summary>
    public static Recipient? RecipientOn(this Register register, string id, DateOnly day) => HolderOn(register.Recipients, id, day);

    /// <summary>The member of the staff who does the work of <paramref name="id"/> on the day; null when there is none.</summary>
    public static StaffMember? StaffOn(this Register register, string id, DateOnly day) => HolderOn(register.Staff, id, day);

    /// <summary>Name of a leader, member of the staff or unit; the id where nobody has it or the name is not known.</summary>
    public static string NameOf(this Register register, string id) =>
        register.People.FirstOrDefault(person => person.Id == id)?.Name
        ?? register.Staff.FirstOrDefault(member => member.Id == id)?.Name
        ?? register.Units.FirstOrDefault(unit => unit.Id == id)?.Name
        ?? id;

    /// <summary>The Director in office on the day, the first of the register if it names several; null while there is none.</summary>
    public static Person? Director(this Register register, DateOnly day) =>
        register.People.FirstOrDefault(person => person.Role is LeaderRole.Director && person.IsValidOn(day));

    /// <summary>The deputy directors in office on the day, in the register's order.</summary>
    public static IReadOnlyList<Person> DeputyDirectors(this Register register, DateOnly day) =>
        [.. register.People.Where(person => person.Role is LeaderRole.DeputyDirector && person.IsValidOn(day))];

    /// <summary>The deputy directors who answer for a unit: those directing the tasks it leads, else the one in charge of the unit;
    /// empty when neither is known. In the order of the tasks.</summary>
    public static IReadOnlyList<Person> DeputiesOver(this Plan plan, Unit unit, DateOnly day) => plan.DeputiesOn(day)(unit);

    /// <summary>The same for many units of one day.</summary>
    public static Func<Unit, IReadOnlyList<Person>> DeputiesOn(this Plan plan, DateOnly day)
    {
        var directing = plan.Tasks
            .Select(task => (task.Leads, Leader: plan.Register.PersonOn(task.DirectedBy, day)))
            .Where(task => task.Leader is { Role: LeaderRole.DeputyDirector })
            .SelectMany(task => task.Leads.Select(lead => plan.Register.UnitOn(lead, day)).OfType<Unit>().Select(unit => (unit.Id, Leader: task.Leader!)))
            .GroupBy(pair => pair.Id, pair => pair.Leader, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Person>)[.. group.DistinctBy(person => person.Id)], StringComparer.Ordinal);
        return unit => directing.TryGetValue(unit.Id, out var deputies) ? deputies
            : unit.InCharge is { } id && plan.Register.PersonOn(id, day) is { Role: LeaderRole.DeputyDirector } charged ? [charged] : [];
    }

    private static T? HolderOn<T>(IReadOnlyList<T> entries, string id, DateOnly day)
        where T : class, IRegistered
    {
        var entry = entries.FirstOrDefault(candidate => candidate.Id == id);
        // A file with a circle of successors is refused; a plan made in code may hold one, which ends after a turn.
        for (var turn = 0; entry is not null && turn < entries.Count; turn++)
        {
            if (entry.IsValidOn(day))
                return entry;
            var next = day > entry.To ? entry.Successor : null;
            entry = next is null ? null : entries.FirstOrDefault(candidate => candidate.Id == next);
        }

        return null;
    }
}
