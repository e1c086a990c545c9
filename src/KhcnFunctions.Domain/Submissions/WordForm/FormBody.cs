using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions.Headings;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>The form from its title to its last line: a table of two columns for each task, what is asked on the left, what is answered on the right.</summary>
internal sealed class FormBody(WordFormContent content)
{
    private const int LabelWidth = 2500;
    private const int LeastFigures = 4;
    private static readonly int Width = Page.TextWidth(Consolidation.PageOrientation.Portrait);
    private static readonly int[] FigureWidths = [600, 3971, 1500, 1700, 1300];

    private readonly ReportForm _prefill = content.Prefill ?? new ReportForm();
    private readonly FormControls _controls = new(content.Prefill ?? new ReportForm());

    public IEnumerable<OpenXmlElement> Build() =>
        Opening()
            .Concat(content.Leads.OrderBy(task => task.Number).SelectMany(Led))
            .Concat(ForAllSupported())
            .Concat(content.Supports.OrderBy(task => task.Number).SelectMany(Supported))
            .Concat(General())
            .Concat(content.Unit.HasSeal ? OwnDocument() : [])
            .Concat(Approver())
            .Concat(Ending());

    private IEnumerable<OpenXmlElement> Opening()
    {
        yield return TextRuns.Paragraph(StyleIds.Title, WordFormText.Title);
        yield return TextRuns.Paragraph(StyleIds.Subject, WordFormText.Subject(content));
        yield return FrameTables.Rule(Width, Width / 3);
        foreach (var line in new[]
                 {
                     WordFormText.Basis(content), WordFormText.Deadline(content), WordFormText.Instructions(content), WordFormText.CutOff(content),
                     WordFormText.Link(content), WordFormText.Contact(content), Wording.StateSecrets,
                 })
        {
            if (line is not null)
                yield return TextRuns.Paragraph(FormStyles.Note, line, bold: line == WordFormText.Deadline(content) || line == Wording.StateSecrets);
        }
    }

    private IEnumerable<OpenXmlElement> Led(PlanTask task)
    {
        string Field(string part) => FormField.Task(task.Id, part);
        yield return Heading(task, isLed: true);
        yield return Answers(
        [
            Nothing(task),
            Row(FormLabels.Results, Field(FormField.Results)),
            Row(FormLabels.Level, _controls.Choice(Field(FormField.Level), FormLabels.Level, WordPlaceholders.Level, FormWords.Levels)),
            Row(FormLabels.Quality, Field(FormField.Quality)),
            Row(FormLabels.Pace, _controls.Choice(Field(FormField.Pace), FormLabels.Pace, WordPlaceholders.Pace, FormWords.Paces)),
            Row(FormLabels.Cause, Field(FormField.Cause)),
            ShortRow(FormLabels.Planned, Field(FormField.Planned), WordPlaceholders.Money),
            ShortRow(FormLabels.Spent, Field(FormField.Spent), WordPlaceholders.Money),
            ShortRow(FormLabels.Source, Field(FormField.Source), WordPlaceholders.Short),
            Row(FormLabels.Difficulties, Field(FormField.Difficulties)),
            Row(FormLabels.Proposals, Field(FormField.Proposals)),
        ]);
        yield return TextRuns.Paragraph(FormStyles.TableName, $"{FormLabels.Figures} {WordFormText.FiguresHint}");
        yield return Figures(task);
    }

    private IEnumerable<OpenXmlElement> ForAllSupported()
    {
        if (content.Supports.Count == 0)
            yield break;
        yield return Heading("Các nhiệm vụ phối hợp");
        yield return Answers([FlagRow(FormField.NothingForSupported, FormLabels.NothingForSupported, "(khi đánh dấu ở đây thì không phải ghi từng nhiệm vụ phối hợp dưới đây)")]);
    }

    private IEnumerable<OpenXmlElement> Supported(PlanTask task)
    {
        string Field(string part) => FormField.Task(task.Id, part);
        yield return Heading(task, isLed: false);
        yield return Answers(
        [
            Nothing(task),
            Row(FormLabels.Results, Field(FormField.Results)),
            Row(FormLabels.Difficulties, Field(FormField.Difficulties)),
            Row(FormLabels.Proposals, Field(FormField.Proposals)),
        ]);
    }

    private IEnumerable<OpenXmlElement> General() =>
    [
        Heading(FormLabels.General),
        Answers(
        [
            Row(FormLabels.Results, FormField.GeneralResults),
            Row(FormLabels.Difficulties, FormField.GeneralDifficulties),
            Row(FormLabels.Proposals, FormField.GeneralProposals),
            Row(FormLabels.NextYear, FormField.GeneralNextYear),
        ]),
    ];

    private IEnumerable<OpenXmlElement> OwnDocument() =>
    [
        Heading($"{FormLabels.Document} {WordFormText.DocumentHint}"),
        Answers(
        [
            ShortRow(FormLabels.DocumentNumber, FormField.DocumentNumber, WordPlaceholders.Number),
            ShortRow(FormLabels.DocumentSign, FormField.DocumentSign, WordPlaceholders.Short),
            ShortRow(FormLabels.DocumentSignedOn, FormField.DocumentSignedOn, WordPlaceholders.Day),
            ShortRow(FormLabels.DocumentSigner, FormField.DocumentSigner, WordPlaceholders.Short),
        ]),
    ];

