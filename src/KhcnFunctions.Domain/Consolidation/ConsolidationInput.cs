using KhcnFunctions.Calendar;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>Everything that the two documents are built from; nothing else goes in, so the same input gives the same bytes.</summary>
public sealed record ConsolidationInput
{
    public required Plan Plan { get; init; }

    /// <summary>The year that is reported.</summary>
    public required int Year { get; init; }

    /// <summary>1 for the first draft.</summary>
    public required int Draft { get; init; }

    /// <summary>When it was compiled.</summary>
    public required DateTimeOffset CompiledAt { get; init; }

    /// <summary>Units of the cycle, in the register's order.</summary>
    public required IReadOnlyList<UnitEntry> Units { get; init; }

    /// <summary>Name of the addressee on the day, such as Ủy ban nhân dân tỉnh Quảng Ngãi.</summary>
    public required string Addressee { get; init; }

    /// <summary>Name of the agency that it goes through on the day, such as Sở Tài chính.</summary>
    public required string Through { get; init; }

    /// <summary>The day of sending, or the day of compiling where that is later; its month stands beside the blank day of the Báo cáo.</summary>
    public DateOnly DispatchDay
    {
        get
        {
            var (planned, compiled) = (Plan.Schedule.Dispatch.In(Year), VietnamTime.Day(CompiledAt));
            return planned > compiled ? planned : compiled;
        }
    }

    /// <summary>Who signs; null for the Director of the day. A deputy director signs 'KT. GIÁM ĐỐC' (Decree 30/2020/NĐ-CP, Article 13).</summary>
    public Person? Signer { get; init; }

    /// <summary>Null for the report of the year itself.</summary>
    public ReportEdition? Edition { get; init; }

    /// <summary>The reports of the year before by the id of the unit, to compare figures with.</summary>
    public IReadOnlyDictionary<string, Report> LastYear { get; init; } = new Dictionary<string, Report>();

    /// <summary>The department's own assessments by the id of the task.</summary>
    public IReadOnlyDictionary<string, DepartmentAssessment> Assessments { get; init; } = new Dictionary<string, DepartmentAssessment>();

    /// <summary>HCTH's checks and requests of the year; they stand in the internal document alone.</summary>
    public IReadOnlyList<TaskNote> TaskNotes { get; init; } = [];

    /// <summary>The difficulties that units raised over the year, in their order.</summary>
    public IReadOnlyList<Difficulty> Difficulties { get; init; } = [];

    /// <summary>HCTH's edits by the key of the part (<see cref="PartKeys"/>).</summary>
    public IReadOnlyDictionary<string, PartEdit> Edits { get; init; } = new Dictionary<string, PartEdit>();

    /// <summary>The units whose reports stand in the Báo cáo: all, or those of a supplement.</summary>
    internal IReadOnlyList<UnitEntry> Contributors => IsSupplement ? [.. Units.Where(entry => Edition!.SupplementUnits.Contains(entry.Unit.Id, StringComparer.Ordinal))] : Units;

    internal bool IsSupplement => Edition is { Kind: EditionKind.Supplement };

    /// <summary>True in a rehearsal: every page says 'Chạy thử'.</summary>
    public bool Rehearsal { get; init; }
}

/// <summary>Where a unit stands when the documents are compiled.</summary>
public enum UnitStanding
{
    OnTime,
    OnTheDay,
    Late,
    Missing,
    Exempt,
}

/// <summary>A unit of the cycle with the latest version of its report.</summary>
public sealed record UnitEntry
{
    public required Unit Unit { get; init; }

    public required UnitStanding Standing { get; init; }

    /// <summary>Ids of the tasks that it leads.</summary>
    public required IReadOnlyList<string> Leads { get; init; }

    /// <summary>Ids of the tasks that it supports.</summary>
    public required IReadOnlyList<string> Supports { get; init; }

    public required Deadline Deadline { get; init; }

    public int RemindersSent { get; init; }

    /// <summary>When a clerk sent what still waits for the head; it is not in the documents. Null where nothing waits.</summary>
    public DateTimeOffset? AwaitsHeadSince { get; init; }

    /// <summary>Null when nothing was received.</summary>
    public ReceivedReport? Received { get; init; }

    /// <summary>
    /// Calendar days in Việt Nam after the last day on which the report would have been on time; of a missing one, up to
    /// <paramref name="now"/>. Null where it is neither late nor missing.
    /// </summary>
    public int? DaysLate(DateTimeOffset now)
    {
        if (Standing is not (UnitStanding.Late or UnitStanding.Missing))
            return null;
        var lastDay = VietnamTime.Day(Deadline.OnTimeBefore.AddTicks(-1));
        return Math.Max(0, VietnamTime.Day(Received?.ReceivedAt ?? now).DayNumber - lastDay.DayNumber);
    }
}

/// <param name="Version">1 for the first sending.</param>
/// <param name="Sha256">Of the canonical form, lower-case hex.</param>
public sealed record ReceivedReport(Report Report, int Version, DateTimeOffset ReceivedAt, string ReceiptId, string Sha256);
