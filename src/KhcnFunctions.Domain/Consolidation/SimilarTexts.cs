using KhcnFunctions.Submissions;

namespace KhcnFunctions.Consolidation;

/// <summary>
/// Finds texts that say nearly the same: word triples of the folded text, compared by the Jaccard index, found through MinHash bands
/// (Broder 1997), so that many thousands of texts are never compared each with each. The same texts in the same order give the same answer.
/// </summary>
internal sealed class SimilarTexts
{
    /// <summary>Texts that have this share of their word triples in common are near-identical.</summary>
    public const double Least = 0.7;

    // 12 bands of 3: a pair of 0.7 is missed once in 150; what is found is measured exactly.
    private const int Bands = 12;
    private const int BandRows = 3;
    private const int Shingle = 3;

    // What comes after is not looked at: the beginnings tell, and hostile texts cost no more.
    private const int MostLetters = 20_000;

    // Full of others' texts, a bucket tells nothing more.
    private const int MostInBucket = 8;

    private static readonly ulong[] Seeds = [.. Enumerable.Range(1, Bands * BandRows).Select(number => Mix((ulong)number * 0x9E3779B97F4A7C15))];

    private readonly List<HashSet<ulong>> _texts = [];
    private readonly Dictionary<(int Band, ulong Hash), List<int>> _buckets = [];

    /// <summary>Adds a text and answers its number, counted from 0.</summary>
    public int Add(string text) => Add(Shingles(text));

    /// <summary>The number of the first text that is near-identical; null where there is none.</summary>
    public int? Find(string text) => Find(Shingles(text))?.Number;

    /// <summary>The first near-identical text, with the share in common; where there is none, the text is added.</summary>
    public (int Number, double Share)? FindOrAdd(string text, out int number)
    {
        var shingles = Shingles(text);
        var found = Find(shingles);
        number = found?.Number ?? Add(shingles);
        return found;
    }

    private int Add(HashSet<ulong> shingles)
    {
        _texts.Add(shingles);
        foreach (var key in KeysOf(shingles))
        {
            if (!_buckets.TryGetValue(key, out var bucket))
                _buckets[key] = bucket = [];
            if (bucket.Count < MostInBucket)
                bucket.Add(_texts.Count - 1);
        }

        return _texts.Count - 1;
    }

    private (int Number, double Share)? Find(HashSet<ulong> shingles)
    {
        (int Number, double Share)? best = null;
        foreach (var number in KeysOf(shingles).SelectMany(key => _buckets.GetValueOrDefault(key) ?? []).Distinct().Order())
        {
            var share = Jaccard(shingles, _texts[number]);
            if (share >= Least && (best is null || share > best.Value.Share))
                best = (number, share);
        }

        return best;
    }

    private static double Jaccard(HashSet<ulong> one, HashSet<ulong> other)
    {
        var (small, large) = one.Count < other.Count ? (one, other) : (other, one);
        var common = small.Count(large.Contains);
        return small.Count == 0 ? large.Count == 0 ? 1 : 0 : (double)common / (one.Count + other.Count - common);
    }

    private static IEnumerable<(int Band, ulong Hash)> KeysOf(HashSet<ulong> shingles)
    {
        var least = new ulong[Seeds.Length];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var index = 0; index < Seeds.Length; index++)
                least[index] = Math.Min(least[index], Mix(shingle ^ Seeds[index]));
        }

        return Enumerable.Range(0, Bands).Select(band => (band, least.AsSpan(band * BandRows, BandRows).ToArray().Aggregate((ulong)band, (hash, row) => Mix(hash ^ row))));
    }

    private static HashSet<ulong> Shingles(string text)
    {
        var words = TextFold.Of(text.Length <= MostLetters ? text : text[..MostLetters])
            .Split([' ', ',', '.', ';', ':', '(', ')', '"', '“', '”', '-', '+', '•'], StringSplitOptions.RemoveEmptyEntries);
        var hashes = Array.ConvertAll(words, Hash);
        var shingles = new HashSet<ulong>();
        for (var first = 0; first == 0 || first + Shingle <= hashes.Length; first++)
            shingles.Add(hashes.Skip(first).Take(Shingle).Aggregate(0UL, (hash, word) => Mix(hash ^ word)));
        return shingles;
    }

    // FNV-1a, for string.GetHashCode differs from run to run.
    private static ulong Hash(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in word)
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        return hash;
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
