using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.Escalation;
using KhcnFunctions.Mail;

namespace KhcnFunctions.Storage;

/// <summary>The head of a cycle.</summary>
/// <param name="PlanRevision">The plan as it was when the cycle opened; later changes come as decisions.</param>
/// <param name="CalendarRevision">The calendar by which the units' deadlines were computed last.</param>
internal sealed record CycleHeader(int Year, string Plan, string PlanRevision, int CalendarRevision, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>Generation of HCTH's token; earlier ones are revoked. 0 while none was handed out.</summary>
    public int OfficeGeneration { get; init; }

    /// <summary>The first token has generation 1, whether it was handed out or made from the key.</summary>
    public bool Accepts(int officeGeneration) => officeGeneration == Math.Max(1, OfficeGeneration);
}

/// <summary>
/// A round as it was decided. It stands before its mails do, so that whoever writes them, and however often, writes those
/// that were decided.
/// </summary>
/// <param name="Lists">Its mails other than those that follow from <c>Record.Taken</c>, one a unit.</param>
/// <param name="Untold">Units whose request is said in another letter.</param>
/// <param name="MailsWritten">False until all its mails stand in the outbox.</param>
internal sealed record StoredRound(RoundMark Mark, RoundRecord Record, IReadOnlyList<Notice> Lists, IReadOnlyList<string> Untold, bool MailsWritten)
{
    public IEnumerable<Notice> Notices => RoundNotices.ToUnits(Record)
        .Where(notice => notice.Kind is not NoticeKind.Request || !Untold.Contains(notice.Unit))
        .Concat(Lists);
}

/// <summary>Rows <c>c</c> (head), <c>b|{draft}</c>, <c>d|{kind}|{subject}</c>, <c>r|{day}</c>.</summary>
internal static class CycleRows
{
    public const string HeaderKey = "c";
    public const string DraftPrefix = "b|";
    public const string DecisionPrefix = "d|";
    public const string RoundPrefix = "r|";

    public static TableEntity Write(string partition, CycleHeader header)
    {
        var row = new TableEntity(partition, HeaderKey)
        {
            ["Schema"] = 1,
            ["Year"] = header.Year,
            ["Plan"] = header.Plan,
            ["PlanRevision"] = header.PlanRevision,
            ["CalendarRevision"] = header.CalendarRevision,
            ["OpenedAt"] = header.OpenedAt,
            ["OfficeGeneration"] = header.OfficeGeneration,
        };
        if (header.ClosedAt is { } closed)
            row["ClosedAt"] = closed;
        return row;
    }

    public static CycleHeader ReadHeader(TableEntity row) => new(
        row.GetInt32("Year") ?? 0, row.GetString("Plan"), row.GetString("PlanRevision"), row.GetInt32("CalendarRevision") ?? 0,
        row.GetDateTimeOffset("OpenedAt") ?? default, row.GetDateTimeOffset("ClosedAt"))
    {
        // A head from before the column may have handed out the first.
        OfficeGeneration = row.GetInt32("OfficeGeneration") ?? 1,
    };

    public static string DraftKey(int number) => DraftPrefix + DraftNumber(number);

    /// <summary>As it stands in keys.</summary>
    public static string DraftNumber(int number) => FormattableString.Invariant($"{number:0000}");

    public static TableEntity Write(string partition, Draft draft)
    {
        var row = new TableEntity(partition, DraftKey(draft.Number)) { ["Schema"] = 1, ["CompiledAt"] = draft.CompiledAt };
        row.SetJson("Draft", draft);
        return row;
    }

    public static string DecisionKey(Decision decision) =>
        $"{DecisionPrefix}{char.ToLowerInvariant(decision.GetType().Name[0])}{decision.GetType().Name[1..]}|{decision.Subject}";

    public static TableEntity Write(string partition, Decision decision)
    {
        var row = new TableEntity(partition, DecisionKey(decision)) { ["Schema"] = 1, ["At"] = decision.At };
        row.SetJson("Decision", decision);
        return row;
    }

    public static string RoundKey(DateOnly day) => FormattableString.Invariant($"{RoundPrefix}{day:yyyy-MM-dd}");

    public static TableEntity Write(string partition, StoredRound round)
    {
        var (mark, record) = (round.Mark, round.Record);
        var row = new TableEntity(partition, RoundKey(mark.Day)) { ["Schema"] = 1, ["At"] = mark.At, ["MailsWritten"] = round.MailsWritten };
        row.SetJson("Mark", mark);
        row.SetJson("Taken", Pack(record.Taken));
        row.SetJson("Superseded", Pack(record.Superseded));
        row.SetJson("Announced", Pack(record.Announced));
        row.SetJson("Lists", round.Lists);
        row.SetJson("Untold", round.Untold);
        return row;
    }

    /// <summary>The round's mails stand in the outbox.</summary>
    public static TableTransactionAction MarkMailsWritten(string partition, DateOnly day) =>
        new(TableTransactionActionType.UpdateMerge, new TableEntity(partition, RoundKey(day)) { ["MailsWritten"] = true }, Azure.ETag.All);

    public static StoredRound ReadRound(TableEntity row)
    {
        var mark = row.GetJson<RoundMark>("Mark");
        return new StoredRound(
            mark, ReadRecord(row, mark), row.GetJson<List<Notice>>("Lists"), row.GetJson<List<string>>("Untold"), row.GetBoolean("MailsWritten") ?? false);
    }

    private static RoundRecord ReadRecord(TableEntity row, RoundMark mark) => new()
    {
        Day = mark.Day,
        At = mark.At,
        Taken = Unpack(row.GetJson<List<PackedRungs>>("Taken")),
        Superseded = Unpack(row.GetJson<List<PackedRungs>>("Superseded")),
        Announced = Unpack(row.GetJson<List<PackedRungs>>("Announced")),
    };

    // Thousands of units take the same rung for the same day: said once, it fits the row.
    private static List<PackedRungs> Pack(IReadOnlyList<UnitRung> rungs) =>
        [.. rungs.GroupBy(rung => (rung.Rung, rung.LastDay)).Select(group => new PackedRungs(group.Key.Rung, group.Key.LastDay, [.. group.Select(rung => rung.Unit)]))];

    private static List<UnitRung> Unpack(List<PackedRungs> packed) =>
        [.. packed.SelectMany(group => group.Units.Select(unit => new UnitRung(unit, group.LastDay, group.Rung)))];

    private sealed record PackedRungs(string Rung, DateOnly LastDay, List<string> Units);
}
