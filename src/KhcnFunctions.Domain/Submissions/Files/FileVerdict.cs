namespace KhcnFunctions.Submissions.Files;

/// <summary>Whether a file may go with a report.</summary>
public sealed record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <summary>What it is by its content; null where it is refused.</summary>
    public FileKind? Kind { get; private init; }

    /// <summary>The cleaned name, with an extension that fits the content; empty where it is refused.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Why HCTH has to look at it, in Vietnamese; null where nothing is unusual.</summary>
    public string? Check { get; private init; }

    /// <summary>Why it is refused, for the sender, in Vietnamese; null where it is accepted.</summary>
    public string? Refusal { get; private init; }

    public static FileVerdict Accept(FileKind kind, string name, string? check = null) => new() { Kind = kind, Name = name, Check = check };

    public static FileVerdict Refuse(string reason) => new() { Refusal = reason };
}

/// <summary>A reason for which a file is refused, found somewhere inside it.</summary>
internal sealed class RefusedFileException(string reason) : Exception(reason);
