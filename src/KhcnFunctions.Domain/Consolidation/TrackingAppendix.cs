using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation.Docx;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// The internal Phụ lục theo dõi for the Director and HCTH: where each unit stands, what each reported, its report in full and unchanged,
/// and the source of every paragraph of the Báo cáo. Written block by block, so thousands of reports are not held twice.
/// </summary>
public static class TrackingAppendix
{
    /// <summary>Writes the document and leaves the stream open.</summary>
    public static void Write(ConsolidationInput input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        DocxPackage.Write(output, new($"Phụ lục theo dõi kết quả năm {input.Year}", input.CompiledAt, input.Rehearsal), Pages(input));
    }

    private static IEnumerable<PageRun> Pages(ConsolidationInput input)
    {
        var tasks = TaskMaterial.Gather(input, input.Units);
        yield return new(PageOrientation.Landscape, OwnNumbering: true, [.. Head(input), .. StandingTable.Compose(input)]);
        yield return new(PageOrientation.Portrait, OwnNumbering: false, [new Heading(1, "THEO DÕI TỪNG NHIỆM VỤ"), .. tasks.SelectMany(task => TaskTracking.Compose(input, task)), .. NoteTable.OfNoTask(input), .. RaisedDifficulties.Track(input)]);
        yield return new(PageOrientation.Portrait, OwnNumbering: false, FullReports.Compose(input));
        var report = ConsolidatedReport.From(input);
        yield return new(PageOrientation.Landscape, OwnNumbering: false, EditingTracking.Compose(report).Concat(HintTable.Compose(report)).Concat(SourceTable.Compose(report)));
    }

    private static string EditionOf(ConsolidationInput input) => input.Edition switch
    {
        null => "Báo cáo",
        { Kind: EditionKind.Supplement } edition => $"Báo cáo bổ sung ({edition.Earlier})",
        var edition => $"Báo cáo thay thế {edition.Earlier}",
    };

    private static IEnumerable<Block> Head(ConsolidationInput input)
    {
        var (plan, agency) = (input.Plan, input.Plan.Agency);
        yield return new Letterhead(
            agency.Name.ToUpperInvariant(),
            new Names(plan, input.DispatchDay).Office.ToUpperInvariant(),
            Number: null,
            $"{agency.Place}, {DayText.LongDate(VietnamTime.Day(input.CompiledAt))}");
        yield return new DocumentName("PHỤ LỤC THEO DÕI", $"Kết quả năm {input.Year} thực hiện Kế hoạch {PlanReference.Cite(plan)} của {agency.Name}");
        yield return new Paragraph(
            $"Tài liệu nội bộ, không gửi ra ngoài Sở; kèm theo dự thảo lần {input.Draft} của {EditionOf(input)}, tổng hợp lúc {DayText.Moment(input.CompiledAt)}.",
            TextRole.Addressee);
    }
}
