using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>A package without what tells of people and machines, or the mistakes for which it is refused.</summary>
/// <param name="Main">Name of the main part.</param>
internal sealed record CleanPackage(
    IReadOnlyDictionary<string, PackagePart> Parts, IReadOnlyDictionary<string, IReadOnlyList<PackageRelationship>> Relationships, string Main, int Comments, IReadOnlyList<string> Mistakes)
{
    /// <exception cref="RefusedEditedFileException">The document is longer than a report is.</exception>
    public DocumentZones Zones => DocumentZones.Of(BodyBlock.Read(
        Parts[Main].Xml!,
        new(Relationships[Main].FirstOrDefault(each => each.Kind == "styles") is { } styles ? Parts[styles.Target].Xml : null),
        ReadingLimits.Uploaded));

    public byte[] Write() => WordPackage.Write([.. Parts.Values], Relationships);
}

/// <summary>Goes from the main part to all that it refers to, and keeps what an official document may have.</summary>
internal sealed class PackageCleaning
{
    private readonly WordPackage _package;
    private readonly Dictionary<string, PackagePart> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<PackageRelationship>> _relationships = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _mistakes = [];
    private int _tracked;
    private int _comments;

    private PackageCleaning(WordPackage package) => _package = package;

    /// <exception cref="InvalidDataException">The package is broken.</exception>
    /// <exception cref="RefusedEditedFileException">It is of a dialect that isn't read.</exception>
    public static CleanPackage Clean(WordPackage package) => new PackageCleaning(package).Clean();

    private CleanPackage Clean()
    {
        var main = _package.Main;
        var pending = new Queue<PackageRelationship>(_relationships[""] = [.. Numbered(_package.RelationshipsOf("").Where(RelationshipRules.StaysInPackage).DistinctBy(each => each.Kind))]);
        while (pending.TryDequeue(out var reference))
        {
            if (_parts.ContainsKey(reference.Target))
                continue;
            var part = _package.Load(reference.Target);
            _parts[reference.Target] = part;
            foreach (var next in Judge(reference, part).Where(next => !next.IsExternal))
                pending.Enqueue(next);
        }

        if (_parts[main.Target].Xml?.Root?.Name.NamespaceName == WordNames.StrictNamespace)
            throw new RefusedEditedFileException(EditedFileReasons.Strict);
        if (_parts[main.Target].Xml?.Root?.Element(WordNames.W + "body") is null)
            throw new InvalidDataException("The main part is no document.");
        if (_tracked > 0)
            _mistakes.Insert(0, EditedFileReasons.Tracked(_tracked));
        return new(_parts, _relationships, main.Target, _comments, [.. _mistakes.Distinct(StringComparer.Ordinal)]);
    }

    private IReadOnlyList<PackageRelationship> Judge(PackageRelationship reference, PackagePart part)
    {
        if (part.Xml is { } xml)
        {
            _tracked += TrackedChanges.Count(xml);
            if (FieldCodes.Fetch(xml))
                _mistakes.Add(EditedFileReasons.Field);
            PartCleaning.Apply(reference, xml);
        }
        else if (!part.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            _mistakes.Add(EditedFileReasons.UnknownContent);
        }

        return _relationships[part.Name] = Kept(part);
    }

    private List<PackageRelationship> Kept(PackagePart part)
    {
        var used = part.Xml?.Descendants().Attributes().Where(IsReference).Select(attribute => attribute.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        var kept = new List<PackageRelationship>();
        foreach (var each in _package.RelationshipsOf(part.Name))
        {
            var isUsed = used.Contains(each.Id);
            if (RelationshipRules.Refusal(each, isUsed) is { } refusal)
                _mistakes.Add(refusal);
            else if (RelationshipRules.Stays(each, isUsed))
                kept.Add(each);
            else if (each.Kind == "comments")
                _comments += _package.Load(each.Target).Xml?.Descendants(WordNames.W + "comment").Count() ?? 0;
        }

        return kept;
    }

    private static bool IsReference(XAttribute attribute) => attribute.Name.Namespace == WordNames.R || attribute.Name.LocalName is "relid";

    // Word makes ids at random for those of the package.
    private static IEnumerable<PackageRelationship> Numbered(IEnumerable<PackageRelationship> relationships) =>
        relationships.Select((each, index) => each with { Id = FormattableString.Invariant($"rId{index + 1}") });
}
