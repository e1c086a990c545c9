using System.Text;

namespace KhcnFunctions.Submissions.Files;

/// <summary>Judges an .odt or .ods (ISO/IEC 26300-3).</summary>
internal static class OpenDocumentPackage
{
    private const long MostManifest = 2 * 1024 * 1024;

    public static (FileKind Kind, string? Check) Judge(ZipDirectory zip, ZipMember mimetype, UnpackingBudget budget)
    {
        var kind = TextOf(zip, mimetype, budget, 200).Trim() switch
        {
            "application/vnd.oasis.opendocument.text" => FileKind.Odt,
            "application/vnd.oasis.opendocument.spreadsheet" => FileKind.Ods,
            _ => throw new RefusedFileException(FileReasons.Unknown),
        };
        if (zip.Find("META-INF/manifest.xml") is { } manifest && TextOf(zip, manifest, budget, MostManifest).Contains("encryption-data", StringComparison.Ordinal))
            throw new RefusedFileException(FileReasons.Encrypted);
        var hasObjects = false;
        foreach (var member in zip.Members)
        {
            if (IsCode(member.Name))
                throw new RefusedFileException(FileReasons.Macros);
            hasObjects |= member.Name.StartsWith("Object ", StringComparison.Ordinal);
            ZipInspection.Drain(zip, member, budget);
        }

        return (kind, hasObjects ? FileReasons.EmbeddedObject : null);
    }

    // The lists of libraries are there without a library, too.
    private static bool IsCode(string name) =>
        !name.EndsWith('/')
        && (name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) && Path.GetFileName(name) is not ("script-lc.xml" or "script-lb.xml" or "dialog-lc.xml" or "dialog-lb.xml")));

    private static string TextOf(ZipDirectory zip, ZipMember member, UnpackingBudget budget, long most)
    {
        using var content = ZipInspection.Load(zip, member, budget, most);
        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }
}
