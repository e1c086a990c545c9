using System.Xml;

namespace KhcnFunctions.Submissions.Files;

/// <summary>Judges a .docx or .xlsx (ISO/IEC 29500): its main part's content type says what it is.</summary>
internal static class OfficePackage
{
    private const long MostContentTypes = 2 * 1024 * 1024;

    // Parts that hold code, in any kind of Office file.
    private static readonly string[] CodeParts = ["vbaProject.bin", "vbaProjectSignature.bin", "vbaData.xml"];

    public static (FileKind Kind, string? Check) Judge(ZipDirectory zip, ZipMember types, UnpackingBudget budget, bool isMember)
    {
        var kind = KindOf(zip, types, budget);
        var hasObjects = false;
        foreach (var member in zip.Members.Where(member => member != types))
        {
            if (CodeParts.Contains(Path.GetFileName(member.Name), StringComparer.OrdinalIgnoreCase) || member.Name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase))
                throw new RefusedFileException(FileReasons.Macros);
            if (member.Name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))
                hasObjects = true;
            if (member.Name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase))
                hasObjects |= JudgeEmbedded(zip, member, budget, isMember);
            else if (member.Name.EndsWith("settings.xml.rels", StringComparison.OrdinalIgnoreCase))
                RefuseRemoteTemplate(zip, member, budget);
            else
                ZipInspection.Drain(zip, member, budget);
        }

        return (kind, hasObjects ? FileReasons.EmbeddedObject : null);
    }

    private static FileKind KindOf(ZipDirectory zip, ZipMember types, UnpackingBudget budget)
    {
        FileKind? kind = null;
        foreach (var type in Values(zip, types, budget, "ContentType"))
        {
            if (type.Contains("macro", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                throw new RefusedFileException(FileReasons.Macros);
            kind ??= type switch
            {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" => FileKind.Docx,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" => FileKind.Xlsx,
                _ => null,
            };
        }

        return kind ?? throw new RefusedFileException(FileReasons.Unknown);
    }

    // An Excel table inside a Word file is usual; code inside it is not. Returns whether somebody has to look at it.
    private static bool JudgeEmbedded(ZipDirectory zip, ZipMember member, UnpackingBudget budget, bool isMember)
    {
        if (member.IsFolder)
            return false;
        using var content = ZipInspection.Load(zip, member, budget);
        var head = new byte[8];
        var start = head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        switch (FileSignature.Of(start))
        {
            case FileSignature.Kind.Zip when isMember:
                // A third level is not opened; HCTH looks at it.
                return true;
            case FileSignature.Kind.Zip:
                return FileInspection.Judge(content, budget, isMember: true).Check is not null;
            case FileSignature.Kind.Compound:
                CompoundFile.RefuseCode(content);
                return true;
            case FileSignature.Kind.Program:
                throw new RefusedFileException(FileReasons.Program);
            default:
                return true;
        }
    }

    // A template fetched from the net when the file is opened may bring macros.
    private static void RefuseRemoteTemplate(ZipDirectory zip, ZipMember member, UnpackingBudget budget)
    {
        if (Values(zip, member, budget, "Target").Any(target => target.StartsWith("http", StringComparison.OrdinalIgnoreCase) || target.StartsWith("\\\\", StringComparison.Ordinal)))
            throw new RefusedFileException(FileReasons.Template);
    }

    private static List<string> Values(ZipDirectory zip, ZipMember member, UnpackingBudget budget, string attribute)
    {
        using var content = ZipInspection.Load(zip, member, budget, MostContentTypes);
        using var xml = XmlReader.Create(content, SafeXml.Settings);
        var values = new List<string>();
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Element && xml.GetAttribute(attribute) is { } value)
                    values.Add(value);
            }
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException("A part is no XML.", broken);
        }

        return values;
    }
}
