namespace KhcnFunctions.Archiving;

/// <summary>An archive that is not taken, or storage that is not as an archive needs it; the message is for people, in Vietnamese.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Something was written before; else nothing was.</summary>
    public bool HasWritten { get; init; }
}
