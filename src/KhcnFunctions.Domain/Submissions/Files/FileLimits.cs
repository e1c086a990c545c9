namespace KhcnFunctions.Submissions.Files;

/// <summary>How much a unit may send, and how far a packed file may unfold.</summary>
public static class FileLimits
{
    /// <summary>Bytes of one file.</summary>
    public const long LargestFile = 25L * 1024 * 1024;

    /// <summary>Bytes of all files of one report together.</summary>
    public const long LargestReport = 60L * 1024 * 1024;

    /// <summary>Bytes that all members of a packed file may have together, those of members inside members too.</summary>
    public const long MostUnpacked = 200L * 1024 * 1024;

    public const int MostMembers = 5_000;

    /// <summary>How many times its own size a file may unfold to, once it unfolds to more than <see cref="UnpackedWithoutDoubt"/>.</summary>
    public const int MostRatio = 150;

    public const long UnpackedWithoutDoubt = 10L * 1024 * 1024;
}
