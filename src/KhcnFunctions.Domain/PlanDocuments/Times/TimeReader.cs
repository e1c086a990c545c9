namespace KhcnFunctions.PlanDocuments.Times;

/// <summary>Words about time that were found in a text.</summary>
/// <param name="Start">Of the first word.</param>
/// <param name="End">Behind the last one.</param>
internal sealed record FoundTime(TimeText Text, int Start, int End, IReadOnlyList<(int Start, int End)> Spans);

/// <summary>Reads when something is due. Days stand as they are written; what no day follows from is said to be unclear, never guessed.</summary>
public static class TimeReader
{
    /// <summary>Reads a text the whole of which is about time: a cell 'Thời gian', or what stands behind 'Thời gian thực hiện:'.</summary>
    public static TimeText Read(string text)
    {
        var written = text.ReplaceLineEndings(" ").Trim();
        if (written.All(letter => !char.IsLetterOrDigit(letter)))
            return TimeText.None;
        var atoms = Atoms(written, inSentence: false);
        return new(written, atoms.Count == 0 ? [new(TimeKind.Unclear)] : Combine(atoms));
    }

    /// <summary>What a sentence says of time; null where it says nothing.</summary>
    internal static FoundTime? Find(string sentence)
    {
        var atoms = Atoms(sentence, inSentence: true);
        if (atoms.Count == 0)
            return null;
        var (start, end) = (atoms[0].Start, atoms[^1].End);
        // Words that belong to the first of them.
        foreach (var lead in (string[])["định kỳ ", "hoàn thành ", "trong ", "hoàn thành trong "])
        {
            if (start >= lead.Length && sentence.AsSpan(start - lead.Length, lead.Length).Equals(lead, StringComparison.OrdinalIgnoreCase))
                start -= lead.Length;
        }

        var rules = Combine(atoms);
        return new(new(Written(sentence, start, atoms), rules), start, end, [.. atoms.Select((atom, at) => (at == 0 ? start : atom.Start, atom.End))]);
    }

    // Words that stand apart are joined by a mark of omission.
    private static string Written(string sentence, int start, IReadOnlyList<Atom> atoms)
    {
        var (first, last) = (start, atoms[0].End);
        var parts = new List<string>();
        foreach (var atom in atoms.Skip(1))
        {
            if (atom.Start - last > 20)
            {
                parts.Add(sentence[first..last].Trim());
                first = atom.Start;
            }

            last = atom.End;
        }

        parts.Add(sentence[first..last].Trim());
        return string.Join(" … ", parts);
    }

    private static List<Atom> Atoms(string text, bool inSentence)
    {
        var lower = text.ToLowerInvariant();
        var found = new List<Atom>();
        foreach (var phrase in TimePhrases.All.Where(phrase => !inSentence || phrase.InSentences))
        {
            for (var match = phrase.Words.Match(lower); match.Success; match = match.NextMatch())
            {
                if (match.Length > 0 && !found.Exists(atom => atom.Start < match.Index + match.Length && match.Index < atom.End) && phrase.Meaning(match) is { } rule)
                    found.Add(new(match.Index, match.Index + match.Length, rule, rule.Kind is TimeKind.Monthly && !match.Value.Contains("tháng", StringComparison.Ordinal)));
            }
        }

        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    private static List<TimeRule> Combine(IReadOnlyList<Atom> atoms)
    {
        var rules = atoms.Select(atom => atom.Rule).ToList();
        // A day of the month beside 'hằng quý' or 'hằng tuần' names no month, so no day follows.
        if (rules.Exists(rule => rule is { Kind: TimeKind.Quarterly or TimeKind.Weekly or TimeKind.Yearly or TimeKind.HalfYearly, Day: null }) && !rules.Exists(rule => rule is { Kind: TimeKind.Monthly, Day: null }))
            rules.RemoveAll(rule => rule is { Kind: TimeKind.Monthly } && atoms.Any(atom => atom.Rule == rule && atom.IsDayAlone));
        var days = rules.Where(rule => rule is { Day: not null, Month: not null } && (rule.Kind is TimeKind.Yearly || rule is { Kind: TimeKind.Once, Year: null })).ToList();
        // 'Trước ngày 15 tháng 6 và trước ngày 01 tháng 12': two days of every year.
        if (days.Count == 2 || (days.Count == 1 && rules.Exists(rule => rule.Kind is TimeKind.HalfYearly)))
        {
            rules.RemoveAll(rule => days.Contains(rule) || rule.Kind is TimeKind.HalfYearly || rule is { Kind: TimeKind.Yearly, Day: null });
            rules.Add(new(TimeKind.HalfYearly, days.TrueForAll(day => day.Exclusive)) { Days = [.. days.Select(day => new DayOfYear(day.Day!.Value, day.Month!.Value))] });
        }
        else if (days is [{ Kind: TimeKind.Once }] && rules.Exists(rule => rule is { Kind: TimeKind.Yearly, Day: null }))
        {
            rules.RemoveAll(rule => days.Contains(rule) || rule is { Kind: TimeKind.Yearly });
            rules.Add(new(TimeKind.Yearly, days[0].Exclusive) { Day = days[0].Day, Month = days[0].Month, Time = days[0].Time });
        }

        // 'Định kỳ hằng quý, trước ngày 20 của tháng cuối quý' says one thing twice.
        var kept = rules.Where(rule => rule.Day is not null || rule.Days.Count > 0 || rule.Weekday is not null || !rules.Exists(other => other.Kind == rule.Kind && (other.Day is not null || other.Days.Count > 0 || other.Weekday is not null))).Distinct().ToList();
        if (kept.Exists(rule => rule.Kind is TimeKind.Continuous))
            kept.RemoveAll(rule => rule.Kind is TimeKind.AdHoc or TimeKind.Continuous && rule != kept.Find(other => other.Kind is TimeKind.Continuous));
        if (kept.Exists(rule => rule.Kind is not (TimeKind.Unclear or TimeKind.AdHoc)))
            kept.RemoveAll(rule => rule.Kind is TimeKind.Unclear);
        return kept;
    }

    private readonly record struct Atom(int Start, int End, TimeRule Rule, bool IsDayAlone = false);
}
