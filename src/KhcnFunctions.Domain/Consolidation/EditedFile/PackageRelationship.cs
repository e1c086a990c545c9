using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>A reference of one part to another, or to something outside (Open Packaging Conventions, 9.3).</summary>
/// <param name="Target">Full name of the part, without the leading slash; as it is written where it lies outside.</param>
internal sealed record PackageRelationship(string Id, string Type, string Target, bool IsExternal)
{
    /// <summary>The last step of the type, such as 'image'.</summary>
    public string Kind { get; } = Type[(Type.LastIndexOf('/') + 1)..];

    /// <param name="source">The part that refers; empty for the package itself.</param>
    /// <exception cref="InvalidDataException">It is incomplete.</exception>
    public static PackageRelationship Read(XElement element, string source)
    {
        if (element.Attribute("Id")?.Value is not { Length: > 0 } id || element.Attribute("Type")?.Value is not { Length: > 0 } type || element.Attribute("Target")?.Value is not { } target)
            throw new InvalidDataException("A relationship is incomplete.");
        var isExternal = string.Equals(element.Attribute("TargetMode")?.Value, "External", StringComparison.OrdinalIgnoreCase);
        return new(id, type, isExternal ? target : Resolve(target, source), isExternal);
    }

    /// <summary>Where the relationships of a part stand.</summary>
    public static string PlaceOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    private static string Resolve(string target, string source)
    {
        target = Uri.UnescapeDataString(target.Split('#')[0]);
        var steps = new List<string>();
        if (!target.StartsWith('/'))
            steps.AddRange(source.Split('/').SkipLast(1));
        foreach (var step in target.Split('/'))
        {
            if (step is "..")
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step is not ("" or "."))
                steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
