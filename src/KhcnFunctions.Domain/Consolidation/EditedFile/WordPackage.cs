using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using KhcnFunctions.Consolidation.Docx;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>A part of a package.</summary>
/// <param name="Xml">Null where it is no XML, such as a picture.</param>
internal sealed record PackagePart(string Name, string ContentType, byte[] Bytes, XDocument? Xml);

/// <summary>
/// A WordprocessingML package that nobody trusts, loaded from its main part on: what no part refers to is not loaded. What is
/// unpacked, and how much XML it holds, is counted while it is read.
/// </summary>
internal sealed class WordPackage
{
    private const string ContentTypesPart = "[Content_Types].xml";

    private readonly ZipDirectory _zip;
    private readonly UnpackingBudget _budget;
    private readonly XmlBudget _xml;
    private readonly ReadingLimits _limits;
    private readonly Dictionary<string, string> _overrides = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _defaults = new(StringComparer.OrdinalIgnoreCase);

    private WordPackage(ZipDirectory zip, ReadingLimits limits)
    {
        (_zip, _limits) = (zip, limits);
        (_budget, _xml) = (new(limits.Unpacked), new(limits));
        foreach (var type in LoadXml(ContentTypesPart).Root!.Elements())
        {
            var (table, key) = type.Name.LocalName == "Override" ? (_overrides, NameOf(type.Attribute("PartName")?.Value)) : (_defaults, type.Attribute("Extension")?.Value);
            if (key is not null && type.Attribute("ContentType")?.Value is { } value)
                table[key] = value;
        }
    }

    /// <exception cref="InvalidDataException">It is no such package; <see cref="UnpackedTooLargeException"/> where it holds too much.</exception>
    public static WordPackage Open(ReadOnlyMemory<byte> docx, ReadingLimits limits)
    {
        var file = new MemoryStream(docx.ToArray(), writable: false);
        return new(ZipDirectory.Read(file), limits);
    }

    /// <summary>The reference to the main part, the document itself.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public PackageRelationship Main =>
        RelationshipsOf("").FirstOrDefault(each => each is { Kind: "officeDocument", IsExternal: false }) ?? throw new InvalidDataException("The package has no main part.");

    /// <summary>The part of that name.</summary>
    /// <exception cref="InvalidDataException">There is none, or it can't be read.</exception>
    public PackagePart Load(string name)
    {
        if (name == ContentTypesPart || name.Split('/').Contains("_rels", StringComparer.OrdinalIgnoreCase))
            throw new InvalidDataException("The package's own members are no parts.");
        var type = _overrides.GetValueOrDefault(name) ?? _defaults.GetValueOrDefault(Path.GetExtension(name).TrimStart('.')) ?? throw new InvalidDataException("A part has no content type.");
        return type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)
            ? new(name, type, [], LoadXml(name))
            : new(name, type, Unpack(name), null);
    }

    /// <summary>To what a part refers; nothing where it says nothing.</summary>
    /// <param name="part">Empty for the package itself.</param>
    public IReadOnlyList<PackageRelationship> RelationshipsOf(string part)
    {
        var place = PackageRelationship.PlaceOf(part);
        return _zip.Find(place) is null
            ? []
            : [.. LoadXml(place).Root!.Elements(WordNames.Relationships + "Relationship").Select(element => PackageRelationship.Read(element, part))];
    }

    /// <summary>Writes a package whose bytes follow from its parts alone.</summary>
    public static byte[] Write(IReadOnlyCollection<PackagePart> parts, IReadOnlyDictionary<string, IReadOnlyList<PackageRelationship>> relationships)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, ContentTypesPart, TypesOf(parts));
            foreach (var (source, some) in relationships.Where(pair => pair.Value.Count > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                Put(zip, PackageRelationship.PlaceOf(source), Of(some));
            foreach (var part in parts.OrderBy(part => part.Name, StringComparer.Ordinal))
            {
                if (part.Xml is { } xml)
                    Put(zip, part.Name, xml);
                else
                    Put(zip, part.Name, part.Bytes);
            }
        }

        return output.ToArray();
    }

    private static string? NameOf(string? address) => address is null ? null : Uri.UnescapeDataString(address.TrimStart('/'));

    private static string AddressOf(string name) => "/" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    private byte[] Unpack(string name)
    {
        var member = _zip.Find(name) ?? throw new InvalidDataException("A part is missing.");
        using var content = ZipInspection.Load(_zip, member, _budget, _limits.Unpacked);
        return content.ToArray();
    }

    private XDocument LoadXml(string name)
    {
        try
        {
            return _xml.Load(Unpack(name));
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException("A part is no XML.", broken);
        }
    }

    private static XDocument TypesOf(IReadOnlyCollection<PackagePart> parts) => new(
        new XDeclaration("1.0", "UTF-8", "yes"),
        new XElement(
            WordNames.ContentTypes + "Types",
            new XElement(WordNames.ContentTypes + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(WordNames.ContentTypes + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            parts.OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => new XElement(
                WordNames.ContentTypes + "Override", new XAttribute("PartName", AddressOf(part.Name)), new XAttribute("ContentType", part.ContentType)))));

    private static XDocument Of(IReadOnlyList<PackageRelationship> relationships) => new(
        new XDeclaration("1.0", "UTF-8", "yes"),
        new XElement(WordNames.Relationships + "Relationships", relationships.Select(each => new XElement(
            WordNames.Relationships + "Relationship",
            new XAttribute("Id", each.Id),
            new XAttribute("Type", each.Type),
            new XAttribute("Target", each.IsExternal ? each.Target : AddressOf(each.Target)),
            each.IsExternal ? new XAttribute("TargetMode", "External") : null))));

    private static void Put(ZipArchive zip, string name, XDocument xml)
    {
        using var stream = DocxPackage.Open(zip, name);
        using var writer = XmlWriter.Create(stream, DocxPackage.Settings);
        xml.Save(writer);
    }

    private static void Put(ZipArchive zip, string name, byte[] bytes)
    {
        using var stream = DocxPackage.Open(zip, name);
        stream.Write(bytes);
    }
}
