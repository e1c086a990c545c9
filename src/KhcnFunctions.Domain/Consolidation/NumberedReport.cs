using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>The approved report with the số, ký hiệu and day that văn thư gave it, in the room left for them. Nothing else changes.</summary>
public static partial class NumberedReport
{
    /// <param name="report">The draft as <see cref="ReportDocument"/> wrote it.</param>
    /// <param name="number">Such as 12/BC-SKHCN.</param>
    /// <exception cref="InvalidDataException">It is no such document.</exception>
    public static byte[] From(ReadOnlyMemory<byte> report, string number, DateOnly signedOn) => DocxPackage.Rewrite(report, (style, text) => style switch
    {
        StyleIds.Number => RoomForNumber().Replace(text, _ => $": {number}"),
        StyleIds.PlaceAndDate => RoomForDay().Replace(text, _ => DayText.LongDate(signedOn)),
        StyleIds.AnnexReference => RoomForDay().Replace(RoomForNumber().Replace(text, _ => $" {number}"), _ => DayText.LongDate(signedOn)),
        _ => text,
    });

    [GeneratedRegex(@":? {8}/BC-\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoomForNumber();

    [GeneratedRegex(@"ngày {8}tháng \d{1,2} năm \d{4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoomForDay();
}
