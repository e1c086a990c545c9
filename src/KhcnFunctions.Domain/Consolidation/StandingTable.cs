using System.Globalization;
using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation;

/// <summary>Where each unit stands: on time, late, missing, exempt, with reminders, receipt and hash.</summary>
internal static class StandingTable
{
    private const string None = "-";

    private static readonly Column[] Columns =
    [
        new("TT", 4, ColumnAlignment.Centre),
        new("Phòng, đơn vị", 16),
        new("Nhiệm vụ chủ trì / phối hợp", 11),
        new("Thời hạn", 10, ColumnAlignment.Centre),
        new("Tình trạng", 9, ColumnAlignment.Centre),
        new("Số ngày chậm", 6, ColumnAlignment.Centre),
        new("Thời điểm nhận", 10, ColumnAlignment.Centre),
        new("Lần gửi", 5, ColumnAlignment.Centre),
        new("Số lần nhắc", 6, ColumnAlignment.Centre),
        new("Mã tiếp nhận", 9),
        new("SHA-256 của báo cáo", 14),
    ];

    public static IEnumerable<Block> Compose(ConsolidationInput input)
    {
        yield return new Heading(1, "TÌNH HÌNH GỬI BÁO CÁO");
        yield return new Paragraph(Summary(input));
        yield return new Table("Tình hình gửi báo cáo của các phòng, đơn vị", Columns, input.Units.Select((entry, index) => Of(input, entry, index + 1)));
    }

    private static string Summary(ConsolidationInput input)
    {
        var received = input.Units.Count(entry => entry.Received is not null);
        var parts = input.Units.GroupBy(entry => entry.Standing).OrderBy(group => group.Key).Select(group => $"{Of(group.Key)}: {DayText.Count(group.Count())}");
        var ending = input.Units.Count == 0 ? "." : $" ({string.Join("; ", parts).ToLowerInvariant()}).";
        return $"Đến {DayText.Moment(input.CompiledAt)} đã nhận báo cáo của {DayText.Count(received)}/{DayText.Count(input.Units.Count)} phòng, đơn vị{ending}";
    }

    private static Row Of(ConsolidationInput input, UnitEntry entry, int number)
    {
        var received = entry.Received;
        return new(
        [
            number.ToString(CultureInfo.InvariantCulture),
            entry.Unit.Name,
            $"Chủ trì: {Numbers(input, entry.Leads)}\nPhối hợp: {Numbers(input, entry.Supports)}",
            DeadlineOf(entry.Deadline),
            Standing(entry),
            entry.DaysLate(input.CompiledAt)?.ToString(CultureInfo.InvariantCulture) ?? None,
            received is null ? None : DayText.Moment(received.ReceivedAt),
            received?.Version.ToString(CultureInfo.InvariantCulture) ?? None,
            entry.RemindersSent.ToString(CultureInfo.InvariantCulture),
            received?.ReceiptId ?? None,
            received?.Sha256 ?? None,
        ]);
    }

    private static string Standing(UnitEntry entry)
    {
        var standing = entry.Standing is UnitStanding.OnTheDay ? $"Gửi trong ngày {entry.Deadline.NamedDay:dd'/'MM}" : Of(entry.Standing);
        return entry.AwaitsHeadSince is { } sent ? $"{standing}; có lần gửi lúc {DayText.Moment(sent)} chờ Trưởng đơn vị duyệt" : standing;
    }

    private static string Of(UnitStanding standing) => standing switch
    {
        UnitStanding.OnTime => "Đúng hạn",
        UnitStanding.OnTheDay => "Gửi trong ngày hạn",
        UnitStanding.Late => "Gửi chậm",
        UnitStanding.Missing => "Chưa gửi",
        UnitStanding.Exempt => "Được miễn",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static string Numbers(ConsolidationInput input, IReadOnlyList<string> tasks)
    {
        var numbers = input.Plan.Tasks.Where(task => tasks.Contains(task.Id, StringComparer.Ordinal)).Select(task => task.Number.ToString(CultureInfo.InvariantCulture));
        return string.Join(", ", numbers) is { Length: > 0 } list ? list : None;
    }

    private static string DeadlineOf(Deadline deadline)
    {
        var words = deadline.Form is DeadlineForm.Before ? "Trước" : "Chậm nhất";
        return $"{words}{(deadline.Time is { } time ? $" {DayText.Time(time)}" : "")} ngày {DayText.Date(deadline.NamedDay)}";
    }
}
