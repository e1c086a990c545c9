namespace KhcnFunctions.Submissions.Files;

/// <summary>Judges what comes as a zip file: OOXML, OpenDocument, or an archive of files.</summary>
internal static class ZipInspection
{
    public static (FileKind Kind, string? Check) Judge(Stream file, UnpackingBudget budget, bool isMember)
    {
        var zip = ZipDirectory.Read(file);
        foreach (var member in zip.Members)
        {
            if (member.IsEncrypted)
                throw new RefusedFileException(FileReasons.Encrypted);
            if (!IsSafe(member.Name))
                throw new RefusedFileException(FileReasons.UnsafePath);
        }

        if (zip.Find("[Content_Types].xml") is { } types)
            return OfficePackage.Judge(zip, types, budget, isMember);
        if (zip.Find("mimetype") is { } mimetype)
            return OpenDocumentPackage.Judge(zip, mimetype, budget);
        if (isMember)
            throw new RefusedFileException(FileReasons.Nested);
        return (FileKind.Zip, JudgeArchive(zip, budget));
    }

    /// <summary>Reads a member whole, to learn how large it is and that it can be read.</summary>
    public static void Drain(ZipDirectory zip, ZipMember member, UnpackingBudget budget)
    {
        using var content = zip.Open(member, budget);
        content.CopyTo(Stream.Null);
    }

    /// <exception cref="RefusedFileException">It is larger than a file may be.</exception>
    public static MemoryStream Load(ZipDirectory zip, ZipMember member, UnpackingBudget budget, long most = FileLimits.LargestFile)
    {
        using var content = zip.Open(member, budget);
        var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = content.Read(buffer)) > 0;)
        {
            if (memory.Length + count > most)
                throw new RefusedFileException(FileReasons.TooLarge);
            memory.Write(buffer, 0, count);
        }

        memory.Position = 0;
        return memory;
    }

    private static string? JudgeArchive(ZipDirectory zip, UnpackingBudget budget)
    {
        var checks = new List<string>();
        var files = zip.Members.Where(member => !member.IsFolder && !IsClutter(member.Name)).ToList();
        if (files.Count == 0)
            throw new RefusedFileException(FileReasons.Empty);
        foreach (var member in zip.Members.Except(files))
            Drain(zip, member, budget);
        foreach (var member in files)
        {
            try
            {
                using var content = Load(zip, member, budget);
                if (FileInspection.Judge(content, budget, isMember: true).Check is { } check)
                    checks.Add(FileReasons.InMember(member.Name, check));
            }
            catch (RefusedFileException refused)
            {
                throw new RefusedFileException(refused.Message is FileReasons.Nested ? refused.Message : FileReasons.InMember(member.Name, refused.Message));
            }
        }

        return checks.Count == 0 ? null : string.Join("; ", checks.Take(3));
    }

    // What Windows and macOS put into archives by themselves.
    private static bool IsClutter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || Path.GetFileName(name) is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    private static bool IsSafe(string name) =>
        name.Length is > 0 and <= 1024
        && name[0] is not '/'
        && !name.Contains('\\', StringComparison.Ordinal)
        && !name.Contains(':', StringComparison.Ordinal)
        && !name.Any(char.IsControl)
        && !name.Split('/').Contains("..", StringComparer.Ordinal);
}
