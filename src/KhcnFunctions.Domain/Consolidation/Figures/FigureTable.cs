namespace KhcnFunctions.Consolidation.Figures;

/// <summary>Which table of the figures.</summary>
public enum FigureTableKind
{
    Units,
    Tasks,
    Figures,
    Budgets,
}

/// <param name="Width">In characters.</param>
internal sealed record FigureColumn(string Title, double Width);

/// <summary>One table as people read it. A cell is a text, a number (decimal, int), a day, a moment in Việt Nam's time, or nothing.</summary>
/// <param name="HasTotal">The last row is the sum of the others.</param>
internal sealed record FigureTable(string Title, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool HasTotal = false)
{
    public static FigureTable Of(FigureTableKind kind, FigureData data) => kind switch
    {
        FigureTableKind.Units => Units(data),
        FigureTableKind.Tasks => Duties(data),
        FigureTableKind.Figures => Figures(data),
        FigureTableKind.Budgets => Budgets(data),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static FigureTable Units(FigureData data) => new(
        "Tình hình gửi",
        [
            new("TT", 6), new("Phòng, đơn vị", 40), new("Tình trạng", 20), new("Thời hạn", 14), new("Thời điểm nhận", 18),
            new("Số ngày chậm", 10), new("Lần gửi", 9), new("Số lần nhắc", 9),
        ],
        [
            .. data.Units.Select((unit, index) => (IReadOnlyList<object?>)
                [index + 1, unit.Name, Words(unit.Standing), unit.Deadline, unit.ReceivedAt, unit.DaysLate, unit.Version, unit.Reminders]),
        ]);

    private static FigureTable Duties(FigureData data)
    {
        var duties = data.Duties.ToLookup(duty => (duty.Unit, duty.Task));
        return new(
            "Đơn vị - nhiệm vụ",
            [new("TT", 6), new("Phòng, đơn vị", 36), .. data.Tasks.Select(task => new FigureColumn(FormattableString.Invariant($"Nhiệm vụ {task.Number}"), 20))],
            [
                .. data.Units.Select((unit, index) => (IReadOnlyList<object?>)
                    [index + 1, unit.Name, .. data.Tasks.Select(task => duties[(unit.Unit, task.Id)].FirstOrDefault() is { } duty ? Words(duty) : null)]),
            ]);
    }

    private static FigureTable Figures(FigureData data) => new(
        "Số liệu",
        [new("TT", 6), new("Phòng, đơn vị", 34), new("Nhiệm vụ", 10), new("Tên số liệu", 44), new("Giá trị", 18), new("Đơn vị tính", 16), new("Ước thực hiện cả năm", 14)],
        [
            .. data.Figures.Select((figure, index) => (IReadOnlyList<object?>)
                [index + 1, figure.UnitName, figure.TaskNumber, figure.Name, figure.Value, figure.Measure, figure.FullYearEstimate ? "ước" : null]),
        ]);

    private static FigureTable Budgets(FigureData data) => new(
        "Kinh phí",
        [new("TT", 6), new("Nhiệm vụ", 56), new("Mức độ thực hiện", 18), new("Kinh phí kế hoạch (đồng)", 20), new("Kinh phí thực hiện (đồng)", 20), new("Nguồn", 26)],
        [
            .. data.Budgets.Select(row => (IReadOnlyList<object?>)
                [row.TaskNumber, row.Title, row.Level is { } level ? ReportWording.Of(level) : null, row.Planned, row.Spent, row.Sources]),
            .. data.BudgetTotal is { } total ? new IReadOnlyList<object?>[] { [null, "Tổng cộng", null, total.Planned, total.Spent, null] } : [],
        ],
        HasTotal: data.BudgetTotal is not null);

    private static string Words(UnitStanding standing) => standing switch
    {
        UnitStanding.OnTime => "Đúng hạn",
        UnitStanding.OnTheDay => "Gửi trong ngày hạn",
        UnitStanding.Late => "Gửi chậm",
        UnitStanding.Missing => "Chưa gửi",
        UnitStanding.Exempt => "Được miễn",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static string Words(DutyRow duty)
    {
        var role = duty.Role is DutyRole.Lead ? "Chủ trì" : "Phối hợp";
        return duty switch
        {
            { Level: { } level } => $"{role}: {Lower(ReportWording.Of(level))}",
            { NothingToReport: true } => $"{role}: không phát sinh",
            { Answered: true } => $"{role}: đã báo cáo",
            _ => role,
        };
    }

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
