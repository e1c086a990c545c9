using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Namespaces of a WordprocessingML package (ISO/IEC 29500, transitional), and names of the document that are used often.</summary>
internal static class WordNames
{
    public const string StrictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static readonly XName Paragraph = W + "p";
    public static readonly XName Run = W + "r";
    public static readonly XName Table = W + "tbl";
    public static readonly XName Text = W + "t";
    public static readonly XName Value = W + "val";

    /// <summary>The value of a property such as the style of a paragraph; null where it isn't set.</summary>
    public static string? ValueOf(this XElement? properties, string name) => properties?.Element(W + name)?.Attribute(Value)?.Value;

    /// <summary>Whether a property that is on or off is set and on.</summary>
    public static bool IsOn(this XElement? properties, string name) =>
        properties?.Element(W + name) is { } element && element.Attribute(Value)?.Value is not ("0" or "false" or "off");
}
