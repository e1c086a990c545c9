using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>The report as HCTH edited it in Word or LibreOffice: the cleaned file, and what stands in it part by part.</summary>
public sealed record EditedReport
{
    /// <summary>The file without comments and without what tells of people and machines. The same upload gives the same bytes.</summary>
    public required ReadOnlyMemory<byte> Docx { get; init; }

    /// <summary>All parts of the outline, in its order.</summary>
    public required IReadOnlyList<EditedPart> Parts { get; init; }

    /// <summary>What stands around the text.</summary>
    public required ReportFrame Frame { get; init; }

    /// <summary>How many comments were taken out.</summary>
    public required int Comments { get; init; }

    /// <summary>What HCTH should look at, in Vietnamese; nothing of it stands in the way.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Reads an uploaded file, whatever it is: it neither throws nor hangs.</summary>
    /// <param name="docx">The file as it was uploaded.</param>
    /// <param name="outline">The parts of the draft from which it was made.</param>
    public static EditedReportReading Read(ReadOnlyMemory<byte> docx, ReportOutline outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        try
        {
            if (Refusal(docx) is { } refusal)
                return EditedReportReading.Refuse([refusal]);
            var clean = PackageCleaning.Clean(WordPackage.Open(docx, ReadingLimits.Uploaded));
            if (clean.Mistakes.Count > 0)
                return EditedReportReading.Refuse(clean.Mistakes);
            return Read(clean, outline);
        }
        catch (RefusedEditedFileException refused)
        {
            return EditedReportReading.Refuse([refused.Message]);
        }
        catch (UnpackedTooLargeException)
        {
            return EditedReportReading.Refuse([EditedFileReasons.Bomb]);
        }
        catch (Exception broken) when (broken is InvalidDataException or RefusedFileException)
        {
            return EditedReportReading.Refuse([EditedFileReasons.Broken]);
        }
    }

    private static EditedReportReading Read(CleanPackage clean, ReportOutline outline)
    {
        var zones = clean.Zones;
        if (!zones.Text.SelectMany(block => block.Paragraphs).Any(paragraph => ParagraphWords.Of(paragraph).Length > 0))
            return EditedReportReading.Refuse([EditedFileReasons.Empty]);
        var (parts, warnings) = PartFinder.Find(outline, zones);
        return EditedReportReading.Take(new()
        {
            Docx = clean.Write(),
            Parts = parts,
            Frame = ReportFrame.Of(zones),
            Comments = clean.Comments,
            Warnings = NumberedReport.HasRoom(zones) ? warnings : [.. warnings, EditedFileReasons.NoRoom],
        });
    }

    // By content, never by name.
    private static string? Refusal(ReadOnlyMemory<byte> docx)
    {
        if (docx.Length > EditedFileLimits.LargestFile)
            return EditedFileReasons.TooLarge;
        var verdict = FileInspection.Inspect(new MemoryStream(docx.ToArray(), writable: false), "bao-cao.docx");
        return verdict.Refusal switch
        {
            null => verdict.Kind is not FileKind.Docx ? EditedFileReasons.NotDocx : null,
            FileReasons.Macros => EditedFileReasons.Macros,
            FileReasons.Encrypted => EditedFileReasons.Encrypted,
            FileReasons.Bomb => EditedFileReasons.Bomb,
            FileReasons.Template => EditedFileReasons.Template,
            FileReasons.Broken => EditedFileReasons.Broken,
            _ => EditedFileReasons.NotDocx,
        };
    }
}
