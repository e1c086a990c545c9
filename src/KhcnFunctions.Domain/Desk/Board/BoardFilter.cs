using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Desk.Board;

/// <summary>Which units the board shows; each has its word in the address, <c>?loc=chua-gui</c>.</summary>
public enum BoardSet
{
    All,
    Owing,
    AwaitingHead,
    Sent,
    ToComplete,
    OnTheDay,
    Late,
    Exempt,
    AsksExtension,
    Elsewhere,
}

/// <param name="Task">Id of a task with which the units have to do; null for all.</param>
/// <param name="Search">Part of a unit's name, however it is typed; null for all.</param>
public sealed record BoardFilter(BoardSet Set, string? Task, string? Search)
{
    private static readonly (BoardSet Set, string Slug, string Words)[] Sets =
    [
        (BoardSet.Owing, "chua-gui", "Chưa gửi"),
        (BoardSet.AwaitingHead, "cho-duyet", "Chờ Trưởng đơn vị duyệt"),
        (BoardSet.Sent, "da-gui", "Đã gửi"),
        (BoardSet.ToComplete, "hoan-thien", "Đề nghị hoàn thiện"),
        (BoardSet.Late, "gui-cham", "Gửi chậm"),
        (BoardSet.OnTheDay, "trong-ngay", "Gửi trong ngày"),
        (BoardSet.AsksExtension, "xin-gia-han", "Đang xin gia hạn"),
        (BoardSet.Elsewhere, "kenh-khac", "Báo đã gửi qua kênh khác"),
        (BoardSet.Exempt, "mien", "Được miễn"),
    ];

    public static BoardFilter None { get; } = new(BoardSet.All, null, null);

    /// <summary>The sets that are counted, in the order in which they are shown, with their words in addresses and on the page.</summary>
    public static IReadOnlyList<(BoardSet Set, string Slug, string Words)> Offered => Sets;

    /// <summary>What is not understood filters nothing.</summary>
    public static BoardFilter Of(string? slug, string? task, string? search) => new(
        Array.Find(Sets, set => set.Slug == slug).Set, string.IsNullOrWhiteSpace(task) ? null : task, string.IsNullOrWhiteSpace(search) ? null : search.Trim());

    /// <summary>The word of a set in addresses; null for all.</summary>
    public static string? SlugOf(BoardSet set) => Array.Find(Sets, offered => offered.Set == set).Slug;

    public static bool IsIn(BoardUnit unit, BoardSet set) => set switch
    {
        BoardSet.Owing => unit.Row is { Status: UnitStatus.Open, AwaitsHead: false },
        BoardSet.AwaitingHead => unit.Row.AwaitsHead,
        BoardSet.Sent => unit.Row.Status is UnitStatus.Reported,
        BoardSet.ToComplete => unit.Completes is not null,
        BoardSet.OnTheDay => unit.Row is { Status: UnitStatus.Reported, Timeliness: Timeliness.OnTheDay },
        BoardSet.Late => unit.Row is { Status: UnitStatus.Reported, Timeliness: Timeliness.Late },
        BoardSet.Exempt => unit.Row.Status is UnitStatus.Exempt,
        BoardSet.AsksExtension => unit.Asks is not null,
        BoardSet.Elsewhere => unit.Row is { Status: UnitStatus.Open, Paused: true },
        _ => true,
    };

    public IReadOnlyList<BoardUnit> Apply(IEnumerable<BoardUnit> units)
    {
        var sought = Search is null ? null : TextFold.Of(Search);
        return
        [
            .. units.Where(unit => IsIn(unit, Set)
                && (Task is null || unit.Row.Leads.Contains(Task, StringComparer.Ordinal) || unit.Row.Supports.Contains(Task, StringComparer.Ordinal))
                && (sought is null || TextFold.Of($"{unit.Unit.Name} {unit.Unit.ShortName}").Contains(sought, StringComparison.Ordinal))),
        ];
    }
}
