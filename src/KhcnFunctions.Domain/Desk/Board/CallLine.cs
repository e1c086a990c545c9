using KhcnFunctions.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>A unit that has not sent, to be called.</summary>
/// <param name="Called">The last call that was noted; null where none was.</param>
public sealed record CallLine(Unit Unit, CycleUnit Row, CallNoted? Called)
{
    /// <summary>For a tel: link; null where the register has no number that a phone could dial.</summary>
    public string? Dial => DialOf(Unit.Phone);

    /// <summary>Those that have not sent, the earliest deadline first; who was called least lately comes before the others. HCTH calls the others, not itself.</summary>
    public static IReadOnlyList<CallLine> Of(Plan plan, IEnumerable<CycleUnit> units, CycleDecisions decisions)
    {
        var called = decisions.Of<CallNoted>().GroupBy(call => call.Unit, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var register = plan.Register.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        return
        [
            .. units.Where(row => row.Status is UnitStatus.Open && row.Unit != plan.Agency.Office)
                .Select(row => new CallLine(register[row.Unit], row, called.GetValueOrDefault(row.Unit)))
                .OrderBy(line => line.Row.AwaitsHead).ThenBy(line => line.Row.Paused).ThenBy(line => line.Row.Deadline.LastDay)
                .ThenBy(line => line.Called?.At ?? DateTimeOffset.MinValue).ThenBy(line => line.Row.Order),
        ];
    }

    // Of several numbers the first; what stands between the digits is left out.
    private static string? DialOf(string? phone)
    {
        var first = (phone ?? "").Split(['/', ';', ','], 2)[0];
        var digits = new string([.. first.Where(letter => char.IsAsciiDigit(letter) || letter == '+')]);
        return digits.Length >= 6 ? digits : null;
    }
}
