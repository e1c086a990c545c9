using System.Globalization;
using System.Text;
using System.Xml;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>The text of an .odt (ISO/IEC 26300-3, chapter 5).</summary>
internal static class OpenDocumentText
{
    private const string TextNames = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const int MostBlanks = 1000;

    public static string? Read(Stream file)
    {
        if (PackageText.Open(file) is not { } zip)
            return null;
        var text = new StringBuilder();
        var isFirstCell = true;
        var cells = 0;
        var deleted = 0;
        PackageText.Walk(zip, "content.xml", new UnpackingBudget(PackageText.MostXml), xml =>
        {
            var name = xml.LocalName;
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when name is "tracked-changes" or "annotation" && !xml.IsEmptyElement:
                    deleted++;
                    break;
                case XmlNodeType.EndElement when name is "tracked-changes" or "annotation":
                    deleted--;
                    break;
                case XmlNodeType.Element when name == "table-row":
                    isFirstCell = true;
                    break;
                case XmlNodeType.Element when name == "table-cell" && !xml.IsEmptyElement:
                    text.Append(isFirstCell ? "" : "\t");
                    isFirstCell = false;
                    cells++;
                    break;
                case XmlNodeType.EndElement when name == "table-cell":
                    cells--;
                    break;
                case XmlNodeType.Element when deleted == 0 && xml.NamespaceURI == TextNames:
                    text.Append(BlankOf(xml));
                    break;
                case XmlNodeType.EndElement when deleted == 0 && ((name is "p" or "h" && xml.NamespaceURI == TextNames && cells == 0) || name == "table-row"):
                    text.Append('\n');
                    break;
                case XmlNodeType.EndElement when deleted == 0 && name is "p" or "h" && xml.NamespaceURI == TextNames:
                    text.Append(' ');
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace when deleted == 0 && xml.Depth > 3:
                    text.Append(xml.Value);
                    break;
            }

            return text.Length < NarrativeReader.MostText;
        });
        return text.ToString();
    }

    private static string BlankOf(XmlReader xml) => xml.LocalName switch
    {
        "s" => new string(' ', int.TryParse(xml.GetAttribute("c", TextNames), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, MostBlanks) : 1),
        "tab" => " ",
        "line-break" => "\n",
        _ => "",
    };
}
