namespace KhcnFunctions.Signing;

/// <summary>How much of a signed copy is looked at.</summary>
public static class SignedCopyLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int LargestFile = 25 * 1024 * 1024;

    public const int MostSignatures = 20;

    /// <summary>Form fields that are walked through in search of signatures.</summary>
    internal const int MostFields = 5_000;

    /// <summary>Bytes of one CMS signature with its certificates, revocation lists and padding.</summary>
    internal const int LargestCms = 1024 * 1024;

    /// <summary>Dictionaries in dictionaries, ASN.1 values in values.</summary>
    internal const int DeepestNesting = 48;
}
