using System.IO.Compression;
using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.Figures;

/// <summary>
/// Adds to a written workbook what its writer does not know (ISO/IEC 29500-1, 18.3.1): A4 landscape as wide as the page, the first row on
/// each page, page numbers. Entries get a fixed time, so that the same workbook has the same bytes.
/// </summary>
internal static class PrintableWorkbook
{
    private const string Workbook = "xl/workbook.xml";
    private const string Sheet = "xl/worksheets/sheet";

    // The first moment that a zip can hold.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Leaves both streams open.</summary>
    public static void Rewrite(Stream plain, Stream output, IReadOnlyList<FigureTable> tables, bool rehearsal)
    {
        using var source = new ZipArchive(plain, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in source.Entries.OrderBy(part => part.FullName, StringComparer.Ordinal))
        {
            var entry = target.CreateEntry(part.FullName);
            entry.LastWriteTime = EntryTime;
            using var content = part.Open();
            using var copy = entry.Open();
            if (part.FullName.StartsWith(Sheet, StringComparison.Ordinal))
                Change(content, copy, root => SetPage(root, rehearsal));
            else if (part.FullName == Workbook)
                Change(content, copy, root => SetTitles(root, tables));
            else
                content.CopyTo(copy);
        }
    }

    private static void Change(Stream content, Stream copy, Action<XElement> change)
    {
        var document = XDocument.Load(content, LoadOptions.PreserveWhitespace);
        change(document.Root!);
        document.Save(copy, SaveOptions.DisableFormatting);
    }

    private static void SetPage(XElement sheet, bool rehearsal)
    {
        sheet.AddFirst(new XElement(Main + "sheetPr", new XElement(Main + "pageSetUpPr", new XAttribute("fitToPage", 1))));
        sheet.Add(
            new XElement(
                Main + "pageMargins",
                new XAttribute("left", "0.6"), new XAttribute("right", "0.4"), new XAttribute("top", "0.6"), new XAttribute("bottom", "0.6"),
                new XAttribute("header", "0.3"), new XAttribute("footer", "0.3")),
            new XElement(Main + "pageSetup", new XAttribute("paperSize", 9), new XAttribute("orientation", "landscape"), new XAttribute("fitToWidth", 1), new XAttribute("fitToHeight", 0)),
            new XElement(
                Main + "headerFooter",
                new XElement(Main + "oddHeader", rehearsal ? "&LChạy thử&C&A" : "&C&A"),
                new XElement(Main + "oddFooter", "&C&P/&N")));
    }

    private static void SetTitles(XElement workbook, IReadOnlyList<FigureTable> tables) => workbook.Element(Main + "sheets")!.AddAfterSelf(new XElement(
        Main + "definedNames",
        tables.Select((table, index) => new XElement(
            Main + "definedName",
            new XAttribute("name", "_xlnm.Print_Titles"),
            new XAttribute("localSheetId", index),
            $"'{table.Title}'!$1:$1"))));
}
