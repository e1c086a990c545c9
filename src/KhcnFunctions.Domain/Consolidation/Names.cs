using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>Who holds which part in a task, by name, on the day of the document.</summary>
internal sealed class Names(Plan plan, DateOnly day)
{
    /// <summary>'Phó Giám đốc Trần Công Hòa'; the role alone where the holder is not known.</summary>
    public string DirectorOf(PlanTask task)
    {
        var person = Find(task.DirectedBy);
        var role = person?.Role is LeaderRole.Director ? "Giám đốc" : "Phó Giám đốc";
        return person?.Name is { } name ? $"{role} {PersonName.Plain(name)}" : $"{role} Sở";
    }

    /// <summary>The names of the lead units: those of the cycle, else those of the plan.</summary>
    public string LeadsOf(TaskMaterial material)
    {
        var names = material.LeadUnits.Count > 0
            ? material.LeadUnits.Select(entry => entry.Unit.Name)
            : material.Task.Leads.Select(id => plan.Register.Units.FirstOrDefault(unit => unit.Id == id)?.Name ?? id);
        return string.Join("; ", names);
    }

    /// <summary>The Director of the day; null where the register has none.</summary>
    public Person? Director => plan.Register.People.FirstOrDefault(person => person.Role is LeaderRole.Director && person.IsValidOn(day));

    /// <summary>Name of the unit that runs the cycle.</summary>
    public string Office => plan.Register.Units.FirstOrDefault(unit => unit.Id == plan.Agency.Office)?.Name ?? "Phòng Hành chính - Tổng hợp";

    // Follows successors; the count ends a chain that bites its own tail.
    private Person? Find(string id)
    {
        var person = plan.Register.People.FirstOrDefault(each => each.Id == id);
        for (var step = 0; person is { Successor: { } next } && !person.IsValidOn(day) && step < plan.Register.People.Count; step++)
        {
            person = plan.Register.People.FirstOrDefault(each => each.Id == next) ?? person;
        }

        return person;
    }
}
