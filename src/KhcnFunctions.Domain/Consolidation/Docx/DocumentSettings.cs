using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>Settings of the whole document, and its font.</summary>
internal static class DocumentSettings
{
    public const string Language = "vi-VN";
    public const string FontName = "Times New Roman";

    public static Settings Build() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 720 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = Language },
        new DecimalSymbol { Val = "," },
        new ListSeparator { Val = ";" });

    /// <summary>Names a font of the same metrics for machines that lack the first one.</summary>
    public static Fonts Fonts() => new(new Font(
        new AltName { Val = "Liberation Serif" },
        new FontCharSet { Val = "00" },
        new FontFamily { Val = FontFamilyValues.Roman },
        new Pitch { Val = FontPitchValues.Variable })
    {
        Name = FontName,
    });

    public static RunFonts RunFonts() => new() { Ascii = FontName, HighAnsi = FontName, EastAsia = FontName, ComplexScript = FontName };

    public static Languages Languages() => new() { Val = Language, EastAsia = Language, Bidi = "ar-SA" };
}
