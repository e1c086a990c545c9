namespace KhcnFunctions.PlanDocuments.Names;

/// <summary>Finds the units of a register in texts.</summary>
internal sealed class UnitIndex
{
    private const int MostCandidates = 3;
    private const double LeastLikeness = 0.34;

    // What stands behind a name to say whose it is, and is left out within the department itself.
    private static readonly string[] Owners = ["sở", "bộ", "tỉnh", "thành phố", "xã", "huyện", "chi cục"];

    // Words of which the names of all units together are made.
    private static readonly HashSet<string> Generic =
        [.. "trưởng thủ trưởng lãnh đạo người đứng đầu các phòng đơn vị chuyên môn nghiệp vụ trực thuộc sở bộ cục chi cục ban ngành cơ quan và được giao nhiệm vụ nêu trên của tỉnh phân công chủ trì phối hợp có tên tại kế hoạch này trong phụ lục".Split(' ').Select(NameWords.Fold)];

    private static readonly HashSet<string> GenericCores = [.. "phòng đơn sở quan".Split(' ').Select(NameWords.Fold)];

    private readonly List<(string Id, HashSet<string>[] Names)> _candidates;
    private readonly Dictionary<string, List<(string[] Words, KnownUnit Unit)>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownUnit>> _byInitials = new(StringComparer.Ordinal);

    public UnitIndex(KnownNames names)
    {
        _candidates = [.. names.Units.Select(unit => (unit.Id, ((string[])[unit.Name, .. unit.Aliases]).Select(WordsOf).ToArray()))];
        foreach (var unit in names.Units)
        {
            foreach (var name in (string[])[unit.Name, unit.ShortName, .. unit.Aliases])
                Add(name, unit);
            foreach (var initials in InitialsOf(unit).Distinct(StringComparer.Ordinal))
                (_byInitials.TryGetValue(initials, out var known) ? known : _byInitials[initials] = []).Add(unit);
        }

        foreach (var unit in names.Units)
            AddWithoutOwner(unit);
        Whole = names.Units.FirstOrDefault(unit => IsWhole(NameWords.Of(unit.Name)));
    }

    /// <summary>The entry that stands for all units of the department; null where the register has none.</summary>
    public KnownUnit? Whole { get; }

    /// <summary>The longest name that begins at a word, and how many words it has.</summary>
    public (KnownUnit Unit, int Words)? At(IReadOnlyList<NameWord> words, int at)
    {
        if (at >= words.Count || !_byFirstWord.TryGetValue(words[at].Folded, out var names))
            return null;
        foreach (var (name, unit) in names)
        {
            if (at + name.Length <= words.Count && name.Index().All(word => words[at + word.Index].Folded == word.Item))
                return (unit, name.Length);
        }

        return null;
    }

    /// <summary>The unit of an abbreviation, however it is joined: QLCN&amp;CN, P. QLCNCN, TT KC và XTTM; null where none or several have it.</summary>
    public KnownUnit? ByInitials(IEnumerable<NameWord> words)
    {
        var folded = words.Select(word => word.Folded).Where(word => word != "và").ToList();
        if (folded.Count > 1 && folded[0] is "p" or "phòng")
            folded.RemoveAt(0);
        return _byInitials.TryGetValue(string.Concat(folded), out var units) && units is [var only] ? only : null;
    }

    /// <summary>'Trưởng các phòng, Thủ trưởng các đơn vị thuộc Sở': all units of the department.</summary>
    public static bool IsWhole(IReadOnlyList<NameWord> words) =>
        words.Count > 1 && words.All(word => Generic.Contains(word.Folded)) && words.Any(word => word.Folded == "các") && words.Any(word => GenericCores.Contains(word.Folded));

    /// <summary>Whom an unknown name may mean, the likeliest first.</summary>
    public IReadOnlyList<string> Candidates(string name)
    {
        var words = WordsOf(name);
        return [.. _candidates
            .Select(unit => (unit.Id, Likeness: unit.Names.Max(known => Likeness(words, known))))
            .Where(unit => unit.Likeness >= LeastLikeness)
            .OrderByDescending(unit => unit.Likeness)
            .Take(MostCandidates)
            .Select(unit => unit.Id)];
    }

    private static double Likeness(HashSet<string> words, HashSet<string> known) =>
        words.Count + known.Count == 0 ? 0 : 2.0 * words.Count(known.Contains) / (words.Count + known.Count);

    private static HashSet<string> WordsOf(string name) => NameWords.Of(name).Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);

    private void Add(string name, KnownUnit unit)
    {
        var words = NameWords.Of(name).Select(word => word.Folded).ToArray();
        if (words.Length == 0 || (words.Length == 1 && words[0].Length < 2))
            return;
        var names = _byFirstWord.TryGetValue(words[0], out var known) ? known : _byFirstWord[words[0]] = [];
        if (names.Exists(entry => entry.Words.AsSpan().SequenceEqual(words)))
            return;
        names.Add((words, unit));
        names.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    private void AddWithoutOwner(KnownUnit unit)
    {
        foreach (var name in (string[])[unit.Name, .. unit.Aliases])
        {
            var folded = NameWords.Fold(name);
            if (Owners.FirstOrDefault(owner => folded.EndsWith(" " + NameWords.Fold(owner), StringComparison.Ordinal)) is { } found && folded[..^(NameWords.Fold(found).Length + 1)] is var rest && rest.Contains(' ', StringComparison.Ordinal))
                Add(rest, unit);
        }
    }

    private static IEnumerable<string> InitialsOf(KnownUnit unit)
    {
        foreach (var name in (string[])[unit.ShortName, .. unit.Aliases])
        {
            var words = NameWords.Of(name).Select(word => word.Folded).Where(word => word != "và").ToList();
            if (words.Count > 1 && words[0] is "p" or "phòng")
                words.RemoveAt(0);
            if (words.Count > 0)
                yield return string.Concat(words);
        }

        var full = NameWords.Of(unit.Name).Select(word => word.Folded).Where(word => word != "và").ToList();
        if (full.Count > 3)
            yield return string.Concat(full.Select(word => word[0]));
        if (full.Count > 3 && full[0] == "phòng")
            yield return string.Concat(full.Skip(1).Select(word => word[0]));
    }
}