    private IEnumerable<OpenXmlElement> Approver() =>
    [
        Heading($"{FormLabels.Approver} {WordFormText.ApproverHint}"),
        Answers(
        [
            ShortRow(FormLabels.ApproverName, FormField.ApproverName, WordPlaceholders.Short),
            ShortRow(FormLabels.ApproverPosition, FormField.ApproverPosition, WordPlaceholders.Short),
        ]),
    ];

    private IEnumerable<OpenXmlElement> Ending() => [TextRuns.Paragraph(FormStyles.Code, WordFormText.CodeLabel + content.Code)];

    private static Word.Paragraph Heading(PlanTask task, bool isLed) => Heading($"{FormLabels.Task(task.Number, isLed)}: {task.Title.Trim().TrimEnd('.', ';')}");

    private static Word.Paragraph Heading(string text) => TextRuns.Paragraph(FormStyles.Section, text);

    private TableRow Nothing(PlanTask task) => FlagRow(FormField.Task(task.Id, FormField.Nothing), FormLabels.Nothing, WordFormText.NothingHint);

    private TableRow FlagRow(string field, string label, string hint)
    {
        var cell = Cell(Width, Styled(StyleIds.Cell, _controls.Flag(field, label), PlainRun($" {label} ", bold: true), PlainRun(hint, bold: false)));
        cell.TableCellProperties!.AppendChild(new GridSpan { Val = 2 });
        return Unsplit(cell);
    }

    private TableRow Row(string label, string field) => Row(label, _controls.Text(field, label, WordPlaceholders.Text));

    private TableRow ShortRow(string label, string field, string placeholder) => Row(label, _controls.Text(field, label, placeholder));

    private static TableRow Row(string label, SdtRun control)
    {
        var left = Cell(LabelWidth, TextRuns.Paragraph(StyleIds.Cell, label, bold: true));

        // Long answers go on over the page.
        return new TableRow(left, Cell(Width - LabelWidth, Styled(StyleIds.Cell, control)));
    }

    private Word.Table Figures(PlanTask task)
    {
        string[] titles = ["TT", FormLabels.FigureName, FormLabels.FigureUnit, FormLabels.FigureValue, FormLabels.FigureEstimate];
        var head = Unsplit([.. titles.Select((title, column) => Cell(FigureWidths[column], TextRuns.Paragraph(StyleIds.ColumnTitle, title)))]);
        head.TableRowProperties!.AppendChild(new TableHeader());
        var filled = _prefill.FiguresOf(task.Id);
        var count = Math.Min(ReportForm.MostFigures, Math.Max(LeastFigures, filled.Count == 0 ? 0 : filled[^1] + 2));
        return Grid(FigureWidths, Enumerable.Range(0, count).Select(index => Figure(task, index)).Prepend(head));
    }

    private TableRow Figure(PlanTask task, int index)
    {
        string Field(string part) => FormField.Figure(task.Id, index, part);
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return Unsplit(
            Cell(FigureWidths[0], TextRuns.Paragraph(StyleIds.Cell, number, alignment: JustificationValues.Center)),
            Cell(FigureWidths[1], Styled(StyleIds.Cell, _controls.Text(Field(FormField.FigureName), FormLabels.FigureName, WordPlaceholders.Short))),
            Cell(FigureWidths[2], Styled(StyleIds.Cell, _controls.Text(Field(FormField.FigureUnit), FormLabels.FigureUnit, WordPlaceholders.Short))),
            Cell(FigureWidths[3], Styled(StyleIds.Cell, _controls.Text(Field(FormField.FigureValue), FormLabels.FigureValue, WordPlaceholders.Number))),
            Cell(FigureWidths[4], Styled(StyleIds.ColumnTitle, _controls.Flag(Field(FormField.FigureEstimate), FormLabels.FigureEstimate))));
    }

    private static Word.Table Answers(IEnumerable<TableRow> rows) => Grid([LabelWidth, Width - LabelWidth], rows);

    private static Word.Table Grid(int[] widths, IEnumerable<TableRow> rows)
    {
        var table = new Word.Table(
            new TableProperties
            {
                TableStyle = new() { Val = StyleIds.GridTable },
                TableWidth = new() { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = TableLayoutValues.Fixed },
            },
            FrameTables.Grid(widths));
        table.Append(rows);
        return table;
    }

    private static TableCell Cell(int width, Word.Paragraph paragraph) => FrameTables.Cell(width, [paragraph]);

    private static TableRow Unsplit(params TableCell[] cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        row.Append(cells);
        return row;
    }

    private static Word.Paragraph Styled(string style, params OpenXmlElement[] parts)
    {
        var paragraph = new Word.Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = style } });
        paragraph.Append(parts);
        return paragraph;
    }

    private static Run PlainRun(string text, bool bold) => new(
        bold ? new RunProperties(new Bold(), new BoldComplexScript()) : new RunProperties(),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
