using System.Globalization;
using System.Text;
using System.Xml;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Narratives;
using KhcnFunctions.Submissions.WordForm;

namespace KhcnFunctions.PlanDocuments.Outlining;

/// <summary>Which number a paragraph shows, where Word counts by itself (ISO/IEC 29500-1, 17.9). Holds the counts of one pass through a document.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private const int MostDefinitions = 20_000;

    private readonly Dictionary<string, Level?[]> _abstract = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Number, int Level), int> _starts = [];
    private readonly Dictionary<string, int[]> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public static WordNumbering Read(ZipDirectory zip, UnpackingBudget budget)
    {
        var numbering = new WordNumbering();
        string? definition = null, number = null;
        Level? level = null;
        var overridden = 0;
        PackageText.Walk(zip, "word/numbering.xml", budget, xml =>
        {
            if (xml.NodeType is not XmlNodeType.Element)
                return true;
            switch (xml.LocalName)
            {
                case "abstractNum":
                    (definition, number) = (xml.Value("abstractNumId"), null);
                    if (definition is not null)
                        numbering._abstract[definition] = new Level?[Levels];
                    break;
                case "num":
                    (definition, number) = (null, xml.Value("numId"));
                    break;
                case "abstractNumId" when number is not null:
                    numbering._numbers[number] = xml.Value("val") ?? "";
                    break;
                case "lvlOverride":
                    overridden = WordNumbering.Number(xml.Value("ilvl"));
                    break;
                case "startOverride" when number is not null:
                    numbering._starts[(number, overridden)] = WordNumbering.Number(xml.Value("val"));
                    break;
                case "lvl" when definition is not null && WordNumbering.Number(xml.Value("ilvl")) is >= 0 and < Levels and var at:
                    numbering._abstract[definition][at] = level = new Level();
                    break;
                case "lvl":
                    level = null;
                    break;
                case "start" when level is not null:
                    level.Start = WordNumbering.Number(xml.Value("val"));
                    break;
                case "numFmt" when level is not null:
                    level.Format = xml.Value("val") ?? "decimal";
                    break;
                case "lvlText" when level is not null:
                    level.Text = xml.Value("val") ?? "";
                    break;
            }

            return numbering._abstract.Count + numbering._numbers.Count < MostDefinitions;
        });
        return numbering;
    }

    /// <summary>The label of the next paragraph of a list; empty where nothing is shown.</summary>
    public string Next(string number, int at)
    {
        if (at is < 0 or >= Levels || !_numbers.TryGetValue(number, out var definition) || !_abstract.TryGetValue(definition, out var levels) || levels[at] is not { } level)
            return "";
        if (!_counts.TryGetValue(definition, out var counts))
            _counts[definition] = counts = new int[Levels];
        // A list with a start of its own begins anew when it first comes.
        if (_used.Add(number) && _starts.TryGetValue((number, at), out var own))
            counts[at] = own - 1;
        else if (counts[at] == 0)
            counts[at] = level.Start - 1;
        counts[at]++;
        Array.Clear(counts, at + 1, Levels - at - 1);
        if (level.Format == "bullet")
            return "-";
        if (level.Format == "none")
            return "";
        var label = new StringBuilder(level.Text);
        for (var above = 0; above <= at; above++)
        {
            var mark = FormattableString.Invariant($"%{above + 1}");
            if (level.Text.Contains(mark, StringComparison.Ordinal))
                label.Replace(mark, Write(Math.Max(counts[above], 1), levels[above]?.Format ?? "decimal"));
        }

        return label.ToString().Trim();
    }

    private static string Write(int count, string format) => format switch
    {
        "upperRoman" => Roman(count),
        "lowerRoman" => Roman(count).ToLowerInvariant(),
        "upperLetter" => Letter(count).ToUpperInvariant(),
        "lowerLetter" => Letter(count),
        "decimalZero" => count.ToString("00", CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int count) => new((char)('a' + ((count - 1) % 26)), Math.Min(((count - 1) / 26) + 1, 10));

    private static string Roman(int count)
    {
        if (count > 3999)
            return count.ToString(CultureInfo.InvariantCulture);
        var roman = new StringBuilder();
        foreach (var (value, letters) in RomanParts)
        {
            for (; count >= value; count -= value)
                roman.Append(letters);
        }

        return roman.ToString();
    }

    private static readonly (int Value, string Letters)[] RomanParts =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 100_000) : 0;

    private sealed class Level
    {
        public int Start { get; set; } = 1;

        public string Format { get; set; } = "decimal";

        public string Text { get; set; } = "";
    }
}

/// <summary>What paragraph styles say of numbering, weight and place on the line.</summary>
internal sealed class WordParagraphStyles
{
    private const int LongestChain = 10;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    public static WordParagraphStyles Read(ZipDirectory zip, UnpackingBudget budget)
    {
        var styles = new WordParagraphStyles();
        Style? style = null;
        PackageText.Walk(zip, "word/styles.xml", budget, xml =>
        {
            if (xml.NodeType is not XmlNodeType.Element)
                return true;
            switch (xml.LocalName)
            {
                case "style":
                    style = xml.Value("type") == "paragraph" && xml.Value("styleId") is { } id ? styles._styles[id] = new Style() : null;
                    break;
                case "basedOn" when style is not null:
                    style.BasedOn = xml.Value("val");
                    break;
                case "numId" when style is not null:
                    style.NumberId = xml.Value("val");
                    break;
                case "ilvl" when style is not null && int.TryParse(xml.Value("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level):
                    style.Level = level;
                    break;
                case "b" when style is not null:
                    style.IsBold = xml.Value("val") is not ("0" or "false");
                    break;
                case "jc" when style is not null:
                    style.IsCentred = xml.Value("val") == "center";
                    break;
            }

            return styles._styles.Count < 20_000;
        });
        return styles;
    }

    public bool IsBold(string? id) => Chain(id).Select(style => style.IsBold).FirstOrDefault(bold => bold is not null) ?? false;

    public bool IsCentred(string? id) => Chain(id).Select(style => style.IsCentred).FirstOrDefault(centred => centred is not null) ?? false;

    /// <summary>Null where the style counts nothing.</summary>
    public (string NumberId, int Level)? Numbering(string? id) =>
        Chain(id).FirstOrDefault(style => style.NumberId is not null) is { } found ? (found.NumberId!, found.Level) : null;

    private IEnumerable<Style> Chain(string? id)
    {
        for (var step = 0; id is not null && step < LongestChain && _styles.TryGetValue(id, out var style); step++, id = style.BasedOn)
            yield return style;
    }

    private sealed class Style
    {
        public string? BasedOn { get; set; }

        public string? NumberId { get; set; }

        public int Level { get; set; }

        public bool? IsBold { get; set; }

        public bool? IsCentred { get; set; }
    }
}
