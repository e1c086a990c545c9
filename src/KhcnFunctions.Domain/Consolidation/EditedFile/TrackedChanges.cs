using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Changes that Word tracks until somebody accepts or rejects them (ISO/IEC 29500-1, 17.13.5).</summary>
internal static class TrackedChanges
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange", "conflictIns", "conflictDel",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
    };

    public static int Count(XDocument part) => part.Descendants().Count(element => IsOne(element.Name));

    // The same names mean other things elsewhere.
    private static bool IsOne(XName name) =>
        Names.Contains(name.LocalName) && (name.Namespace == WordNames.W || name.LocalName.StartsWith("conflict", StringComparison.Ordinal));
}
