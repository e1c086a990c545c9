using System.Diagnostics.CodeAnalysis;
using KhcnFunctions.Submissions.Narratives;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace KhcnFunctions.Signing;

/// <summary>The message is for people.</summary>
internal sealed class UnreadableCopyException(string reason) : Exception(reason);

/// <summary>
/// A PDF as a reader of PDFs sees it: how many pages, and which of its objects are signatures, by the form fields of its last
/// revision (ISO 32000-2, 12.7.5.5). Each signature has to be an object of its own outside object streams, as its hole demands.
/// </summary>
internal sealed class SignableDocument : IDisposable
{
    private readonly PdfDocument _document;

    private SignableDocument(PdfDocument document)
    {
        _document = document;
        Pages = document.NumberOfPages;
        SignatureOffsets = [.. Signatures().Distinct().Select(each => (each.ObjectNumber, OffsetOf(each)))];
    }

    public int Pages { get; }

    /// <summary>Number and offset of each signature's object; an offset of -1 is none.</summary>
    public IReadOnlyList<(long Number, long Offset)> SignatureOffsets { get; }

    /// <exception cref="UnreadableCopyException">It is encrypted, has no pages or can't be read.</exception>
    public static SignableDocument Open(ReadOnlyMemory<byte> pdf)
    {
        PdfDocument? document = null;
        try
        {
            document = PdfText.Open(pdf);
            if (document.IsEncrypted)
                throw new UnreadableCopyException(SigningReasons.Encrypted);
            if (document.NumberOfPages == 0)
                throw new UnreadableCopyException(SigningReasons.Truncated);
            return new(document);
        }
        catch (Exception e) when (PdfText.IsBroken(e))
        {
            document?.Dispose();
            throw e switch
            {
                UnreadableCopyException => e,
                PdfDocumentEncryptedException => new UnreadableCopyException(SigningReasons.Encrypted),
                _ => new UnreadableCopyException(SigningReasons.Truncated),
            };
        }
    }

    public void Dispose() => _document.Dispose();

    private long OffsetOf(IndirectReference reference) =>
        _document.Structure.CrossReferenceTable.ObjectOffsets.TryGetValue(reference, out var place) && place.Type is XrefEntryType.File ? place.Value1 : -1;

    /// <summary>Values of the signature fields; an object that is none where a value stands in the field itself.</summary>
    private IEnumerable<IndirectReference> Signatures()
    {
        if (!TryGet<DictionaryToken>(_document.Structure.Catalog.CatalogDictionary, NameToken.AcroForm, out var form)
            || !TryGet<ArrayToken>(form, NameToken.Fields, out var roots))
            yield break;

        var seen = new HashSet<IndirectReference>();
        var count = 0;
        var waiting = new Stack<(IToken Field, bool IsSignature)>(roots.Data.Select(field => (field, false)));
        while (waiting.TryPop(out var next))
        {
            if (++count > SignedCopyLimits.MostFields)
                throw new UnreadableCopyException(SigningReasons.TooManySignatures);
            if (next.Field is IndirectReferenceToken { Data: var reference } && !seen.Add(reference))
                continue;
            if (Resolve(next.Field) is not DictionaryToken field)
                continue;
            var isSignature = TryGet<NameToken>(field, NameToken.Ft, out var kind) ? kind.Data == "Sig" : next.IsSignature;
            if (TryGet<ArrayToken>(field, NameToken.Kids, out var kids))
            {
                foreach (var kid in kids.Data)
                    waiting.Push((kid, isSignature));
            }

            if (isSignature && field.TryGet(NameToken.V, out var value) && Resolve(value) is not NullToken)
                yield return value is IndirectReferenceToken to ? to.Data : default;
        }
    }

    private bool TryGet<T>(DictionaryToken dictionary, NameToken name, [NotNullWhen(true)] out T? value) where T : class, IToken
    {
        value = dictionary.TryGet(name, out var token) ? Resolve(token) as T : null;
        return value is not null;
    }

    // References to references are not followed far.
    private IToken? Resolve(IToken? token)
    {
        for (var step = 0; token is IndirectReferenceToken reference && step < 4; step++)
            token = _document.Structure.GetObject(reference.Data)?.Data;
        return token;
    }
}
