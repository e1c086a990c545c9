namespace KhcnFunctions.Signing;

public enum SignedCopyKind
{
    /// <summary>A well-formed PDF without digital signatures.</summary>
    Scan,

    DigitallySigned,

    /// <summary>No PDF, one with a password, a truncated one or one beyond the limits.</summary>
    Unreadable,
}

public enum SignedCopyVerdict
{
    /// <summary>Nothing to verify: people compare it by eye.</summary>
    NotSigned,

    /// <summary>Every signature verifies, and the last one covers the file to its end.</summary>
    Intact,

    /// <summary>Every signature verifies, and after the last one there is something that it does not cover.</summary>
    ChangedAfterLastSignature,

    /// <summary>A signature does not verify, or is not made as one has to be.</summary>
    Broken,

    Unreadable,
}

/// <summary>What the signed copy of the Báo cáo is, as far as the file itself can tell. No authority is asked: whose a certificate is stays a claim.</summary>
public sealed record SignedCopy
{
    public required SignedCopyVerdict Verdict { get; init; }

    /// <summary>In the order in which they were added, document time stamps among them.</summary>
    public IReadOnlyList<PdfSignature> Signatures { get; init; } = [];

    /// <summary>Null where the file can't be read.</summary>
    public int? Pages { get; init; }

    /// <summary>Why it is broken or can't be read, in Vietnamese; null otherwise.</summary>
    public string? Reason { get; init; }

    public SignedCopyKind Kind => Verdict switch
    {
        SignedCopyVerdict.NotSigned => SignedCopyKind.Scan,
        SignedCopyVerdict.Unreadable => SignedCopyKind.Unreadable,
        _ => SignedCopyKind.DigitallySigned,
    };

    /// <summary>Whether it may be taken; a scan may, and is compared by eye.</summary>
    public bool IsAccepted => Verdict is SignedCopyVerdict.NotSigned or SignedCopyVerdict.Intact;

    /// <summary>
    /// What was added after the last signer is covered by a document time stamp alone, which names no signer: to be compared by eye.
    /// </summary>
    public bool HasAdditionsAfterLastSigner => Verdict is SignedCopyVerdict.Intact && Signatures is [.., { IsTimeStamp: true }];

    internal static SignedCopy Unreadable(string reason) => new() { Verdict = SignedCopyVerdict.Unreadable, Reason = reason };
}

/// <summary>One signature of a PDF (ISO 32000-2, 12.8), or a document time stamp (12.8.5).</summary>
public sealed record PdfSignature
{
    /// <summary>Common name of the certificate's subject, of the time-stamping unit for a time stamp; null where it can't be read. A claim.</summary>
    public string? Signer { get; init; }

    /// <summary>Organisation of the certificate's subject; null where it names none. A claim.</summary>
    public string? Organisation { get; init; }

    /// <summary>UTC; the time that the signer's (or time stamp's) own program wrote, not proven by anybody else. Null where there is none.</summary>
    public DateTimeOffset? ClaimedTime { get; init; }

    /// <summary>Such as ETSI.CAdES.detached; null where none is given.</summary>
    public string? SubFilter { get; init; }

    /// <summary>A document time stamp (ETSI.RFC3161): it covers, but nobody signs by it.</summary>
    public bool IsTimeStamp { get; init; }

    /// <summary>False where it covers only the revision that was there when it was made.</summary>
    public bool CoversWholeFile { get; init; }

    /// <summary>The covered bytes are those that were signed.</summary>
    public bool DigestIntact { get; init; }

    /// <summary>The CMS signature verifies with the key of the certificate that comes with it.</summary>
    public bool SignatureValid { get; init; }

    /// <summary>SHA-1 or an RSA key under 2048 bits ('thuật toán cũ'): shown, not refused.</summary>
    public bool IsWeak { get; init; }

    /// <summary>What is wrong with it, in Vietnamese; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>Byte after the last that it covers; 0 where its range can't be read.</summary>
    internal long End { get; init; }

    /// <summary>First byte of the hole that holds the signature itself.</summary>
    internal long HoleStart { get; init; }

    internal bool Verifies => Fault is null && DigestIntact && SignatureValid;
}
