namespace KhcnFunctions.Submissions.Files;

/// <summary>
/// Decides by its content, never by its name, whether a file may go with a report. Memory is bounded by a member of a zip,
/// <see cref="FileLimits.LargestFile"/>; nothing is run or drawn.
/// </summary>
public static class FileInspection
{
    /// <summary>Judges a file; its place in the stream is the beginning again afterwards.</summary>
    /// <param name="file">Can be read and sought; not closed.</param>
    /// <param name="name">As the sender named it.</param>
    public static FileVerdict Inspect(Stream file, string name)
    {
        try
        {
            if (file.Length > FileLimits.LargestFile)
                return FileVerdict.Refuse(FileReasons.TooLarge);
            var (kind, check) = Judge(file, UnpackingBudget.For(file.Length), isMember: false);
            return FileVerdict.Accept(kind, FileNames.For(kind, name), check);
        }
        catch (RefusedFileException refused)
        {
            return FileVerdict.Refuse(refused.Message);
        }
        catch (UnpackedTooLargeException)
        {
            return FileVerdict.Refuse(FileReasons.Bomb);
        }
        catch (InvalidDataException)
        {
            return FileVerdict.Refuse(FileReasons.Broken);
        }
        finally
        {
            file.Position = 0;
        }
    }

    /// <exception cref="RefusedFileException">It is refused.</exception>
    /// <exception cref="InvalidDataException">It is broken.</exception>
    internal static (FileKind Kind, string? Check) Judge(Stream file, UnpackingBudget budget, bool isMember)
    {
        var head = new byte[4096];
        file.Position = 0;
        var start = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return FileSignature.Of(start) switch
        {
            FileSignature.Kind.Nothing => throw new RefusedFileException(FileReasons.Empty),
            FileSignature.Kind.Zip => ZipInspection.Judge(file, budget, isMember),
            FileSignature.Kind.Compound => CompoundFile.Judge(file),
            FileSignature.Kind.Pdf => PdfInspection.Judge(file),
            FileSignature.Kind.Jpeg => (FileKind.Jpeg, null),
            FileSignature.Kind.Png => (FileKind.Png, null),
            FileSignature.Kind.Rar when isMember => throw new RefusedFileException(FileReasons.Nested),
            FileSignature.Kind.Rar when FileSignature.IsEncryptedRar(start) => throw new RefusedFileException(FileReasons.Encrypted),
            FileSignature.Kind.Rar => (FileKind.Rar, FileReasons.Rar),
            FileSignature.Kind.OtherArchive when isMember => throw new RefusedFileException(FileReasons.Nested),
            FileSignature.Kind.Program => throw new RefusedFileException(FileReasons.Program),
            _ => throw new RefusedFileException(FileReasons.Unknown),
        };
    }
}
