using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>How the paragraphs of one style look.</summary>
/// <param name="Points">Size of the letters.</param>
internal sealed record ParagraphLook(string Id, string Name, int Points, JustificationValues Alignment)
{
    public string BasedOn { get; init; } = StyleIds.Normal;

    /// <summary>Style of the paragraph that a clerk begins after one of this style.</summary>
    public string? Next { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public string? Colour { get; init; }

    /// <summary>Distance in twentieths of a point; null takes that of the style below.</summary>
    public int? Before { get; init; }

    /// <summary>Distance in twentieths of a point; null takes that of the style below.</summary>
    public int? After { get; init; }

    /// <summary>Line spacing in 240ths of a line; null takes that of the style below.</summary>
    public int? Line { get; init; }

    /// <summary>Indentation of the first line, in twips.</summary>
    public int? FirstLine { get; init; }

    /// <summary>Indentation of all lines, in twips.</summary>
    public int? Left { get; init; }

    /// <summary>How far the first line stands out to the left of the others, in twips.</summary>
    public int? Hanging { get; init; }

    public bool KeepNext { get; init; }

    /// <summary>0 for the highest; null for what is no heading.</summary>
    public int? OutlineLevel { get; init; }

    public bool Numbered { get; init; }

    public Style ToStyle()
    {
        var isDefault = Id == StyleIds.Normal;
        var style = new Style { Type = StyleValues.Paragraph, StyleId = Id, StyleName = new() { Val = Name }, PrimaryStyle = new() };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.BasedOn = new() { Val = BasedOn };
            style.NextParagraphStyle = Next is null ? null : new() { Val = Next };
        }

        style.StyleParagraphProperties = ParagraphProperties();
        style.StyleRunProperties = RunProperties();
        return style;
    }

    private StyleParagraphProperties ParagraphProperties() => new()
    {
        KeepNext = KeepNext ? new() : null,
        NumberingProperties = Numbered && OutlineLevel is { } level
            ? new() { NumberingLevelReference = new() { Val = level }, NumberingId = new() { Val = HeadingNumbering.Id } }
            : null,
        SpacingBetweenLines = Spacing(),
        Indentation = Indentation(),
        Justification = new() { Val = Alignment },
        OutlineLevel = OutlineLevel is { } outline ? new() { Val = outline } : null,
    };

    private SpacingBetweenLines? Spacing()
    {
        var spacing = new SpacingBetweenLines();
        if (Before is { } before)
        {
            spacing.Before = Number(before);
        }

        if (After is { } after)
        {
            spacing.After = Number(after);
        }

        if (Line is { } line)
        {
            spacing.Line = Number(line);
            spacing.LineRule = LineSpacingRuleValues.Auto;
        }

        return spacing.HasAttributes ? spacing : null;
    }

    private Indentation? Indentation()
    {
        var indentation = new Indentation();
        if (Left is { } left)
        {
            indentation.Left = Number(left);
        }

        if (FirstLine is { } first)
        {
            indentation.FirstLine = Number(first);
        }

        if (Hanging is { } hanging)
        {
            indentation.Hanging = Number(hanging);
        }

        return indentation.HasAttributes ? indentation : null;
    }

    // Every weight is said for complex scripts too, else Word drops it for some letters.
    private StyleRunProperties RunProperties() => new()
    {
        Bold = Bold ? new() : null,
        BoldComplexScript = Bold ? new() : null,
        Italic = Italic ? new() : null,
        ItalicComplexScript = Italic ? new() : null,
        Color = Colour is null ? null : new() { Val = Colour },
        FontSize = new() { Val = Number(Points * 2) },
        FontSizeComplexScript = new() { Val = Number(Points * 2) },
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
