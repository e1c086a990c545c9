using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>What every letter of a cycle rests on.</summary>
/// <param name="Year">The year that is reported.</param>
/// <param name="Now">The moment that the letter speaks of, such as 08:00 of the round's day.</param>
/// <param name="Rehearsal">The letter then says first that it is a 'chạy thử'.</param>
public sealed record LetterContext(Plan Plan, int Year, DateTimeOffset Now, bool Rehearsal)
{
    /// <summary>The unit that runs the cycle, or its successor, on the day.</summary>
    /// <exception cref="InvalidOperationException">The register does not hold the plan's office.</exception>
    public Unit Office => Plan.Register.UnitOn(Plan.Agency.Office, Today)
        ?? Plan.Register.Units.FirstOrDefault(unit => unit.Id == Plan.Agency.Office)
        ?? throw new InvalidOperationException($"The register has no unit '{Plan.Agency.Office}', which the plan names as its office.");

    internal DateOnly Today => VietnamTime.Day(Now);

    internal bool IsOffice(Unit unit) => unit.Id == Office.Id;
}
