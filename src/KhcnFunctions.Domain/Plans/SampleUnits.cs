using System.Globalization;

namespace KhcnFunctions.Plans;

/// <summary>Units made up for a rehearsal (chạy thử), plainly marked as such.</summary>
public static class SampleUnits
{
    private static readonly UnitKind[] Kinds = [UnitKind.Division, UnitKind.SubDepartment, UnitKind.Centre];

    /// <summary>The plan with <paramref name="count"/> sample units at the end of its register. Each supports the tasks that say 'các phòng,
    /// đơn vị liên quan'. The same plan and count give the same units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Plan AddTo(Plan plan, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        var taken = plan.Register.Units.Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var deputies = plan.Register.People.Where(person => person.Role is LeaderRole.DeputyDirector).ToList();
        var samples = Enumerable.Range(1, int.MaxValue)
            .Where(number => !taken.Contains(IdOf(number)))
            .Take(count)
            .Select(number => Sample(number, deputies))
            .ToList();
        return plan with
        {
            Tasks = [.. plan.Tasks.Select(task => WithTicks(task, samples))],
            Register = plan.Register with { Units = [.. plan.Register.Units, .. samples] },
        };
    }

    private static Unit Sample(int number, List<Person> deputies) => new()
    {
        Id = IdOf(number),
        Name = $"Đơn vị mẫu {Digits(number)} (chạy thử)",
        ShortName = $"Mẫu {Digits(number)}",
        Kind = Kinds[(number - 1) % Kinds.Length],
        Contact = $"Đầu mối mẫu {Digits(number)}",
        Emails = [$"{IdOf(number)}@chay-thu.example"],
        InCharge = deputies.Count == 0 ? null : deputies[(number - 1) % deputies.Count].Id,
        Sample = true,
    };

    /// <summary>Where HCTH has ticked already, the sample units are ticked too: else they would have nothing to report.</summary>
    private static PlanTask WithTicks(PlanTask task, List<Unit> samples) =>
        task.Coordination is { Related: true, Ticked: { } ticked }
            ? task with { Coordination = task.Coordination with { Ticked = [.. ticked, .. samples.Select(unit => unit.Id)] } }
            : task;

    private static string IdOf(int number) => $"mau-{Digits(number)}";

    private static string Digits(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}
