using System.Text;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>Texts typed in fonts from before Unicode, told by the font's name: TCVN3 (ABC) and VNI-Windows.</summary>
public static class LegacyText
{
    // In the order of TCVN 5712:1993, third table; the letters stand at the Latin-1 places given beside.
    private const string Tcvn3Places = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ¡¢£¤¥¦§";
    private const string Tcvn3Letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ";

    // VNI writes a letter and then its marks; these letters alone have places of their own.
    private const string VniPlaces = "íìæóòôöîñÍÌÆÓÒÔÖÎÑ";
    private const string VniLetters = "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ";
    private const string VniMarks = "ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ";

    private static readonly string[] VniCombining =
    [
        "\u0301", "\u0300", "\u0309", "\u0303", "\u0323",
        "\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323",
        "\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323",
    ];

    private static readonly Dictionary<char, char> Tcvn3 = Pair(Tcvn3Places, Tcvn3Letters);
    private static readonly Dictionary<char, char> Vni = Pair(VniPlaces, VniLetters);

    public static bool IsLegacy(string? font) => IsTcvn3(font) || IsVni(font);

    /// <summary>The text in Unicode where the font is an old one; else as it is.</summary>
    public static string Decode(string text, string? font)
    {
        if (IsTcvn3(font))
        {
            var plain = string.Concat(text.Select(letter => Tcvn3.GetValueOrDefault(letter, letter)));

            // Fonts of capitals draw small letters as capitals.
            return font!.EndsWith('H') ? plain.ToUpperInvariant() : plain;
        }

        return IsVni(font) ? DecodeVni(text) : text;
    }

    private static bool IsTcvn3(string? font) => font is not null && font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase);

    private static bool IsVni(string? font) => font is not null && font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase);

    private static string DecodeVni(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var mark = VniMarks.IndexOf(letter, StringComparison.Ordinal);
            if (mark >= 0 && plain.Length > 0 && "aeiouyơưAEIOUYƠƯ".Contains(plain[^1], StringComparison.Ordinal))
                plain.Append(VniCombining[mark % VniCombining.Length]);
            else
                plain.Append(Vni.GetValueOrDefault(letter, letter));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static Dictionary<char, char> Pair(string places, string letters) => places.Zip(letters).ToDictionary(pair => pair.First, pair => pair.Second);
}
