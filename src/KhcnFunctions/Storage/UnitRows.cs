using System.Globalization;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Board;

namespace KhcnFunctions.Storage;

/// <summary>A unit's row as read, with the tag that a change of it must match.</summary>
internal sealed record UnitRow(CycleUnit Unit, ETag ETag);

/// <summary>Rows <c>u|{unit}</c>: where a unit stands.</summary>
internal static class UnitRows
{
    public const string Prefix = "u|";

    /// <summary>The columns of <see cref="ReadSending"/>.</summary>
    public static readonly string[] SendingColumns = ["RowKey", "Status", "FirstReceivedAt"];

    public static string Key(string unit) => Prefix + unit;

    public static TableEntity Write(string partition, CycleUnit unit)
    {
        var row = new TableEntity(partition, Key(unit.Unit))
        {
            ["Schema"] = 1,
            ["Order"] = unit.Order,
            ["Status"] = unit.Status.ToString(),
            ["Generation"] = unit.Generation,
            ["Paused"] = unit.Paused,
            ["Version"] = unit.Version,
            ["Leads"] = string.Join(',', unit.Leads),
            ["Supports"] = string.Join(',', unit.Supports),
            ["DeadlineForm"] = unit.Deadline.Form.ToString(),
            ["NamedDay"] = Day(unit.Deadline.NamedDay),
            ["LastDay"] = Day(unit.Deadline.LastDay),
            ["OnTimeBefore"] = unit.Deadline.OnTimeBefore,
        };
        if (unit.Deadline.Time is { } time)
            row["DeadlineTime"] = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (unit.Email is not null)
            row["Email"] = unit.Email;
        if (unit.HeadEmail is not null)
            row["HeadEmail"] = unit.HeadEmail;
        if (unit.FirstReceivedAt is { } first)
            row["FirstReceivedAt"] = first;
        if (unit.Version > 0)
        {
            row["Sha256"] = unit.Sha256;
            row["ReceiptId"] = unit.ReceiptId;
            row["LatestReceivedAt"] = unit.LatestReceivedAt;
            row["Timeliness"] = unit.Timeliness?.ToString();
            row["StandsSince"] = unit.StandsSince;
        }

        if (unit.LastVersion > 0)
            row["LastVersion"] = unit.LastVersion;
        if (unit.WindowSince is { } since)
        {
            row["WindowSince"] = since;
            row["SentInWindow"] = unit.SentInWindow;
        }

        if (unit.Awaiting is { } awaiting)
        {
            row["AwaitingVersion"] = awaiting.Version;
            row["AwaitingSha256"] = awaiting.Sha256;
            row["AwaitingReceiptId"] = awaiting.ReceiptId;
            row["AwaitingReceivedAt"] = awaiting.ReceivedAt;
        }

        return row;
    }

    public static UnitRow Read(TableEntity row) => new(
        new CycleUnit
        {
            Unit = row.RowKey[Prefix.Length..],
            Order = row.GetInt32("Order") ?? 0,
            Status = Enum.Parse<UnitStatus>(row.GetString("Status")),
            Generation = row.GetInt32("Generation") ?? 1,
            Paused = row.GetBoolean("Paused") ?? false,
            Email = row.GetString("Email"),
            HeadEmail = row.GetString("HeadEmail"),
            Version = row.GetInt32("Version") ?? 0,
            Leads = Split(row.GetString("Leads")),
            Supports = Split(row.GetString("Supports")),
            Deadline = new Deadline(
                Enum.Parse<DeadlineForm>(row.GetString("DeadlineForm")),
                Day(row.GetString("NamedDay")),
                row.GetString("DeadlineTime") is { } time ? TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture) : null,
                Day(row.GetString("LastDay")),
                row.GetDateTimeOffset("OnTimeBefore") ?? default),
            Sha256 = row.GetString("Sha256"),
            ReceiptId = row.GetString("ReceiptId"),
            FirstReceivedAt = row.GetDateTimeOffset("FirstReceivedAt"),
            LatestReceivedAt = row.GetDateTimeOffset("LatestReceivedAt"),
            Timeliness = row.GetString("Timeliness") is { } word ? Enum.Parse<Timeliness>(word) : null,
            LastVersion = row.GetInt32("LastVersion") ?? row.GetInt32("Version") ?? 0,
            StandsSince = row.GetDateTimeOffset("StandsSince") ?? row.GetDateTimeOffset("LatestReceivedAt"),
            WindowSince = row.GetDateTimeOffset("WindowSince"),
            SentInWindow = row.GetInt32("SentInWindow") ?? 0,
            Awaiting = row.GetInt32("AwaitingVersion") is { } version
                ? new AwaitingVersion(version, row.GetString("AwaitingSha256"), row.GetString("AwaitingReceiptId"), row.GetDateTimeOffset("AwaitingReceivedAt") ?? default)
                : null,
        },
        row.ETag);

    public static Sending ReadSending(TableEntity row) => new(Enum.Parse<UnitStatus>(row.GetString("Status")), row.GetDateTimeOffset("FirstReceivedAt"));

    private static string[] Split(string? list) => string.IsNullOrEmpty(list) ? [] : list.Split(',');

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
