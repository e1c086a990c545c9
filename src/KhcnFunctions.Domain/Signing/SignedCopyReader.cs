using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Signing;

/// <summary>
/// Tells of a signed copy of the Báo cáo whether it is what was signed: nothing changed inside what a signature covers, and
/// nothing added after the last one. It reaches no authority, so chains of certificates and revocation are not looked at.
/// </summary>
public static class SignedCopyReader
{
    /// <summary>Reads a file of any content; time and memory are bounded by <see cref="SignedCopyLimits"/>.</summary>
    public static SignedCopy Read(ReadOnlyMemory<byte> pdf)
    {
        if (pdf.IsEmpty)
            return SignedCopy.Unreadable(SigningReasons.Empty);
        if (pdf.Length > SignedCopyLimits.LargestFile)
            return SignedCopy.Unreadable(SigningReasons.TooLarge);
        var head = pdf.Span[..Math.Min(pdf.Length, 4096)];
        if (FileSignature.Of(head) is not FileSignature.Kind.Pdf)
            return SignedCopy.Unreadable(SigningReasons.NotPdf);
        try
        {
            using var document = SignableDocument.Open(pdf);
            if (document.SignatureOffsets.Count > SignedCopyLimits.MostSignatures)
                return SignedCopy.Unreadable(SigningReasons.TooManySignatures);
            return document.SignatureOffsets is { Count: > 0 } offsets
                ? Signed(pdf.Span, offsets, document.Pages)
                : Unsigned(pdf.Span, document.Pages);
        }
        catch (UnreadableCopyException unreadable)
        {
            return SignedCopy.Unreadable(unreadable.Message);
        }
    }

    private static SignedCopy Unsigned(ReadOnlySpan<byte> file, int pages)
    {
        // Who takes the signatures out of the form leaves them in the file.
        if (file.IndexOf("/ByteRange"u8) >= 0)
            return new() { Verdict = SignedCopyVerdict.Broken, Pages = pages, Reason = SigningReasons.Detached };
        return RevisionEnd.IsAtEndOf(file)
            ? new() { Verdict = SignedCopyVerdict.NotSigned, Pages = pages }
            : SignedCopy.Unreadable(SigningReasons.Truncated);
    }

    private static SignedCopy Signed(ReadOnlySpan<byte> file, IReadOnlyList<(long Number, long Offset)> offsets, int pages)
    {
        var signatures = new List<PdfSignature>();
        foreach (var (number, offset) in offsets)
            signatures.Add(SignatureCheck.Of(file, offset, number));
        signatures = [.. signatures.OrderBy(signature => signature.End)];
        var fault = signatures.Find(signature => !signature.Verifies) is { } broken ? FaultOf(broken)
            : AreNested(signatures) ? null : SigningReasons.Nesting;
        return new()
        {
            Verdict = fault is not null ? SignedCopyVerdict.Broken
                : signatures[^1].CoversWholeFile ? SignedCopyVerdict.Intact : SignedCopyVerdict.ChangedAfterLastSignature,
            Signatures = signatures,
            Pages = pages,
            Reason = fault,
        };
    }

    private static string FaultOf(PdfSignature broken) => broken.Fault ?? (broken.DigestIntact ? SigningReasons.Signature : SigningReasons.Digest);

    // A later signature was added to the whole of what the earlier one had made: its hole lies behind.
    private static bool AreNested(List<PdfSignature> signatures) =>
        signatures.Zip(signatures.Skip(1)).All(pair => pair.Second.HoleStart >= pair.First.End);
}
