using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.Board;

/// <summary>What a row of the board says of its unit.</summary>
internal static class RowWords
{
    public static string Standing(BoardUnit unit) => string.Join("; ", Parts(unit));

    private static IEnumerable<string> Parts(BoardUnit unit)
    {
        yield return unit.Row switch
        {
            { Status: UnitStatus.Exempt } => "được miễn",
            { Status: UnitStatus.Reported } row => row.Timeliness switch
            {
                Timeliness.OnTime => $"đã gửi, đúng hạn{Version(row)}",
                Timeliness.OnTheDay => $"đã gửi, gửi trong ngày{Version(row)}",
                _ => $"đã gửi, gửi chậm{Version(row)}",
            },
            { AwaitsHead: true } => "chờ Trưởng đơn vị duyệt",
            var row => unit.IsOverdue ? $"chưa gửi, quá hạn ({Wording.ShortDeadline(row.Deadline)})" : $"chưa gửi, {Wording.ShortDeadline(row.Deadline)}",
        };
        if (unit.Row is { Status: UnitStatus.Open, Paused: true })
            yield return "báo đã gửi qua kênh khác";
        if (unit.Asks is { } asked)
            yield return $"đang xin gia hạn đến {DayText.Date(asked.LastDay)}";
        if (unit.Completes is { } completion)
            yield return $"đề nghị hoàn thiện đến {DayText.Date(completion.By)}";
        if (unit.MailFailed)
            yield return "có thư không đến được";
    }

    private static string Version(CycleUnit unit) => unit.Version > 1 ? FormattableString.Invariant($" (lần {unit.Version})") : "";
}
