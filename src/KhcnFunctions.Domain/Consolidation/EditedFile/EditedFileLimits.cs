namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>How much an edited report may hold. A report has 3 to 6 pages; far more is no report.</summary>
public static class EditedFileLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Bytes of all its parts together, unpacked.</summary>
    internal const long MostUnpacked = 64L * 1024 * 1024;

    /// <summary>Bytes of all its XML together.</summary>
    internal const long MostXml = 24L * 1024 * 1024;

    /// <summary>XML elements of all parts together.</summary>
    internal const int MostElements = 400_000;

    /// <summary>How deep XML elements may stand in one another.</summary>
    internal const int DeepestXml = 200;

    /// <summary>Paragraphs and table rows of the text.</summary>
    internal const int MostLines = 20_000;
}
