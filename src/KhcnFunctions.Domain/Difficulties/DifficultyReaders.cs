using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Difficulties;

/// <summary>Which leaders a difficulty is laid before.</summary>
public static class DifficultyReaders
{
    /// <summary>
    /// The deputy director who is asked: who directs the task, else who is in charge of the unit, else the first who directs a
    /// task that the unit leads. Null where the Director directs the task, or no deputy is known.
    /// </summary>
    public static Person? DeputyFor(this Holders holders, Difficulty difficulty)
    {
        ArgumentNullException.ThrowIfNull(holders);
        ArgumentNullException.ThrowIfNull(difficulty);
        if (holders.Plan.Tasks.FirstOrDefault(task => task.Id == difficulty.Task) is { } task && holders.InOffice(task.DirectedBy) is { } directing)
            return directing.Role is LeaderRole.DeputyDirector ? directing : null;
        var unit = holders.Unit(difficulty.Unit);
        return unit.InCharge is { } id && holders.InOffice(id) is { Role: LeaderRole.DeputyDirector } charged ? charged : holders.DeputiesOver(unit) is [var first, ..] ? first : null;
    }
}
