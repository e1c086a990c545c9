using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Desk.Board;

/// <summary>The board's page.</summary>
/// <param name="Region">What is exchanged while the page stands, rendered.</param>
/// <param name="Mark">Of the region: the same mark is the same content.</param>
public sealed record BoardSheet(LetterContext Context, string Period, DeskUser User, string Region, string Mark);

/// <summary>What the board shows of the cycle; nothing in it changes with the minute alone.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Shown">Of the board's units those that the filter lets through.</param>
/// <param name="Deadline">The plan's own, before any extension.</param>
public sealed record RegionSheet(
    string Period, Plan Plan, CycleBoard Board, BoardFilter Filter, IReadOnlyList<BoardUnit> Shown, IReadOnlyList<BoardWork> Work,
    ReportStep Step, IReadOnlyList<TimelineDay> Days, Progress Progress, Deadline Deadline, DateOnly DispatchDay)
{
    public bool HoldsReminders { get; init; }

    public bool HoldsDispatch { get; init; }

    /// <summary>The board with another set of units, and the same task.</summary>
    public string AddressOf(BoardSet set)
    {
        string?[] parts =
        [
            BoardFilter.SlugOf(set) is { } slug ? "loc=" + slug : null,
            Filter.Task is { } task ? "nhiem-vu=" + Uri.EscapeDataString(task) : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return DeskPages.AddressOf(Period) + (query.Length == 0 ? "" : "?" + query) + "#don-vi";
    }
}
