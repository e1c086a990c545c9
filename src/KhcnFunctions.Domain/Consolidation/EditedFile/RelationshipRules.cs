namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Which references of a package stay, which go, and for which the file is refused.</summary>
internal static class RelationshipRules
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "theme", "themeOverride", "header", "footer", "footnotes", "endnotes",
        "image", "hdphoto", "hyperlink", "chart", "chartUserShapes", "chartStyle", "chartColorStyle",
        "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
    };

    private static readonly HashSet<string> Embedded = new(StringComparer.Ordinal) { "oleObject", "package", "control", "activeXControlBinary" };

    private static readonly HashSet<string> Linked = new(StringComparer.Ordinal) { "aFChunk", "subDocument", "frame", "video", "audio", "media" };

    private static readonly HashSet<string> Code = new(StringComparer.Ordinal) { "vbaProject", "wordVbaData" };

    /// <summary>The package itself has its document and core properties; what else it has tells of people and machines.</summary>
    public static bool StaysInPackage(PackageRelationship each) => each is { IsExternal: false, Kind: "officeDocument" or "core-properties" };

    /// <summary>Whether the reference stays. What nothing in the part uses goes: comments, people, custom data, thumbnails and the like.</summary>
    /// <param name="isUsed">Whether the part that refers names its id.</param>
    public static bool Stays(PackageRelationship each, bool isUsed) => Kept.Contains(each.Kind) && (isUsed || each.Kind is not "hyperlink");

    /// <summary>Why the file is refused for a reference; null where it isn't.</summary>
    /// <param name="isUsed">Whether the part that refers names its id.</param>
    public static string? Refusal(PackageRelationship each, bool isUsed) => each switch
    {
        _ when Code.Contains(each.Kind) => EditedFileReasons.Macros,
        { Kind: "attachedTemplate" } => EditedFileReasons.Template,
        _ when Embedded.Contains(each.Kind) => EditedFileReasons.Embedded,
        _ when Linked.Contains(each.Kind) => EditedFileReasons.Linked,
        { IsExternal: true, Kind: "hyperlink" } => IsWeb(each.Target) ? null : EditedFileReasons.LocalLink,
        { IsExternal: true, Kind: "image" } => EditedFileReasons.LinkedPicture,
        { IsExternal: true } => EditedFileReasons.Linked,
        _ => isUsed && !Kept.Contains(each.Kind) ? EditedFileReasons.UnknownContent : null,
    };

    // A place in the document itself begins with '#'.
    private static bool IsWeb(string target) =>
        target.StartsWith('#') || new[] { "https://", "http://", "mailto:" }.Any(scheme => target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
