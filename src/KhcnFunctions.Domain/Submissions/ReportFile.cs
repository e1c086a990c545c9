using System.Text.Json.Serialization;

namespace KhcnFunctions.Submissions;

/// <summary>A file that goes with a report. The file itself lies in storage, named by its hash.</summary>
/// <param name="Name">As the sender named it, in NFC, without a path.</param>
/// <param name="Kind">What it is by its content, not by its name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the bytes, lower-case hexadecimal.</param>
public sealed record ReportFile(
    string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] FileKind Kind, long Size, string Sha256)
{
    /// <summary>'Bản ký': the scanned or signed document of a unit with a seal.</summary>
    public bool SignedCopy { get; init; }

    /// <summary>Why HCTH has to look at it, in Vietnamese; null where nothing is unusual.</summary>
    public string? Check { get; init; }
}

/// <summary>Kinds of file that a report may carry.</summary>
public enum FileKind
{
    Docx,
    Xlsx,
    Pdf,
    Odt,
    Ods,
    Jpeg,
    Png,
    Zip,

    /// <summary>Old .doc without macros.</summary>
    Doc,

    /// <summary>Old .xls without macros.</summary>
    Xls,
    Rar,
}
