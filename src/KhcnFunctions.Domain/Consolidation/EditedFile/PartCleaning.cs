using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Takes out of a part what tells of people and machines, or points to what was taken out. What readers see stays.</summary>
internal static class PartCleaning
{
    private static readonly HashSet<string> InText = new(StringComparer.Ordinal)
    {
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd", "proofErr",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "dataBinding",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    };

    private static readonly HashSet<string> InSettings = new(StringComparer.Ordinal)
    {
        "docVars", "trackRevisions", "mailMerge", "attachedSchema", "saveThroughXslt", "smartTagType", "schemaLibrary", "readModeInkLockDown", "chartTrackingRefBased",
    };

    private static readonly HashSet<string> Embedding = new(StringComparer.Ordinal) { "embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts" };

    // Of the core properties these alone say nothing of people.
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal) { "title", "language", "created", "modified" };

    public static void Apply(PackageRelationship reference, XDocument part)
    {
        if (reference.Kind == "core-properties")
        {
            Remove(part.Root!.Elements().Where(element => !Properties.Contains(element.Name.LocalName)));
            return;
        }

        var marks = part.Descendants(WordNames.Run).Where(run => run.Elements().Any(child => child.Name.LocalName is "commentReference" or "annotationRef")).ToList();
        Remove(part.Descendants().Where(element => InText.Contains(element.Name.LocalName) && IsWord(element)));
        Remove(marks.Where(run => run.Elements().All(child => child.Name == WordNames.W + "rPr")));
        if (part.Root!.Name.LocalName == "svg")
            Remove(part.Descendants().Where(element => element.Name.LocalName is "script" or "foreignObject"));
        part.Descendants().Attributes().Where(IsForeignSource).Remove();
        if (reference.Kind is "settings" or "fontTable")
            Remove(part.Descendants().Where(element => (InSettings.Contains(element.Name.LocalName) || Embedding.Contains(element.Name.LocalName)) && IsWord(element)));
    }

    // Word 2010 and later have names of their own beside those of the standard.
    private static bool IsWord(XElement element) =>
        element.Name.Namespace == WordNames.W || element.Name.NamespaceName.StartsWith("http://schemas.microsoft.com/office/word/", StringComparison.Ordinal);

    // Where a drawing is fetched from.
    private static bool IsForeignSource(XAttribute attribute) =>
        attribute.Name.LocalName is "src" or "href"
        && attribute.Name.Namespace != WordNames.R
        && attribute.Parent!.Name.NamespaceName is "urn:schemas-microsoft-com:vml" or "http://www.w3.org/2000/svg"
        && !attribute.Value.StartsWith('#')
        && !attribute.Value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    private static void Remove(IEnumerable<XElement> elements)
    {
        foreach (var element in elements.ToList())
            element.Remove();
    }
}
