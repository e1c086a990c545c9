using System.Globalization;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>The Báo cáo to UBND tỉnh as a .docx. It names no late unit, no reminder, version, hash or author, in its properties neither.</summary>
public static class ReportDocument
{
    // Văn thư gives number and day; the room for them stays blank.
    private const string Blank = "        ";

    /// <summary>Writes the document and leaves the stream open.</summary>
    public static void Write(ConsolidationInput input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var report = ConsolidatedReport.From(input);
        DocxPackage.Write(output, new($"Báo cáo {LowerFirst(report.Subject)}", input.CompiledAt, input.Rehearsal), Pages(input, report));
    }

    private static IEnumerable<PageRun> Pages(ConsolidationInput input, ConsolidatedReport report)
    {
        yield return new(PageOrientation.Portrait, OwnNumbering: true, Text(input, report));
        if (report.Budgets is { } budgets)
        {
            yield return new(PageOrientation.Portrait, OwnNumbering: true, [Annex(input, budgets), budgets]);
        }
    }

    private static IEnumerable<Block> Text(ConsolidationInput input, ConsolidatedReport report)
    {
        var agency = input.Plan.Agency;
        yield return new Letterhead(
            agency.ParentName.ToUpperInvariant(), agency.Name.ToUpperInvariant(), $"Số:{Blank}/BC-{agency.Sign}", $"{agency.Place}, {BlankDay(input.DispatchDay)}");
        yield return new DocumentName("BÁO CÁO", report.Subject);
        yield return new Paragraph($"Kính gửi: {input.Addressee} (qua {input.Through}).", TextRole.Addressee);
        foreach (var block in report.Blocks)
        {
            yield return block;
        }

        yield return Signature(input);
    }

    private static SignatureBlock Signature(ConsolidationInput input)
    {
        var lines = input.Plan.ReportDistribution;
        var signer = input.Signer ?? new Names(input.Plan, input.DispatchDay).Director;
        return new(
            [.. lines.Select((line, index) => $"- {line.Text}{(index == lines.Count - 1 ? "." : ";")}")],
            signer?.Role is LeaderRole.DeputyDirector ? ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] : ["GIÁM ĐỐC"],
            signer?.Name is { } name ? PersonName.Plain(name) : null);
    }

    private static AnnexName Annex(ConsolidationInput input, Table table) => new(
        "Phụ lục",
        $"{table.Caption} năm {input.Year}{(input.IsSupplement ? " (phần bổ sung)" : "")}".ToUpperInvariant(),
        $"(Kèm theo Báo cáo số{Blank}/BC-{input.Plan.Agency.Sign} {BlankDay(input.DispatchDay)} của {input.Plan.Agency.Name})");

    private static string BlankDay(DateOnly day)
    {
        var text = DayText.LongDate(day);
        return string.Create(CultureInfo.InvariantCulture, $"ngày{Blank}{text[text.IndexOf("tháng", StringComparison.Ordinal)..]}");
    }

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
