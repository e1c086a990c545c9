using System.Globalization;
using System.Text;
using System.Xml;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>The tables of an .xlsx as lines (ISO/IEC 29500-1, part 18): values as they are stored, formulas by their last result.</summary>
internal static class SheetText
{
    private const int MostSheets = 20;
    private const int MostShared = 200_000;

    public static string? Read(Stream file)
    {
        if (PackageText.Open(file) is not { } zip)
            return null;
        var budget = new UnpackingBudget(PackageText.MostXml);
        var shared = Shared(zip, budget);
        var text = new StringBuilder();
        var sheets = zip.Members
            .Where(member => member.Name.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase) && member.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .OrderBy(member => member.Name.Length).ThenBy(member => member.Name, StringComparer.Ordinal)
            .Take(MostSheets);
        foreach (var sheet in sheets)
            AppendSheet(zip, sheet.Name, budget, shared, text);
        return text.ToString();
    }

    private static List<string> Shared(ZipDirectory zip, UnpackingBudget budget)
    {
        var shared = new List<string>();
        var letters = 0;
        var text = new StringBuilder();
        var isText = false;
        PackageText.Walk(zip, "xl/sharedStrings.xml", budget, xml =>
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "t":
                    isText = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    isText = false;
                    break;
                case XmlNodeType.Element when xml.LocalName == "si" && xml.IsEmptyElement:
                    shared.Add("");
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    shared.Add(text.ToString());
                    letters += text.Length;
                    text.Clear();
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace when isText:
                    text.Append(xml.Value);
                    break;
            }

            return shared.Count < MostShared && letters + text.Length < NarrativeReader.MostText * 4;
        });
        return shared;
    }

    private static void AppendSheet(ZipDirectory zip, string part, UnpackingBudget budget, List<string> shared, StringBuilder text)
    {
        var type = "";
        var cells = new List<string>();
        var value = new StringBuilder();
        var isValue = false;
        PackageText.Walk(zip, part, budget, xml =>
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "c" && !xml.IsEmptyElement:
                    type = xml.GetAttribute("t") ?? "";
                    break;
                case XmlNodeType.Element when xml.LocalName is "v" or "t":
                    isValue = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName is "v" or "t":
                    isValue = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace when isValue:
                    value.Append(xml.Value);
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "c":
                    cells.Add(ValueOf(type, value.ToString(), shared));
                    value.Clear();
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "row":
                    if (cells.Exists(cell => cell.Length > 0))
                        text.Append(string.Join('\t', cells)).Append('\n');
                    cells.Clear();
                    break;
            }

            return text.Length + value.Length < NarrativeReader.MostText && cells.Count < 20_000;
        });
        text.Append('\n');
    }

    private static string ValueOf(string type, string value, List<string> shared)
    {
        if (type == "s")
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index].ReplaceLineEndings(" ") : "";
        if (type.Length == 0 || type == "n")
            return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? VietnameseNumber.Write(number) : value;
        return value.ReplaceLineEndings(" ");
    }
}
