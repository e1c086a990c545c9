using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using KhcnFunctions.Submissions.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>The text of a PDF, as far as it holds any: bounded in pages, letters, time and in what its streams unfold to.</summary>
internal static class PdfText
{
    private const int MostPages = 200;

    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(20);

    /// <summary>Null where it has no text, such as a scan, or can't be read.</summary>
    public static string? Read(Stream file)
    {
        var text = new StringBuilder();
        try
        {
            var bytes = new byte[file.Length];
            file.Position = 0;
            file.ReadExactly(bytes);
            using var document = Open(bytes);
            for (var number = 1; number <= Math.Min(document.NumberOfPages, MostPages) && text.Length < NarrativeReader.MostText; number++)
                PdfLines.Append(document.GetPage(number).Letters, text);
        }
        catch (Exception e) when (IsBroken(e))
        {
            // What was read up to here is better than nothing; the file itself is kept whole.
        }

        return text.ToString();
    }

    /// <summary>Opens a PDF of anybody's; what it throws is told by <see cref="IsBroken"/>.</summary>
    public static PdfDocument Open(ReadOnlyMemory<byte> file)
    {
        var tame = file.ToArray();
        var depth = new PdfDepth();
        depth.Tame(tame);
        var filters = new BoundedFilters(LongestReading, depth);
        return PdfDocument.Open(tame, new() { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = 64, FilterProvider = filters });
    }

    /// <summary>The reader of PDFs throws whatever a broken file leads it to, but never what says that the program itself is ill.</summary>
    public static bool IsBroken(Exception e) => e is not (OutOfMemoryException or OperationCanceledException);

    /// <summary>Unpacks streams once for counting before they are unpacked for use.</summary>
    private sealed class BoundedFilters(TimeSpan time, PdfDepth depth) : IFilterProvider
    {
        private readonly UnpackingBudget _budget = new(FileLimits.MostUnpacked);
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

        public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

        public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

        private IReadOnlyList<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];

        public Memory<byte> Tame(Memory<byte> unpacked)
        {
            depth.Tame(unpacked.Span);
            return unpacked;
        }

        public void Count(IFilter filter, ReadOnlyMemory<byte> input)
        {
            if (_watch.Elapsed > time)
                throw new UnpackedTooLargeException();
            if (filter is not FlateFilter)
            {
                // The others unfold a thousandfold at most, LZW, and are rare.
                _budget.Take(filter is LzwFilter ? input.Length * 1000 / 4 : input.Length);
                return;
            }

            using var packed = new MemoryStream(input.ToArray(), writable: false);
            using var unpacked = new BudgetedStream(new ZLibStream(packed, CompressionMode.Decompress), _budget);
            try
            {
                unpacked.CopyTo(Stream.Null);
            }
            catch (InvalidDataException)
            {
                // The reader of PDFs takes what can be unpacked; so much was counted.
            }
        }
    }

    private sealed class BoundedFilter(IFilter inner, BoundedFilters bounds) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            bounds.Count(inner, input);
            return bounds.Tame(inner.Decode(input, streamDictionary, filterProvider, filterIndex));
        }
    }
}
