using System.Xml.Linq;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>A file that was taken before, opened to be read by zones.</summary>
/// <param name="Main">Name of the main part.</param>
internal sealed record ReportPackage(string Main, XDocument Document, DocumentZones Zones)
{
    /// <exception cref="InvalidDataException">It is no report.</exception>
    public static ReportPackage Read(ReadOnlyMemory<byte> report)
    {
        try
        {
            var package = WordPackage.Open(report, ReadingLimits.Taken);
            var main = package.Main.Target;
            var document = package.Load(main).Xml;
            if (document?.Root?.Element(WordNames.W + "body") is null)
                throw new InvalidDataException("The main part is no document.");
            var styles = package.RelationshipsOf(main).FirstOrDefault(each => each is { Kind: "styles", IsExternal: false });
            return new(main, document, DocumentZones.Of(BodyBlock.Read(document, new(styles is null ? null : package.Load(styles.Target).Xml), ReadingLimits.Taken)));
        }
        catch (UnpackedTooLargeException refused)
        {
            throw new InvalidDataException("The document is no report.", refused);
        }
    }
}
