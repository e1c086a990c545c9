using KhcnFunctions.Plans;

namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>A unit, or a group of units ('Các phòng, đơn vị thuộc Sở'), by whatever names documents call it.</summary>
/// <param name="Aliases">Other names, among them those that somebody once chose for it.</param>
/// <param name="To">Last day of validity.</param>
/// <param name="Successor">Id of the one who takes over.</param>
public sealed record KnownUnit(string Id, string Name, string ShortName, IReadOnlyList<string> Aliases, DateOnly? To = null, string? Successor = null);

/// <summary>A leader; the name is null where the register does not know it.</summary>
public sealed record KnownPerson(string Id, string? Name, LeaderRole Role);

/// <summary>An agency outside of the department.</summary>
public sealed record KnownRecipient(string Id, string Name);

/// <summary>The names against which those of a plan document are held: the department's register, with aliases.</summary>
/// <param name="AgencyName">Sở Khoa học và Công nghệ; null where no register is given.</param>
public sealed record KnownNames(
    string? AgencyName, string? ParentName, IReadOnlyList<KnownUnit> Units, IReadOnlyList<KnownPerson> People, IReadOnlyList<KnownRecipient> Recipients)
{
    /// <summary>No register: nothing is matched, every name stands as written.</summary>
    public static KnownNames None { get; } = new(null, null, [], [], []);

    /// <summary>The register of a plan.</summary>
    public static KnownNames Of(Plan plan) => new(
        plan.Agency.Name,
        plan.Agency.ParentName,
        [.. plan.Register.Units.Select(unit => new KnownUnit(unit.Id, unit.Name, unit.ShortName, [], unit.To, unit.Successor))],
        [.. plan.Register.People.Select(person => new KnownPerson(person.Id, person.Name, person.Role))],
        [.. plan.Register.Recipients.Select(recipient => new KnownRecipient(recipient.Id, recipient.Name))]);
}
