using KhcnFunctions.Calendar;

namespace KhcnFunctions.Consolidation;

public enum EditionKind
{
    /// <summary>Báo cáo bổ sung: what came after the issue, with a number of its own.</summary>
    Supplement,

    /// <summary>Báo cáo thay thế: the whole report again, in place of one whose content was wrong.</summary>
    Replacement,
}

/// <summary>A report after the issued one.</summary>
/// <param name="EarlierNumber">Số, ký hiệu of the issued report, such as 12/BC-SKHCN.</param>
/// <param name="EarlierDay">Its day.</param>
public sealed record ReportEdition(EditionKind Kind, string EarlierNumber, DateOnly EarlierDay)
{
    /// <summary>Ids of the units whose reports the supplement brings; of no meaning for a replacement.</summary>
    public IReadOnlyList<string> SupplementUnits { get; init; } = [];

    /// <summary>'Báo cáo số 12/BC-SKHCN ngày 20/12/2026'.</summary>
    public string Earlier => $"Báo cáo số {LineBlocks.OneLine(EarlierNumber)} ngày {DayText.Date(EarlierDay)}";
}
