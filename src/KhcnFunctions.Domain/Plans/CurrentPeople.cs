namespace KhcnFunctions.Plans;

/// <summary>Who works in a cycle whose plan is fixed: its units, tasks and days stay, people come and go.</summary>
public static class CurrentPeople
{
    /// <summary>
    /// The plan with leaders and staff as another revision of it names them. Whoever it no longer names stays until the last day
    /// that was known, since tasks and decisions name them.
    /// </summary>
    public static Plan WithPeopleOf(this Plan plan, Plan current) => plan with
    {
        Register = plan.Register with
        {
            People = Over(plan.Register.People, current.Register.People),
            Staff = Over(plan.Register.Staff, current.Register.Staff),
        },
    };

    private static IReadOnlyList<T> Over<T>(IReadOnlyList<T> before, IReadOnlyList<T> now) where T : IRegistered =>
        [.. now, .. before.Where(entry => now.All(other => other.Id != entry.Id))];
}
