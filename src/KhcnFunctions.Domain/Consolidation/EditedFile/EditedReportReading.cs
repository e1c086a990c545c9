namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What came of reading an uploaded file: a report, or why it is refused.</summary>
public sealed record EditedReportReading
{
    private EditedReportReading()
    {
    }

    /// <summary>Null where the file is refused.</summary>
    public EditedReport? Report { get; private init; }

    /// <summary>Why the file is refused, in Vietnamese; empty where it is taken.</summary>
    public IReadOnlyList<string> Mistakes { get; private init; } = [];

    internal static EditedReportReading Take(EditedReport report) => new() { Report = report };

    internal static EditedReportReading Refuse(IReadOnlyList<string> mistakes) => new() { Mistakes = mistakes };
}

/// <summary>Something in an uploaded file for which it is refused as a whole.</summary>
internal sealed class RefusedEditedFileException(string reason) : Exception(reason);
