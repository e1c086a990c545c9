using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>
/// Numbers of headings: I, II for the first level and 1, 2 for the second are counted by Word, so that a clerk may move headings.
/// The third level is written out: Word counts a, b, c, d, e where official texts have a, b, c, d, đ.
/// </summary>
internal static class HeadingNumbering
{
    public const int Id = 1;

    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    public static Numbering Build() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.Multilevel },
            Level(0, NumberFormatValues.UpperRoman, StyleIds.Heading(1), "%1."),
            Level(1, NumberFormatValues.Decimal, StyleIds.Heading(2), "%2."))
        {
            AbstractNumberId = 0,
        },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Id });

    /// <summary>'a' for 1, 'đ' for 5; 'aa' after 'y'.</summary>
    public static string Letter(int number) =>
        number <= Letters.Length ? Letters[number - 1].ToString() : Letter((number - 1) / Letters.Length) + Letter(((number - 1) % Letters.Length) + 1);

    /// <summary>Whether it is such a letter, or two of them.</summary>
    public static bool IsLetter(string text) => text.Length > 0 && text.All(letter => Letters.Contains(letter, StringComparison.Ordinal));

    private static Level Level(int level, NumberFormatValues format, string style, string text) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new ParagraphStyleIdInLevel { Val = style },
        new LevelSuffix { Val = LevelSuffixValues.Space },
        new LevelText { Val = text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = FormattableString.Invariant($"{StyleSheet.FirstLine}") }))
    {
        LevelIndex = level,
    };
}
