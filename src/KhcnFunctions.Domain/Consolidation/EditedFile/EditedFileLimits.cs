namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>How much an edited report may hold. A report has 3 to 6 pages; far more is no report.</summary>
public static class EditedFileLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int LargestFile = 10 * 1024 * 1024;
}

/// <summary>How much is read of a file.</summary>
/// <param name="Unpacked">Bytes of all parts together.</param>
/// <param name="Xml">Bytes of all XML together; a tree takes many times as much.</param>
/// <param name="Elements">XML elements of all parts together.</param>
/// <param name="Depth">How deep they may stand in one another.</param>
/// <param name="Lines">Paragraphs and table rows of the body.</param>
internal sealed record ReadingLimits(long Unpacked, long Xml, int Elements, int Depth, int Lines)
{
    /// <summary>Of a file that somebody uploads.</summary>
    public static readonly ReadingLimits Uploaded = new(64L * 1024 * 1024, 24L * 1024 * 1024, 400_000, 200, 20_000);

    /// <summary>Of a file that the product wrote or took before: however large it is, it has to go out.</summary>
    public static readonly ReadingLimits Taken = new(long.MaxValue, long.MaxValue, int.MaxValue, Uploaded.Depth, int.MaxValue);
}
