using System.Globalization;
using KhcnFunctions.Desk.Units;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.CycleWide;

/// <summary>One page of a cycle's audit.</summary>
/// <param name="Lines">Of the page, the latest first.</param>
/// <param name="Unit">Whose alone are shown; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record CycleAuditSheet(LetterContext Context, string Period, IReadOnlyList<AuditLine> Lines, int Total, Unit? Unit, int Page)
{
    public const int Size = 50;

    public string Home => DeskParts.AddressOf(Period, DeskParts.CycleWide) + "/nhat-ky";

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <param name="lines">In order.</param>
    /// <param name="page">As the address says.</param>
    public static CycleAuditSheet Of(LetterContext context, string period, IReadOnlyList<AuditLine> lines, Unit? unit, string? page)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var pages = Math.Max(1, (lines.Count + Size - 1) / Size);
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
        return new(context, period, [.. lines.Reverse().Skip((number - 1) * Size).Take(Size)], lines.Count, unit, number);
    }

    public string AddressOf(int page) => FormattableString.Invariant($"{Home}?trang-so={page}{(Unit is null ? "" : "&don-vi=" + Uri.EscapeDataString(Unit.Id))}");
}
