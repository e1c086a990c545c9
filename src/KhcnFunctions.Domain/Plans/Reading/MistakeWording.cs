using System.Text;

namespace KhcnFunctions.Plans.Reading;

/// <summary>Turns of phrase that the messages on plan files share.</summary>
internal static class MistakeWording
{
    private const int LongestQuote = 60;

    /// <summary>What stands in the file, short and without characters that could garble a message.</summary>
    public static string Quote(string text)
    {
        var quote = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (quote.Length >= LongestQuote)
                return quote.Append('…').ToString();
            quote.Append(HiddenCharacters.IsHidden(rune) ? "�" : rune.ToString());
        }

        return quote.ToString();
    }

    /// <summary>'Có phải 'x' không?' for the nearest of the names; else what could stand there.</summary>
    public static string DidYouMean(string name, IReadOnlyCollection<string> known) =>
        NearestName.Of(name, known) is { } nearest ? $"Có phải '{nearest}'? Sửa lại cho đúng."
        : known.Count is > 0 and <= 12 ? $"Chọn một trong: {string.Join(", ", known)}."
        : "Sửa lại cho đúng hoặc bỏ đi.";
}
