namespace KhcnFunctions.Submissions;

/// <summary>Sizes of files as people read them.</summary>
public static class FileSize
{
    private const double Kilobyte = 1024;

    /// <summary>Such as 350 KB or 1,4 MB.</summary>
    public static string Words(long bytes) => bytes switch
    {
        < 1024 => FormattableString.Invariant($"{bytes} byte"),
        < 1024 * 1024 => FormattableString.Invariant($"{Math.Ceiling(bytes / Kilobyte)} KB"),
        _ => VietnameseNumber.Write(Math.Round((decimal)(bytes / Kilobyte / Kilobyte), 1)) + " MB",
    };
}
